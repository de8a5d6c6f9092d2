"""The comparison: announced dates against what happened, each row with its dates, its slip and a verdict.

Wide, it is one table whose cells are plots: what was said, a date axis, an axis of days, the slip, the verdict. On a
phone each row is a card with its slip bar under the verdict. What is compared is for `ledger`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline import words
from timeline.figures.axes import PixelAxis, TimeAxis, ValueAxis
from timeline.figures.canvas import Canvas, Plane, Rule, Text
from timeline.figures.columns import draw_group, draw_more, slip_color
from timeline.figures.days import days_axis, draw_days
from timeline.figures.empty import draw_nothing
from timeline.figures.figure import Scene, Space
from timeline.figures.glyphs import FADE_LENGTH
from timeline.figures.labels import Box, Field, Wording
from timeline.figures.ledger import Entry, Section, first_sections, summary
from timeline.figures.legend import legend_of
from timeline.figures.matches import draw_match, draw_slip_cell, entry_reaches
from timeline.figures.range import Need, fitted_axis
from timeline.figures.ruler import draw_ruler
from timeline.figures.text import clip, escape, width
from timeline.figures.theme import Type
from timeline.figures.traces import Target
from timeline.pipeline import Selection

__all__ = ["FIGURE", "Compare"]

MARGIN: Final = 22.0
WIDE: Final = 1100  # px from which the slip has a column of its own
NARROW: Final = 800
LEAST_STRETCH: Final = 0.8
MOST_STRETCH: Final = 1.4
MORE: Final = 44.0
MOST_ENTRIES: Final = 300
"""More comparisons than this are counted, not drawn."""
TALL: Final = 1500.0
"""Px at scale 1 above which an exported picture has one line a milestone."""
SUMMARY: Final = ("First announced, against what happened, else the last announced", "First announced", "")
NOTHING: Final = "Nothing to compare yet: no announced date here has changed, or has come true."


@dataclass(frozen=True, slots=True)
class Sizes:
    """Heights of the parts, and the edges of the columns, in px. On a phone `dates` has no width."""

    header: float
    group: float
    row: float
    text: float
    dates: tuple[float, float]
    days: tuple[float, float]
    slip: float
    verdict: float
    dense: bool = False

    @classmethod
    def of(cls, space: Space, *, dense: bool = False) -> Sizes:
        """The design's sizes for a space; `dense` rows have one line."""
        px, right = space.px, space.width - space.px(MARGIN)
        if space.compact:
            edge = space.px(40)
            return cls(px(46), px(30), px(104), right, (0, 0), (edge, space.width - edge), 0, right)
        wide, narrow = space.design_width >= WIDE, space.design_width < NARROW
        text = px((380 if dense else 290) if wide else 170 if narrow else 220)
        after = right - px(342 - MARGIN if wide else 150 if narrow else 190)
        plots = after - text - px(15)
        middle = text + px(15) + plots * 0.58
        slip = right - px(200) if wide else 0
        group, row = (24, 25) if dense else (32, 70)
        dates, days = (text + px(15), middle), (middle + px(32), after)
        return cls(px(46), px(group), px(row), text, dates, days, slip, right, dense)

    def stretched(self, sections: Sequence[Section], height: int | None) -> Sizes:
        """Rows that fill the height that is wished for, if it is near to what they need."""
        natural = self.height_of(sections) - self.header
        if height is None or not sections or self.dates == (0, 0):
            return self
        factor = min(MOST_STRETCH, max(LEAST_STRETCH, (height - self.header) / natural))
        group, row = self.group * factor, self.row * factor
        return replace(self, group=group, row=row)

    def height_of(self, sections: Sequence[Section]) -> float:
        """Header and all sections."""
        return self.header + sum(self.group + self.row * len(section.entries) for section in sections)


@dataclass(frozen=True, slots=True)
class Table:
    """The planes that all rows are drawn on."""

    canvas: Canvas
    sizes: Sizes
    dates: Plane | None
    days: Plane


class Compare:
    """The view `compare`."""

    name = "compare"
    title = "Compare"

    def draw(self, selection: Selection, space: Space) -> Scene:
        """A section for each milestone with an actual date, then one for each announced date that changed."""
        sections, sizes, more = _laid_out(selection, space)
        end = sizes.height_of(sections)
        bottom = end + (space.px(MORE) if more else 0 if sections else space.px(180))
        table = _table(Canvas(space), sizes, sections)
        spans = [(sizes.header, end if sections else bottom)]
        _draw_header(table, _slip_spans(sizes, sections, space) if space.compact else spans)
        if more:
            draw_more(table.canvas, Box(0, end, space.width, bottom), _more_words(more))
        if not sections:
            draw_nothing(table.canvas, selection, Box(0, sizes.header, space.width, bottom), NOTHING)
        top = sizes.header
        for section in sections:
            top = _draw_section(table, section, top)
        axes = [table.days.x, table.days.y] + ([table.dates.x, table.dates.y] if table.dates else [])
        productions = dict.fromkeys(mark.production for mark in selection.marks)
        return table.canvas.scene(
            bottom, axes, legend=legend_of(table.canvas.legend), revision="/".join([*productions, self.name])
        )


