"""What was known on a day: the claims said by then, with everything computed anew from them alone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.chains.entries import build_entries
from timeline.chains.ordering import put_in_order
from timeline.chains.resolution import Resolution, resolved_frame
from timeline.claims.stated import stated_edge
from timeline.errors import UsageError
from timeline.frame import checked_frame
from timeline.slip import OPEN_HIGH, OPEN_LOW, Windows

__all__ = ["as_of", "known_from", "replayed"]

Ints = npt.NDArray[np.int64]
ALWAYS = OPEN_LOW
NEVER = OPEN_HIGH


def as_of(frame: pd.DataFrame, day: date | str) -> pd.DataFrame:
    """What was believed on a day (a `date`, or its ISO text), that day included: same columns, same order of rows.

    A claim is known from the middle of its assertion window on, an edge of an actual never before it happened; an edge
    not yet known is blank, and a row without any is gone. Order, state, change, revision and slip are computed anew.
    Raises `UsageError` for a text that isn't a day.
    """
    return replayed(frame, day)[0]


def replayed(frame: pd.DataFrame, day: date | str) -> tuple[pd.DataFrame, Resolution]:
    """`as_of`, with the resolved edges behind it."""
    frame, today = checked_frame(frame), _day_number(day)
    known, start_known, end_known = known_from(frame)
    start_shown, end_shown = start_known <= today, end_known <= today
    start_said, end_said = _is_said(frame, "start"), _is_said(frame, "end")
    left = (start_said & start_shown) | (end_said & end_shown)
    shown = (known <= today) & (left | ~(start_said | end_said))
    past = frame.copy() if shown.all() else frame[shown]
    start_shown, end_shown = start_shown[shown], end_shown[shown]
    _blank(past, ("start_earliest", "start_latest"), ~start_shown)
    _blank(past, ("end_earliest", "end_latest"), ~end_shown)
    _trim_stated(past, start_shown, end_shown)
    return resolved_frame(past)


def _is_said(frame: pd.DataFrame, edge: str) -> npt.NDArray[np.bool_]:
    """Whether each row says anything of when an edge happens."""
    said: npt.NDArray[np.bool_] = ~np.isnat(frame[f"{edge}_earliest"].to_numpy())
    return said | ~np.isnat(frame[f"{edge}_latest"].to_numpy())


def _day_number(day: date | str) -> int:
    try:
        known = date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        known = None
    if not isinstance(known, date) or isinstance(known, datetime):
        raise UsageError(f"as_of can't be {day!r}: write a day as YYYY-MM-DD, such as 2024-01-31")
    return known.toordinal() - date(1970, 1, 1).toordinal()


def known_from(frame: pd.DataFrame) -> tuple[Ints, Ints, Ints]:
    """The day number from which each claim, its start and its end are known; `ALWAYS` where no day says when."""
    said = Windows.from_days(frame["asserted_earliest"], frame["asserted_latest"])
    low_open, high_open = said.low == OPEN_LOW, said.high == OPEN_HIGH
    middle = -((-(said.low + said.high)) // 2)
    known = np.where(low_open, np.where(high_open, ALWAYS, said.high), np.where(high_open, said.low, middle))
    known = _cancellations_after(frame, known, low_open & high_open)
    actual = (frame["status"] == "actual").to_numpy()
    start = _happened(frame, "start", actual)
    end = np.where((frame["kind"] == "point").to_numpy(), start, _happened(frame, "end", actual))
    return known, np.maximum(known, start), np.maximum(known, end)


def _cancellations_after(frame: pd.DataFrame, known: Ints, unknown: npt.NDArray[np.bool_]) -> Ints:
    """A cancellation said on an unknown day is known from the claim before it on; of two edges, from the later."""
    loose = unknown & (frame["status"] == "canceled").to_numpy()
    if not loose.any():
        return known
    ordered = put_in_order(build_entries(frame, frame["chain"].to_numpy(dtype=np.int64)))
    row = ordered.entries.row
    first = np.isin(np.arange(row.size), ordered.starts)
    for place in np.flatnonzero(loose[row] & ~first):
        known[row[place]] = max(known[row[place]], known[row[place - 1]])
    return known


def _happened(frame: pd.DataFrame, edge: str, actual: npt.NDArray[np.bool_]) -> Ints:
    window = Windows.from_days(frame[f"{edge}_earliest"], frame[f"{edge}_latest"])
    day = np.where(window.low != OPEN_LOW, window.low, np.where(window.high != OPEN_HIGH, window.high, ALWAYS))
    return np.where(actual, day, ALWAYS)


def _blank(frame: pd.DataFrame, columns: tuple[str, str], hidden: npt.NDArray[Any]) -> None:
    if hidden.any():
        for column in columns:
            frame[column] = np.where(hidden, np.datetime64("NaT"), frame[column].to_numpy())


def _trim_stated(frame: pd.DataFrame, start_shown: npt.NDArray[np.bool_], end_shown: npt.NDArray[np.bool_]) -> None:
    """A claim of which one edge is not yet known keeps only what it says of the other."""
    half = (start_shown != end_shown) & (frame["kind"] == "span").to_numpy()
    if half.any():
        edges = np.where(start_shown[half], "start", "end")
        texts = [stated_edge(text, edge) for text, edge in zip(frame["stated"][half], edges, strict=True)]
        frame.loc[half, "stated"] = texts
