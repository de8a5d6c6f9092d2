"""Naming: the words of a mark: its label on the plot, its row, its name for those who can't see it, its hover card.

All plain text; whoever draws it escapes it. Dates and slips are worded by `words`; nothing here computes one.
"""

from __future__ import annotations

from datetime import date

from timeline import words
from timeline.figures.text import escape
from timeline.marks import Bounds, Mark

__all__ = ["accessible_name", "hover_text", "label_texts", "mark_state", "row_detail", "row_name"]

UNKNOWN: Bounds = (None, None)


def label_texts(mark: Mark, as_of: date | None = None) -> list[str]:
    """What a mark's label may say, the fullest first; with `as_of`, that a date has passed unconfirmed."""
    texts = _texts(mark)
    if as_of is None or mark.due_by(as_of) is None:
        return texts
    edge, joint, day = texts[0].rpartition(", ")
    return [f"{edge}{joint}was due {day}", *texts]


def _texts(mark: Mark) -> list[str]:
    if mark.status == "canceled" and (not mark.dated or mark.extent == UNKNOWN):
        return ["canceled"]
    texts = [_hedged(text, mark) for text in _dates(mark)]
    if mark.status in ("canceled", "rumored"):
        return [f"{text}, {mark.status}" for text in texts] + [mark.status]
    return texts


def _hedged(text: str, mark: Mark) -> str:
    """A date with its qualifier, unless it is given in the source's own words, which have it."""
    if text == mark.stated.replace(" of ", " ").removeprefix("the ").replace('"', "").strip():
        return text
    text = f"about {text}" if "approximate" in mark.qualifier else text
    return f"{text}?" if "uncertain" in mark.qualifier else text


def _dates(mark: Mark) -> list[str]:
    if mark.extent == UNKNOWN:
        return ["no date"]
    if mark.is_point:
        return [words.label(mark.stated, *mark.start, mark.precision)]
    if UNKNOWN in (mark.start, mark.end):
        edge, bounds = ("end", mark.end) if mark.start == UNKNOWN else ("start", mark.start)
        return _one_edge(mark, edge, bounds)
    if mark.end[1] is None and mark.end[0] is not None:
        return _open_ended(mark)
    if mark.start == mark.end:
        return [words.label(mark.stated, *mark.start, mark.precision)]
    years = dict.fromkeys((_years(mark.start), _years(mark.end)))
    return [words.span(mark.start, mark.end), f" {words.DASH} ".join(years)]


def _one_edge(mark: Mark, edge: str, bounds: Bounds) -> list[str]:
    if edge == "end" and mark.status == "actual" and bounds[1] is None and bounds[0] is not None:
        return [f"still going on {words.day(bounds[0])}", f"still going {_month(bounds[0])}"]
    said = words.label(mark.stated, *bounds, mark.precision)
    return [f"{edge}, {said}", said]


def _open_ended(mark: Mark) -> list[str]:
    earliest = mark.end[0]
    assert earliest is not None
    started = words.window(*mark.start)
    if mark.start[1] is None:
        return [started]
    if mark.status != "actual":
        return [f"{started} {words.DASH} {words.day(earliest)} or later", f"from {started}"]
    still = f"still going on {words.day(earliest)}"
    return [f"started {started}, {still}", still, f"still going {_month(earliest)}"]


def _month(day: date) -> str:
    return f"{words.MONTHS[day.month - 1]} {day.year}"


def _years(bounds: Bounds) -> str:
    """A window by its year alone, where it is known."""
    days = [day for day in bounds if day is not None]
    return "–".join(dict.fromkeys(str(day.year) for day in days)) if days else "?"


def row_name(mark: Mark) -> str:
    """A row's name."""
    return words.milestone_name(mark.milestone)


def row_detail(mark: Mark) -> str:
    """What tells a row from others of its name: label, territory, place."""
    places = dict.fromkeys(part for part in (mark.label, mark.territory, mark.location) if part)
    return " · ".join(places)


def mark_state(mark: Mark, as_of: date | None = None) -> str:
    """A mark's state in a few words; with `as_of`, also that its date has passed unconfirmed."""
    if mark.met:
        return "happened, as announced"
    due = None if as_of is None else mark.due_by(as_of)
    if due is not None:
        return f"{'announced' if mark.state == 'current' else mark.state}, was due by {words.day(due)}, not confirmed"
    if mark.state == "current":
        return mark.status
    return "happened" if mark.state == "actual" else mark.state


def accessible_name(mark: Mark, moved: str = "", as_of: date | None = None) -> str:
    """A mark in one sentence: "Release, superseded: 7 Jun 2024, said by Gaming Club in 2023, 364 days later"."""
    name = ", ".join(part for part in (row_name(mark), row_detail(mark), mark_state(mark, as_of)) if part)
    parts = [f"{name}: {label_texts(mark)[0]}", _said_by(mark), moved]
    return ", ".join(part for part in parts if part)


def _said_by(mark: Mark) -> str:
    if not mark.source:
        return ""
    if mark.asserted == UNKNOWN:
        return f"said by {mark.source}"
    return f"said by {mark.source}, {words.about(*mark.asserted)}"


def hover_text(mark: Mark, moved: str = "", as_of: date | None = None) -> str:
    """The hover card of an exported page: phrase, bounds, source and state, one a line; escaped."""
    read = "no date" if mark.extent == UNKNOWN else words.span(mark.start, mark.end)
    if mark.convention:
        read += f" ({mark.convention})"
    lines = [
        f"<b>{escape(row_name(mark))}</b>",
        f"“{escape(mark.stated)}”" if mark.stated else "",
        f"Read as: {escape(read)}",
        escape(_said_by(mark).capitalize()) if not mark.source else f"Said by {escape(_said_by(mark)[8:])}",
        f"State: {escape(mark_state(mark, as_of))}" + (f", {escape(moved)}" if moved else ""),
    ]
    return "<br>".join(line for line in lines if line)
