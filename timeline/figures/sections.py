"""Sections of a schedule: which chains stand under which heading, in which order.

It is told from the claims alone, all at once: of ten thousand rows only those in sight are ever made into marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.claims import ACTIVITIES
from timeline.events import NO_DAY, PUBLICITY
from timeline.selection import Selection

__all__ = ["HOLDING", "Section", "extents", "first_rows", "sections"]

Ints = npt.NDArray[np.int64]

PHASES: Final = ("Production", "Publicity", "Release", "Other")
RELEASES: Final = ("premiere", "festival", "release", "streaming_release", "home_release")
PHASE_OF: Final = (
    dict.fromkeys(ACTIVITIES, "Production") | dict.fromkeys(PUBLICITY, "Publicity") | dict.fromkeys(RELEASES, "Release")
)
HOLDING: Final = ("actual", "current", "conflicting", "canceled")
HEAD: Final = ["chain", "production", "milestone", "label", "kind"]
UNDATED: Final = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Section:
    """Chains under one heading, by their numbers; no heading where there is nothing to tell apart."""

    title: str
    chains: tuple[int, ...]


@lru_cache(maxsize=4)
def sections(selection: Selection) -> tuple[Section, ...]:
    """The chains of a selection by phase, with several productions by production and phase; or in one list.

    The list is by date, or as the file has it; under a phase they are by date: the first day of what stands.
    """
    frame = selection.frame
    if not len(frame):
        return ()
    heads = frame[HEAD].iloc[_first_places(frame)]
    arrangement, chains = selection.view.arrangement, heads["chain"].to_numpy(dtype=np.int64)
    order = np.arange(len(heads)) if arrangement == "given" else _by_date(frame, heads)
    if arrangement != "phase":
        return (Section("", tuple(chains[order].tolist())),)
    return tuple(Section(title, tuple(chains[at].tolist())) for title, at in _by_phase(heads, order))


def first_rows(listed: Sequence[Section], most: int) -> tuple[Section, ...]:
    """The first `most` rows of some sections, and of those none that is empty.

    >>> first_rows([Section("a", (1, 2)), Section("b", (3, 4)), Section("c", (5,))], 3)
    (Section(title='a', chains=(1, 2)), Section(title='b', chains=(3,)))
    """
    shown, left = [], most
    for section in listed:
        if left > 0:
            shown.append(Section(section.title, section.chains[:left]))
        left -= len(section.chains)
    return tuple(shown)


def _first_places(frame: pd.DataFrame) -> Ints:
    """The place of each chain's first row in a frame in chain order."""
    return np.flatnonzero(np.diff(frame["chain"].to_numpy(dtype=np.int64), prepend=-1))


def extents(frame: pd.DataFrame) -> tuple[Ints, Ints]:
    """From which to which day number each claim may touch the calendar; `UNDATED` on an open or unknown side."""
    low_start, high_start, low_end, high_end = (
        frame[name].to_numpy().astype("datetime64[D]").astype(np.int64)
        for name in ("start_earliest", "start_latest", "end_earliest", "end_latest")
    )
    starts = (low_start != NO_DAY) | (high_start != NO_DAY)
    ends = (low_end != NO_DAY) | (high_end != NO_DAY)
    low, high = np.where(starts, low_start, low_end), np.where(ends, high_end, high_start)
    return np.where(low == NO_DAY, UNDATED, low), np.where(high == NO_DAY, UNDATED, high)


def _by_date(frame: pd.DataFrame, heads: pd.DataFrame) -> Ints:
    """The places of the chains by the first day of what stands, undated last; of one day by milestone and label."""
    day, starts = np.minimum(*extents(frame)), _first_places(frame)
    holds = frame["state"].isin(HOLDING).to_numpy()
    standing = np.minimum.reduceat(np.where(holds, day, UNDATED), starts)
    first = np.where(np.logical_or.reduceat(holds, starts), standing, np.minimum.reduceat(day, starts))
    # A cancellation without a date stands where the date stood that it took away.
    canceled = np.logical_or.reduceat((frame["state"] == "canceled").to_numpy(), starts)
    first = np.where(canceled & (first == UNDATED), _last_days(day, starts), first)
    names = (pd.factorize(heads[name], sort=True)[0] for name in ("label", "milestone"))
    return np.lexsort((*names, first))


def _last_days(day: Ints, starts: Ints) -> Ints:
    """The day of each chain's last claim that has one."""
    place = np.where(day < UNDATED, np.arange(day.size), -1)
    last = np.maximum.reduceat(place, starts)
    return np.where(last < 0, UNDATED, day[last])


def _by_phase(heads: pd.DataFrame, order: Ints) -> Iterator[tuple[str, Ints]]:
    """Chains under their phase; of several productions, each production's phases after one another."""
    production, titles = pd.factorize(heads["production"])
    names, phase = titles.tolist(), _phases(heads)
    group = production * len(PHASES) + phase
    used = np.bincount(np.unique(group) // len(PHASES), minlength=len(names))
    by_group = order[np.argsort(group[order], kind="stable")]
    edges = np.flatnonzero(np.diff(group[by_group], prepend=-1))
    for places in np.split(by_group, edges[1:]):
        at = production[places[0]]
        yield _title(names[at] if len(names) > 1 else "", PHASES[phase[places[0]]], int(used[at])), places


def _phases(heads: pd.DataFrame) -> Ints:
    """The phase of each chain, as its place in `PHASES`."""
    milestone, names = pd.factorize(heads["milestone"])
    named = np.array([PHASES.index(PHASE_OF[name]) if name in PHASE_OF else -1 for name in names], dtype=np.int64)
    loose = np.where((heads["kind"] == "point").to_numpy(), PHASES.index("Other"), PHASES.index("Production"))
    return np.where(named[milestone] < 0, loose, named[milestone])


def _title(production: str, phase: str, phases: int) -> str:
    if not production:
        return phase
    return f"{production} · {phase}" if phases > 1 else production