def _laid_out(selection: Selection, space: Space) -> tuple[list[Section], Sizes, int]:
    """Sections, their sizes, and how many comparisons are too many; a very high picture has one line a milestone."""
    sections, more = first_sections(selection, MOST_ENTRIES)
    sizes = Sizes.of(space)
    if space.printed and not space.compact and sizes.height_of(sections) > space.px(TALL):
        whole, sizes = summary(selection), Sizes.of(space, dense=True)
        sections = list(_first_entries(whole, MOST_ENTRIES))
        more = sum(len(section.entries) for section in whole) - sum(len(section.entries) for section in sections)
    return sections, sizes.stretched(sections, space.height), more


def _first_entries(sections: Sequence[Section], most: int) -> Iterator[Section]:
    for section in sections:
        if most <= 0:
            return
        yield replace(section, entries=section.entries[:most])
        most -= len(section.entries)


def _more_words(number: int) -> list[str]:
    comparisons = words.count(number, "more comparison")
    return [
        f"{comparisons} not drawn: choose productions or milestones to see them; the table has all",
        f"{comparisons} not drawn: filter to see them",
        f"{comparisons} not drawn",
    ]


def _table(canvas: Canvas, sizes: Sizes, sections: Sequence[Section]) -> Table:
    entries = [entry for section in sections for entry in section.entries]
    number = "" if canvas.space.compact else "2"
    slips = days_axis((slip for entry in entries for slip in (entry.low, entry.high)), *sizes.days, f"x{number}")
    days = Plane(slips, PixelAxis(f"y{number}"))
    if canvas.space.compact:
        return Table(canvas, sizes, None, days)
    edge, fade = canvas.space.px(16), canvas.space.px(FADE_LENGTH + 8)
    needs = [
        Need(found.first, found.last, *(edge if side is None else fade for side in (found.fade_left, found.fade_right)))
        for entry in entries
        for found in entry_reaches(entry)
        if found is not None
    ]
    return Table(canvas, sizes, Plane(fitted_axis(needs, *sizes.dates), PixelAxis("y")), days)


def _slip_spans(sizes: Sizes, sections: Sequence[Section], space: Space) -> list[tuple[float, float]]:
    """Where the cards have their slip bars: only there has a phone gridlines."""
    spans, top = [], sizes.header
    for section in sections:
        top += sizes.group
        for _ in section.entries:
            spans.append((top + sizes.row - space.px(34), top + sizes.row))
            top += sizes.row
    return spans


def _draw_header(table: Table, spans: Sequence[tuple[float, float]]) -> None:
    """Titles of the columns and the rulers of both axes, with gridlines over the spans."""
    canvas, sizes, space = table.canvas, table.sizes, table.canvas.space
    assert isinstance(table.days.x, ValueAxis)
    draw_days(canvas, table.days.x, sizes.header, spans)
    if table.dates is not None:
        assert isinstance(table.dates.x, TimeAxis)
        axis = table.dates.x
        draw_ruler(canvas, axis, Field(Box(axis.left, 0, axis.right, sizes.header)), spans[0][1])
        kind, y, color = space.type(11.5), sizes.header - space.px(13), space.theme.ink3
        room = sizes.text - space.px(MARGIN)
        heading = next(text for text in (SUMMARY if sizes.dense else ("",)) if width(text, kind) <= room)
        canvas.text(Text(heading or "Announced, as stated", space.px(MARGIN), y, kind, color))
        canvas.text(Text("Verdict", sizes.verdict, y, kind, color, "right"))
        if sizes.slip:
            canvas.text(Text("Slip, days", sizes.slip, y, kind, color, "right"))
    canvas.rule(Rule(space.theme.grid2), 0, sizes.header, space.width, sizes.header)


def _draw_section(table: Table, section: Section, top: float) -> float:
    """Heading and rows from `top` down; gives where they end."""
    canvas, sizes = table.canvas, table.sizes
    box = Box(0, top, canvas.space.width, top + sizes.group)
    draw_group(canvas, section.titles, box, section.notes)
    for entry in section.entries:
        box = Box(0, box.bottom, box.right, box.bottom + sizes.row)
        if table.dates is None:
            _draw_card(table, entry, box)
        else:
            _draw_row(table, table.dates, entry, box)
        canvas.rule(Rule(canvas.space.theme.grid), 0, box.bottom, box.right, box.bottom)
    return box.bottom


