"""The words of a comparison's rows: what was announced, its role, who said it and when, and the verdict.

In two lines, or in one where rows are dense: it writes what fits and gives up the rest in a fixed order. It draws no
dates and no slips: those are `matches`.
"""

from __future__ import annotations

from typing import Final

from timeline.figures.canvas import Canvas, Text
from timeline.figures.columns import slip_color
from timeline.figures.entries import Entry
from timeline.figures.labels import Wording
from timeline.figures.text import clip, escape, width
from timeline.figures.theme import Type

__all__ = ["draw_line", "draw_said", "draw_verdict"]

LEAST_PHRASE: Final = 0.62
"""A phrase in one line with its role may take this share of it."""


def draw_said(canvas: Canvas, entry: Entry, left: float, room: float, lines: tuple[float, float]) -> None:
    """The phrase in quotation marks, and under it its role, its source and when it was said."""
    space, theme = canvas.space, canvas.space.theme
    ground = theme.surface if space.compact else ""
    kind, small = space.type(13), space.type(12)
    canvas.text(Text(escape(_quoted(entry, room, kind)), left, lines[0], kind, theme.ink, ground=ground))
    told = _told(entry, small, room)
    canvas.text(Text(told, left, lines[1], small, theme.ink3, ground=ground))


def draw_line(canvas: Canvas, entry: Entry, left: float, room: float, y: float) -> None:
    """All of it in one line: of a summary the milestone first, else the phrase."""
    if entry.name:
        _draw_named(canvas, entry, left, room, y)
        return
    space, theme = canvas.space, canvas.space.theme
    kind, small, gap = space.type(12.5), space.type(11.5), space.px(10)
    phrase = _quoted(entry, room * LEAST_PHRASE, kind)
    canvas.text(Text(escape(phrase), left, y, kind, theme.ink))
    after = left + width(phrase, kind) + gap
    told = _told(entry, small, left + room - after)
    canvas.text(Text(told, after, y, small, theme.ink3))


def _draw_named(canvas: Canvas, entry: Entry, left: float, room: float, y: float) -> None:
    """The milestone, and after it the phrase and how many dates were announced in between, as far as there is room."""
    space, theme = canvas.space, canvas.space.theme
    bold, plain = space.type(12.5, 600), space.type(12)
    name = clip(entry.name, room, bold)
    canvas.text(Text(escape(name), left, y, bold, theme.ink))
    after = left + width(name, bold) + space.px(8)
    counted = Wording(f" +{entry.between} between" if entry.between else "", plain, entry.sources)
    free = left + room - after - counted.width
    quoted = clip(f"“{entry.stated}”", free, plain)
    if free > 0:
        canvas.text(Text(escape(quoted) + counted.markup, after, y, plain, theme.ink3))


def _quoted(entry: Entry, room: float, kind: Type) -> str:
    return f"“{clip(entry.stated, room - width('“”', kind), kind)}”"


def _told(entry: Entry, kind: Type, room: float) -> str:
    """Role, source and when, as much of it as fits; a role that names the other date is given up last."""
    when = f", {entry.when}" if entry.when else ""
    full = " · ".join(part for part in (entry.role, entry.who) if part)
    names_other = entry.role.startswith(("then", "against"))
    shorter = [(full, ""), (entry.role, "")] if names_other else [(entry.who or entry.role, when)]
    for text, after in ((full, when), *shorter):
        wording = Wording(text, kind, entry.sources)
        if wording.width + width(after, kind) <= room:
            return wording.markup + escape(after)
    notes = Wording("", kind, entry.sources)
    return Wording(clip(shorter[-1][0], room - notes.width, kind), kind, entry.sources).markup


def draw_verdict(canvas: Canvas, entry: Entry, x: float, y: float, align: str) -> None:
    """The verdict in words, in the colour of its direction."""
    space = canvas.space
    ground = space.theme.surface if space.compact else ""
    color = slip_color(space.theme, entry.verdict)
    canvas.text(Text(escape(entry.said), x, y, space.type(13, 600), color, align, ground))
