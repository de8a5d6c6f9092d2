"""The comparison: announced dates against what happened, each row with its dates, its slip and a verdict.

Wide, it is one table whose cells are plots: what was said, a date axis, an axis of days, the slip, the verdict. On a
phone each row is a card with its slip bar under the verdict. The view's window is that of the date axis: rows that
reach beyond it say so, and are counted. What is compared is for `ledger`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline import words
from timeline.figures.axes import PixelAxis, TimeAxis, ValueAxis
from timeline.figures.canvas import Canvas, Plane, Rule, Text
from timeline.figures.columns import draw_group, draw_more
from timeline.figures.compare_cells import draw_line, draw_said, draw_verdict
from timeline.figures.compare_sizes import MARGIN, Sizes
from timeline.figures.days import days_axis, draw_days
from timeline.figures.empty import draw_nothing
from timeline.figures.entries import Entry, Section
from timeline.figures.figure import Scene, Space
from timeline.figures.glyphs import FADE_LENGTH
from timeline.figures.labels import Box, Field
from timeline.figures.ledger import first_sections, summary
from timeline.figures.legend import legend_of
from timeline.figures.matches import draw_match, draw_slip_cell, entry_reaches, fitting, is_outside
from timeline.figures.range import Need, Window, fitted_axis
from timeline.figures.ruler import draw_ruler
from timeline.figures.text import clip, escape, width
from timeline.figures.traces import Target
from timeline.pipeline import Selection

__all__ = ["FIGURE", "Compare"]

MORE: Final = 44.0
MOST_ENTRIES: Final = 300
"""More comparisons than this are counted, not drawn."""
TALL: Final = 1500.0
"""Px at scale 1 above which an exported picture has one line a milestone."""
SUMMARY: Final = ("First announced, against what happened, else the last announced", "First announced", "")
STATED: Final = "Announced, as stated"
NOTHING: Final = "Nothing to compare yet: no announced date here has changed, or has come true."


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
        """A section for each milestone with an actual date, then one for each announced date that changed.

        Without any a sentence, and no ruler: its dates would be nobody's.
        """
        sections, sizes, more = _laid_out(selection, space)
        end = sizes.height_of(sections)
        bottom = end + (space.px(MORE) if more else 0 if sections else space.px(180))
        table = _table(Canvas(space), sizes, sections, (selection.view.start, selection.view.end))
        if sections or more:
            spans = _slip_spans(sizes, sections, space) if space.compact else [(sizes.header, end)]
            _draw_header(table, spans, sections)
        else:
            draw_nothing(table.canvas, selection, Box(0, 0, space.width, bottom), NOTHING)
        if more:
            draw_more(table.canvas, Box(0, end, space.width, bottom), _more_words(more))
        top = sizes.header
        for section in sections:
            top = _draw_section(table, section, top)
        axes = [table.days.x, table.days.y] + ([table.dates.x, table.dates.y] if table.dates else [])
        productions = selection.frame["production"].unique()
        return table.canvas.scene(
            bottom, axes, legend=legend_of(table.canvas.legend), revision="/".join([*productions, self.name])
        )


def _laid_out(selection: Selection, space: Space) -> tuple[list[Section], Sizes, int]:
    """Sections, their sizes, and how many comparisons are too many.

    A picture that would outgrow its height has dense rows; a very high one has one line a milestone.
    """
    sections, more = first_sections(selection, MOST_ENTRIES)
    sizes = Sizes.of(space)
    if space.printed and not space.compact and sizes.height_of(sections) > space.px(TALL):
        whole, sizes = summary(selection), Sizes.of(space, dense=True)
        sections = list(_first_entries(whole, MOST_ENTRIES))
        more = sum(len(section.entries) for section in whole) - sum(len(section.entries) for section in sections)
    elif sizes.outgrows(space, sections):
        sizes = Sizes.of(space, dense=True)
    if space.exact and space.height is not None and sizes.height_of(sections) > space.height:
        held = _held(sections, sizes, space.height - space.px(MORE))
        return held, sizes, more + len(_entries(sections)) - len(_entries(held))
    return sections, sizes.stretched(sections, space.height), more


def _held(sections: Sequence[Section], sizes: Sizes, height: float) -> list[Section]:
    """As many of the first entries as a height holds."""
    for most in range(int((height - sizes.header) / sizes.row), 0, -1):
        held = list(_first_entries(sections, most))
        if sizes.height_of(held) <= height:
            return held
    return []


def _first_entries(sections: Sequence[Section], most: int) -> Iterator[Section]:
    for section in sections:
        if most <= 0:
            return
        yield replace(section, entries=section.entries[:most])
        most -= len(section.entries)


def _more_words(number: int) -> list[str]:
    comparisons = words.count(number, "more comparison")
    return [
        f"{comparisons} not drawn: choose productions or milestones to see them; the claims view has all",
        f"{comparisons} not drawn: filter to see them",
        f"{comparisons} not drawn",
    ]


def _table(canvas: Canvas, sizes: Sizes, sections: Sequence[Section], window: Window) -> Table:
    entries = _entries(sections)
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
    dates = fitted_axis(needs, *sizes.dates, window=window)
    return Table(canvas, sizes, Plane(dates, PixelAxis("y")), days)


def _entries(sections: Sequence[Section]) -> list[Entry]:
    return [entry for section in sections for entry in section.entries]


def _slip_spans(sizes: Sizes, sections: Sequence[Section], space: Space) -> list[tuple[float, float]]:
    """Where the cards have their slip bars: only there has a phone gridlines."""
    spans, top, high = [], sizes.header, space.px(25 if sizes.dense else 34)
    for section in sections:
        top += sizes.group
        for _ in section.entries:
            spans.append((top + sizes.row - high, top + sizes.row))
            top += sizes.row
    return spans


# -- The header ----------------------------------------------------------------------------------------------------


def _draw_header(table: Table, spans: Sequence[tuple[float, float]], sections: Sequence[Section]) -> None:
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
        is_summary = any(entry.name for entry in _entries(sections))
        heading = next(text for text in (SUMMARY if is_summary else ("",)) if width(text, kind) <= room)
        canvas.text(Text(heading or STATED, space.px(MARGIN), y, kind, color))
        canvas.text(Text("Verdict", sizes.verdict, y, kind, color, "right"))
        if sizes.slip:
            canvas.text(Text("Slip, days", sizes.slip, y, kind, color, "right"))
        _draw_outside(table, table.dates, sections)
    canvas.rule(Rule(space.theme.grid2), 0, sizes.header, space.width, sizes.header)


def _draw_outside(table: Table, dates: Plane, sections: Sequence[Section]) -> None:
    """How many rows have a date beyond the axis, above the title of the first column."""
    space, entries = table.canvas.space, _entries(sections)
    number = sum(is_outside(dates, entry) for entry in entries)
    if number:
        kind, room = space.type(11.5, 600), table.sizes.text - space.px(MARGIN)
        told = f"{number} of {words.count(len(entries), 'row')} outside these dates"
        y = table.sizes.header - space.px(30)
        table.canvas.text(Text(escape(clip(told, room, kind)), space.px(MARGIN), y, kind, space.theme.ink2))


# -- The rows ------------------------------------------------------------------------------------------------------


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
        draw_line(canvas, entry, left, sizes.text - left, middle)
    else:
        draw_said(canvas, entry, left, sizes.text - left, (middle - space.px(9), middle + space.px(9)))
    found = draw_match(canvas, dates, entry, middle, sizes.row)
    draw_slip_cell(fitting(canvas, sizes.row), table.days, entry, middle)
    if sizes.slip:
        canvas.text(Text(entry.amount, sizes.slip, middle, space.type(13), space.theme.ink, "right"))
    draw_verdict(canvas, entry, sizes.verdict, middle, "right")
    if found is not None and entry.claim_id:
        _target(canvas, dates, entry, (found.left + found.right) / 2, middle)


def _draw_card(table: Table, entry: Entry, box: Box) -> None:
    canvas, space, sizes = table.canvas, table.canvas.space, table.sizes
    left, room = space.px(16), space.width - space.px(32)
    said = width(entry.said, space.type(13, 600)) + space.px(12)
    first, second, bar = (space.px(length) for length in ((15, 32, 53) if sizes.dense else (18, 37, 84)))
    draw_said(canvas, entry, left, room - (said if sizes.dense else 0), (box.top + first, box.top + second))
    if sizes.dense:
        draw_verdict(canvas, entry, space.width - left, box.top + first, "right")
    else:
        _draw_amount(canvas, entry, box.top + space.px(60), room - said)
    draw_slip_cell(canvas, table.days, entry, box.top + bar)
    if entry.claim_id:
        _target(canvas, table.days, entry, space.px(40), box.top + (second if sizes.dense else space.px(60)))


def _draw_amount(canvas: Canvas, entry: Entry, y: float, room: float) -> None:
    """The verdict at the left and, where it is a range that fits beside it, the slip in days at the right."""
    space, left = canvas.space, canvas.space.px(16)
    draw_verdict(canvas, entry, left, y, "left")
    amount, kind = f"{entry.amount} d", space.type(12.5)
    if entry.amount and entry.low != entry.high and width(amount, kind) <= room:
        canvas.text(Text(amount, space.width - left, y, kind, space.theme.ink2, "right"))


def _target(canvas: Canvas, plane: Plane, entry: Entry, x: float, y: float) -> None:
    name = f"“{entry.stated}”, {entry.who}, {entry.when}: {entry.said}"
    canvas.spot(entry.claim_id, x, y, name)
    hover = escape(name) if canvas.space.printed else ""
    canvas.target(plane, Target(plane.x.clipped(plane.x.at(x)), y, entry.claim_id, hover))


FIGURE = Compare()