def _draw_row(table: Table, dates: Plane, entry: Entry, box: Box) -> None:
    canvas, sizes, space = table.canvas, table.sizes, table.canvas.space
    middle = (box.top + box.bottom) / 2
    left = space.px(MARGIN)
    if sizes.dense:
        _draw_line(canvas, entry, left, sizes.text - left, middle)
    else:
        _draw_said(canvas, entry, left, sizes.text - left, (middle - space.px(9), middle + space.px(9)))
    found = draw_match(canvas, dates, entry, middle)
    draw_slip_cell(canvas, table.days, entry, middle)
    if sizes.slip:
        canvas.text(Text(entry.amount, sizes.slip, middle, space.type(13), space.theme.ink, "right"))
    _draw_verdict(canvas, entry, sizes.verdict, middle, "right")
    if found is not None and entry.claim_id:
        _target(canvas, dates, entry, (found.left + found.right) / 2, middle)


def _draw_card(table: Table, entry: Entry, box: Box) -> None:
    canvas, space = table.canvas, table.canvas.space
    left, room = space.px(16), space.width - space.px(32)
    _draw_said(canvas, entry, left, room, (box.top + space.px(18), box.top + space.px(37)))
    y = box.top + space.px(60)
    _draw_verdict(canvas, entry, left, y, "left")
    amount, kind = f"{entry.amount} d", space.type(12.5)
    fits = width(entry.said, space.type(13, 600)) + space.px(12) + width(amount, kind) <= room
    if entry.amount and entry.low != entry.high and fits:
        canvas.text(Text(amount, space.width - left, y, kind, space.theme.ink2, "right"))
    draw_slip_cell(canvas, table.days, entry, box.top + space.px(84))
    if entry.claim_id:
        _target(canvas, table.days, entry, space.px(40), y)


def _draw_said(canvas: Canvas, entry: Entry, left: float, room: float, lines: tuple[float, float]) -> None:
    """The phrase in quotation marks, and under it its role, its source and when it was said."""
    space, theme = canvas.space, canvas.space.theme
    ground = theme.surface if space.compact else ""
    kind, small = space.type(13), space.type(12)
    quoted = f"“{clip(entry.stated, room - width('“”', kind), kind)}”"
    canvas.text(Text(escape(quoted), left, lines[0], kind, theme.ink, ground=ground))
    told = _told(entry, small, room)
    canvas.text(Text(told, left, lines[1], small, theme.ink3, ground=ground))


def _draw_line(canvas: Canvas, entry: Entry, left: float, room: float, y: float) -> None:
    """The milestone, and after it the phrase and how many dates were announced in between, as far as there is room."""
    space, theme = canvas.space, canvas.space.theme
    bold, plain = space.type(12.5, 600), space.type(12)
    name = clip(entry.name or entry.role, room, bold)
    canvas.text(Text(escape(name), left, y, bold, theme.ink))
    after = left + width(name, bold) + space.px(8)
    counted = Wording(f" +{entry.between} between" if entry.between else "", plain, entry.sources)
    free = left + room - after - counted.width
    quoted = clip(f"“{entry.stated}”", free, plain)
    if free > 0:
        canvas.text(Text(escape(quoted) + counted.markup, after, y, plain, theme.ink3))


def _told(entry: Entry, kind: Type, room: float) -> str:
    """Role, source and when, as much of it as fits; a role that names the other date is given up last."""
    when = f", {entry.when}" if entry.when else ""
    full = " · ".join(part for part in (entry.role, entry.who) if part)
    shorter = (full, "") if entry.role.startswith(("then", "against")) else (entry.who or entry.role, when)
    for text, after in ((full, when), shorter):
        wording = Wording(text, kind, entry.sources)
        if wording.width + width(after, kind) <= room:
            return wording.markup + escape(after)
    notes = Wording("", kind, entry.sources)
    return Wording(clip(shorter[0], room - notes.width, kind), kind, entry.sources).markup


def _draw_verdict(canvas: Canvas, entry: Entry, x: float, y: float, align: str) -> None:
    space = canvas.space
    ground = space.theme.surface if space.compact else ""
    color = slip_color(space.theme, entry.verdict)
    canvas.text(Text(escape(entry.said), x, y, space.type(13, 600), color, align, ground))


def _target(canvas: Canvas, plane: Plane, entry: Entry, x: float, y: float) -> None:
    name = f"“{entry.stated}”, {entry.who}, {entry.when}: {entry.said}"
    canvas.spot(entry.claim_id, x, y, name)
    hover = escape(name) if canvas.space.printed else ""
    canvas.target(plane, Target(plane.x.clipped(plane.x.at(x)), y, entry.claim_id, hover))


FIGURE = Compare()
