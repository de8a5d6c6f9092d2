"""A view and a frame in, what to draw out: the only place where the two meet.

It replays the frame as of the view's day, keeps the claims that the view asks for and numbers their sources.
It draws nothing and words nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.chains import as_of, standing
from timeline.comparison import compare, revisions
from timeline.errors import UsageError
from timeline.frame import CHAIN_KEY, checked_frame
from timeline.marks import Bounds, Mark, build_marks
from timeline.view import View

__all__ = ["Selection", "Source", "select"]

SOURCE_KEY: Final = ["source_id", "source_title", "publisher", "url"]
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


@dataclass(frozen=True, slots=True)
class Source:
    """A source with its number on this screen: by first assertion, undated last."""

    number: int
    source_id: str
    title: str
    publisher: str
    url: str
    asserted: Bounds


@dataclass(frozen=True, slots=True)
class Selection:
    """What a view shows of a frame.

    `frame` holds the claims known on `as_of` that pass the filters, in chain order, with states computed anew from all
    known ones; `comparison` and `moves` are `compare` and `revisions` of their chains. `total` counts the claims of the
    chosen productions that were known then, `left_out` the rows that could not be read. `conventions` are those that
    the readings in sight used, in words.
    """

    view: View
    frame: pd.DataFrame
    comparison: pd.DataFrame
    moves: pd.DataFrame
    marks: tuple[Mark, ...]
    sources: tuple[Source, ...]
    as_of: date
    total: int
    left_out: int
    conventions: tuple[str, ...]


def select(frame: pd.DataFrame, view: View, today: date | None = None) -> Selection:
    """What a view shows of a claim frame; `today` (the clock's, if not given) stands in for a view without `as_of`.

    Raises `UsageError` for a production, milestone, territory or source that the frame doesn't have.
    """
    _check_names(checked_frame(frame), view)
    day = view.as_of or today or date.today()
    # Productions share no chains, so the others need not be replayed.
    known = _in_chain_order(as_of(_keep(frame, view, ("productions",)), day))
    sources, numbers = _number_sources(known)
    shown = _search(_keep(known, view, tuple(_FILTERS)), view.text)
    chains = _keep(known, view, ("milestones", "territories"))
    chains = chains[chains["chain"].isin(shown["chain"].unique())]
    marks = build_marks(shown, numbers)
    in_sight = {number for mark in marks for number in mark.sources}
    return Selection(
        view=view,
        frame=shown,
        comparison=_compared(known, chains, compare),
        moves=_compared(known, chains, revisions),
        marks=marks,
        sources=tuple(source for source in sources if source.number in in_sight),
        as_of=day,
        total=len(known),
        left_out=rows_left_out(frame),
        conventions=_conventions(shown),
    )


def rows_left_out(frame: pd.DataFrame) -> int:
    """How many rows of the sources could not be used."""
    return max(int(frame.attrs.get("rows") or 0) - len(frame), 0)


def _check_names(frame: pd.DataFrame, view: View) -> None:
    for field, column in _FILTERS.items():
        if field == "statuses":
            continue
        known = set(frame[column])
        for name in getattr(view, field):
            if name not in known:
                raise UsageError(f"no {column.removesuffix('_id')} is called {name!r}: {_nearest(name, known)}")


def _nearest(name: str, known: set[str]) -> str:
    close = get_close_matches(name, known, n=1)
    if close:
        return f"did you mean {close[0]!r}?"
    listed = ", ".join(repr(item) for item in sorted(known)[:5])
    return f"there are {len(known)}, such as {listed}" if known else "nothing was read"


def _in_chain_order(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows by chain and, in it, by the order of its leading edge."""
    entries = standing(frame).entries
    place = np.full(len(frame), -1, dtype=np.int64)
    place[entries.row[::-1]] = np.arange(len(entries))[::-1]
    order = np.lexsort((place, frame["chain"].to_numpy(dtype=np.int64)))
    return frame.iloc[order]


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
    sourced = frame[(frame[SOURCE_KEY[:3]] != "").any(axis=1)]
    grouped = sourced.groupby(SOURCE_KEY, sort=False, dropna=False)
    first = grouped["asserted_earliest"].min().fillna(grouped["asserted_latest"].min())
    ordered = first.sort_values(kind="stable", na_position="last")
    number_of = {key: number for number, key in enumerate(ordered.index, start=1)}
    rows = dict(iter(grouped))
    sources = [_source(number, key, rows[key]) for key, number in number_of.items()]
    claims = zip(sourced["claim_id"], sourced[SOURCE_KEY].itertuples(index=False, name=None), strict=True)
    return sources, {claim_id: number_of[key] for claim_id, key in claims}


def _source(number: int, key: Any, claims: pd.DataFrame) -> Source:
    dated = claims[claims[["asserted_earliest", "asserted_latest"]].notna().any(axis=1)]
    earliest = dated["asserted_earliest"].min(skipna=False) if len(dated) else pd.NaT
    latest = dated["asserted_latest"].max(skipna=False) if len(dated) else pd.NaT
    source_id, title, publisher, url = key
    return Source(number, source_id, title, publisher, url, (_day(earliest), _day(latest)))


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value.date()


def _compared(known: pd.DataFrame, chains: pd.DataFrame, table: Any) -> pd.DataFrame:
    """A table of all known claims, as far as it speaks of these chains: filters never change what it says."""
    whole: pd.DataFrame = table(known)
    wanted = set(chains[list(CHAIN_KEY)].itertuples(index=False, name=None))
    keys = whole[list(CHAIN_KEY)].itertuples(index=False, name=None)
    return whole[[key in wanted for key in keys]].reset_index(drop=True)


def _conventions(frame: pd.DataFrame) -> tuple[str, ...]:
    used = (part.strip() for text in frame["convention"].unique() for part in text.split(";"))
    return tuple(dict.fromkeys(part for part in used if part))
