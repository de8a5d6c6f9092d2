"""The list beside an exported history: what the page has in HTML, written on the picture.

Each claim with its source and what it changed; in two lines instead of three where there are many, and where even those
don't fit, a line says how many are left to the table. It words nothing: that is for `history_list`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from timeline import words
from timeline.figures.canvas import Canvas, Plane, Rule, Text
from timeline.figures.glyphs import Pen, draw_point
from timeline.figures.history_list import HistoryEntry, HistoryGroup
from timeline.figures.labels import Box, Wording
from timeline.figures.text import clip, escape, width
from timeline.figures.theme import Type

__all__ = ["draw_side_list"]

HEADING: Final = (13, 600)
PHRASE: Final = (12.5, 400)
SMALL: Final = (11.5, 400)
CHANGE: Final = (11.5, 600)
LINE: Final = 16.0
HEAD: Final = 30.0
BETWEEN: Final = 10.0
INDENT: Final = 26.0
APART: Final = 16.0
"""Between two groups."""

Item = HistoryGroup | HistoryEntry | int
"""A heading, a claim, or how many claims are left out (0: none, only air)."""


def draw_side_list(canvas: Canvas, plane: Plane, groups: Sequence[HistoryGroup], box: Box) -> None:
    """Write the groups into a box; `plane` is where the glyph of what happened is drawn."""
    px, high = canvas.space.px, box.bottom - box.top
    lines = 3 if px(_height(groups, 3)) <= high else 2
    writer, y = _Writer(canvas, plane, box, lines), box.top
    for item, height in _items(groups, lines, high / canvas.space.scale):
        if isinstance(item, HistoryGroup):
            writer.heading(item, y)
        elif isinstance(item, HistoryEntry):
            writer.entry(item, y)
        else:
            writer.rest(item, y)
        y += px(height)


def _height(groups: Sequence[HistoryGroup], lines: int) -> float:
    entries = sum(len(group.entries) for group in groups)
    return entries * (LINE * lines + BETWEEN) + len(groups) * (HEAD + APART)


def _items(groups: Sequence[HistoryGroup], lines: int, high: float) -> Iterator[tuple[Item, float]]:
    """Headings, entries and, for what has no room, how many there are, each with its height.

    Of a group that doesn't fit, its first and its last entries are kept: where it began, and what holds.
    """
    each, over = LINE * lines + BETWEEN, _height(groups, lines) > high
    left = sum(len(group.entries) for group in groups)
    for group in groups:
        room = int((high - HEAD - (LINE + BETWEEN if over else 0)) // each)
        if room < min(2, len(group.entries)):
            break
        yield group, HEAD
        kept = min(room, len(group.entries))
        cut = len(group.entries) - kept
        for number, entry in enumerate(group.entries):
            if number == 1 and cut:
                yield cut, LINE + BETWEEN
            if number == 0 or number > cut:
                yield entry, each
        high -= HEAD + kept * each + (LINE + BETWEEN if cut else 0) + APART
        left -= len(group.entries)
        yield 0, APART
    if left:
        yield left, LINE


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes on one canvas, in a box, so many lines an entry."""

    canvas: Canvas
    plane: Plane
    box: Box
    lines: int

    def px(self, length: float) -> float:
        return self.canvas.space.px(length)

    def heading(self, group: HistoryGroup, top: float) -> None:
        theme, kind = self.canvas.space.theme, self.canvas.space.type(*HEADING)
        room = self.box.right - self.box.left
        self._write(clip(group.heading, room, kind), self.box.left, top + self.px(8), kind, theme.ink)
        y = top + self.px(20)
        self.canvas.rule(Rule(theme.line), self.box.left, y, self.box.right, y)

    def entry(self, entry: HistoryEntry, top: float) -> None:
        theme = self.canvas.space.theme
        left, y, step = self.box.left + self.px(INDENT), top + self.px(LINE / 2), self.px(LINE)
        if entry.number:
            self._write(entry.number, self.box.left + self.px(4), y, self.canvas.space.type(12, 600), theme.ink3)
        else:
            look = "current" if entry.look == "fulfilled" else entry.look
            draw_point(Pen(self.canvas, self.plane, look), self.box.left + self.px(8), y)
        phrase, change = self.canvas.space.type(*PHRASE), self.canvas.space.type(*CHANGE)
        tone = {"late": theme.late, "early": theme.early}.get(entry.tone, theme.ink2)
        room = self.box.right - left
        least = min(width(entry.phrase, phrase) + self.px(8), room * 0.45)
        taken = 0.0 if self.lines > 2 else min(width(entry.change, change), room - least)
        self._write(clip(entry.phrase, room - taken - self.px(8), phrase), left, y, phrase, theme.ink)
        if self.lines > 2:
            self._write(clip(entry.change, room, change), left, y + 2 * step, change, tone)
        else:
            said = clip(entry.change, taken, change)
            self._write(said, self.box.right - width(said, change), y, change, tone)
        self._who(entry, left, y + step, room)

    def _who(self, entry: HistoryEntry, left: float, y: float, room: float) -> None:
        """Who said it and when; the name gives way, source numbers and date stay."""
        kind = self.canvas.space.type(*SMALL)
        after = f" · {entry.when}" if entry.when else ""
        fixed = Wording("", kind, entry.sources).width + width(after, kind)
        who = Wording(clip(entry.who, room - fixed, kind), kind, entry.sources)
        if fixed > room:
            who = Wording("", kind, entry.sources)
            after = clip(after, room - who.width, kind)
        self.canvas.text(Text(who.markup + escape(after), left, y, kind, self.canvas.space.theme.ink3))

    def rest(self, number: int, y: float) -> None:
        """How many claims the table has more; nothing where there are none."""
        if not number:
            return
        space, said = self.canvas.space, f"and {words.count(number, 'more claim')}"
        self._write(said, self.box.left, y + self.px(LINE / 2), space.type(*SMALL), space.theme.ink3)

    def _write(self, text: str, x: float, y: float, kind: Type, color: str) -> None:
        self.canvas.text(Text(escape(text), x, y, kind, color))
