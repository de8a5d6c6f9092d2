"""A view and a frame in, what to draw out: the only place where the two meet.

It replays the frame as of the view's day, keeps the claims that the view asks for and numbers their sources.
It draws nothing and words nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.chains import Resolution, replayed
from timeline.errors import UsageError
from timeline.frame import checked_frame
from timeline.selection import Selection, Source
from timeline.slip import OPEN_HIGH, OPEN_LOW, Windows
from timeline.sources.coded import Numbers, first_rows, together
from timeline.view import View

__all__ = ["COMPARED_BY", "Selection", "Source", "select"]

COMPARED_BY: Final = "release"
"""The milestone that productions are compared by, unless the view asks for exactly one other."""

SOURCE_KEY: Final = ["source_id", "source_title", "publisher", "url"]
SAID: Final = ["asserted_earliest", "asserted_latest"]
SEARCHED: Final = (
    "production",
    "milestone",
    "label",
    "territory",
    "location",
    "stated",
    "source_id",
    "source_title",
    "publisher",
    "locator",
    "note",
)
_FILTERS: Final = {
    "productions": "production",
    "milestones": "milestone",
    "territories": "territory",
    "statuses": "status",
    "sources": "source_id",
}


def select(frame: pd.DataFrame, view: View, today: date | None = None) -> Selection:
    """What a view shows of a claim frame; `today` (the clock's, if not given) stands in for a view without `as_of`.

    Raises `UsageError` for a production, milestone, territory or source that the frame doesn't have.
    """
    _check_names(checked_frame(frame), view)
    day = view.as_of or today or date.today()
    # Productions share no chains, so the others need not be replayed.
    known, resolution = _known(_keep(frame, view, ("productions",)), day)
    sources, numbers = _number_sources(known)
    passing = _search(_keep(known, view, tuple(_FILTERS)), view.text)
    shown, milestone = passing, ""
    if view.view == "portfolio":
        milestone = _compared_by(view)
        shown = passing[passing["milestone"] == milestone]
    shown = shown.copy(deep=False)
    shown.attrs = frame.attrs
    return Selection(
        view=view,
        frame=shown,
        known=known,
        resolution=resolution,
        numbers=numbers,
        all_sources=tuple(sources),
        as_of=day,
        total=len(known),
        left_out=rows_left_out(frame),
        milestone=milestone,
        without=_missing(passing, shown),
    )


def _compared_by(view: View) -> str:
    """The milestone of a portfolio; "" where the view asks for several, none of them the release."""
    if len(view.milestones) == 1:
        return view.milestones[0]
    return COMPARED_BY if not view.milestones or COMPARED_BY in view.milestones else ""


def _missing(passing: pd.DataFrame, shown: pd.DataFrame) -> tuple[str, ...]:
    """The productions of the first frame that the second one doesn't have."""
    if len(passing) == len(shown):
        return ()
    there = set(shown["production"])
    return tuple(name for name in passing["production"].unique() if name not in there)


def rows_left_out(frame: pd.DataFrame) -> int:
    """How many rows of the sources could not be used."""
    return max(int(frame.attrs.get("rows") or 0) - len(frame), 0)


def _check_names(frame: pd.DataFrame, view: View) -> None:
    for field, column in _FILTERS.items():
        named = getattr(view, field)
        if field == "statuses" or not named:
            continue
        known = set(frame[column])
        for name in named:
            if name not in known:
                raise UsageError(f"no {column.removesuffix('_id')} is called {name!r}: {_nearest(name, known)}")


def _nearest(name: str, known: set[str]) -> str:
    close = get_close_matches(name, known, n=1)
    if close:
        return f"did you mean {close[0]!r}?"
    listed = ", ".join(repr(item) for item in sorted(known)[:5])
    if len(known) < 2:
        return f"there is only {listed}" if known else "nothing was read"
    return f"there are {len(known)}, such as {listed}"


def _known(frame: pd.DataFrame, day: date) -> tuple[pd.DataFrame, Resolution]:
    """What was known on a day, in chain order: rows by chain and, in it, by the order of their leading edge."""
    bare = frame.copy(deep=False)
    # Pandas copies them at each step from here on: chains need no others.
    bare.attrs = {name: value for name, value in frame.attrs.items() if name == "supersedes"}
    known, resolution = replayed(bare, day)
    entries = resolution.entries
    place = np.full(len(known), -1, dtype=np.int64)
    place[entries.row[::-1]] = np.arange(len(entries))[::-1]
    order = np.lexsort((place, known["chain"].to_numpy(dtype=np.int64)))
    return known.iloc[order], resolution.of_rows(order)


def _keep(frame: pd.DataFrame, view: View, fields: Sequence[str]) -> pd.DataFrame:
    for field in fields:
        wanted = getattr(view, field)
        if wanted:
            frame = frame[frame[_FILTERS[field]].isin(wanted)]
    return frame


def _search(frame: pd.DataFrame, text: str) -> pd.DataFrame:
    """The claims in which every word of the search is found, whatever the case."""
    for word in text.casefold().replace("_", " ").split():
        found: npt.NDArray[np.bool_] = np.zeros(len(frame), dtype=np.bool_)
        for column in SEARCHED:
            folded = frame[column].str.casefold().str.replace("_", " ")
            found |= folded.str.contains(word, regex=False).to_numpy(dtype=np.bool_)
        frame = frame[found]
    return frame


def _number_sources(frame: pd.DataFrame) -> tuple[list[Source], dict[str, int]]:
    """The sources by first assertion, undated last, and each claim's source number."""
    named = np.logical_or.reduce([(frame[name] != "").to_numpy() for name in SOURCE_KEY[:3]])
    sourced = frame[["claim_id", *SOURCE_KEY, *SAID]][named]
    group, count = together(*(pd.factorize(sourced[name])[0] for name in SOURCE_KEY))
    keys = list(sourced.iloc[first_rows(group, count)][SOURCE_KEY].itertuples(index=False, name=None))
    said = Windows.from_days(*(sourced[name] for name in SAID))
    order = np.argsort(_first_said(said, group, count), kind="stable")
    low, high = _whole(said, group, count)
    sources = []
    for number, place in enumerate(order.tolist(), start=1):
        source_id, title, publisher, url = keys[place]
        sources.append(Source(number, source_id, title, publisher, url, (low[place], high[place])))
    number_of = np.empty(count, dtype=np.int64)
    number_of[order] = np.arange(1, count + 1)
    return sources, dict(zip(sourced["claim_id"].tolist(), number_of[group].tolist(), strict=True))


def _first_said(said: Windows, group: Numbers, count: int) -> Numbers:
    """The first earliest day of each group, of one without any the first latest day; undated ones last."""
    earliest, latest = np.full(count, OPEN_HIGH), np.full(count, OPEN_HIGH)
    np.minimum.at(earliest, group, np.where(said.low == OPEN_LOW, OPEN_HIGH, said.low))
    np.minimum.at(latest, group, said.high)
    return np.where(earliest == OPEN_HIGH, latest, earliest)


def _whole(said: Windows, group: Numbers, count: int) -> tuple[list[date | None], list[date | None]]:
    """From when to when each group's dated claims were said, open on a side on which one of them is."""
    dated = (said.low != OPEN_LOW) | (said.high != OPEN_HIGH)
    low, high = np.full(count, OPEN_HIGH), np.full(count, OPEN_LOW)
    np.minimum.at(low, group[dated], said.low[dated])
    np.maximum.at(high, group[dated], said.high[dated])
    return _days(low), _days(high)


def _days(numbers: Numbers) -> list[date | None]:
    missing = np.abs(numbers) == OPEN_HIGH
    days = np.where(missing, 0, numbers).astype("datetime64[D]")
    days[missing] = np.datetime64("NaT")
    found: list[date | None] = days.tolist()
    return found
