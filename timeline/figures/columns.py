"""The columns of a schedule: names and slips at the left of the rows, or above them on a phone, and group headings."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.figures.canvas import Canvas, Rule, Text
from timeline.figures.labels import Box, Wording
from timeline.figures.rows import Row
from timeline.figures.text import clip, escape, width, wrap
from timeline.figures.theme import Theme, Type

__all__ = [
    "draw_group",
    "draw_header",
    "draw_more",
    "draw_name_above",
    "draw_name_beside",
    "draw_name_inline",
    "slip_color",
]

MARGIN = 22.0
GUTTER = 26.0
LINE = 16.5
TITLE = "Milestone"
SLIP_TITLE = "Slip since first announced"


def slip_color(theme: Theme, verdict: str) -> str:
    """Rust or green for a direction, blue for on time, purple for a conflict, grey ink for none."""
    return {"on time": theme.blue, "conflicting": theme.conf}.get(verdict) or theme.text_of(verdict)


def draw_header(canvas: Canvas, column: float, height: float, *, slips: bool) -> None:
    """The titles of the columns, and the rule under the header."""
    space, theme = canvas.space, canvas.space.theme
    kind, y = space.type(11.5), height - space.px(13)
    if column:
        canvas.text(Text(TITLE, space.px(MARGIN), y, kind, theme.ink3))
        if slips:
            canvas.text(Text(SLIP_TITLE, column - space.px(GUTTER), y, kind, theme.ink3, "right"))
    canvas.rule(Rule(theme.grid2), 0, height, space.width, height)


def draw_group(canvas: Canvas, titles: Sequence[str], box: Box, notes: tuple[int, ...] = ()) -> None:
    """A heading on a sunk ground, with source numbers after it: the first of `titles` that fits, else the last, cut."""
    space, theme = canvas.space, canvas.space.theme
    canvas.block(theme.sunk, box)
    kind = space.type(11.5, 600)
    margin = space.px(16 if space.compact else MARGIN)
    room = space.width - 2 * margin - Wording("", kind, notes).width
    title = next((title for title in titles if width(title, kind) <= room), clip(titles[-1], room, kind))
    shown = Wording(title, kind, notes)
    canvas.text(Text(shown.markup, margin, (box.top + box.bottom) / 2, kind, theme.ink2, ground=theme.sunk))
    canvas.rule(Rule(theme.grid), 0, box.bottom, space.width, box.bottom)


def draw_name_beside(canvas: Canvas, row: Row, box: Box, *, slips: bool) -> None:
    """Name over detail at the left of a box, the slip at its right; without a slip column it joins the detail."""
    space, theme = canvas.space, canvas.space.theme
    left, right = box.left + space.px(MARGIN), box.right - space.px(GUTTER)
    slip_kind = space.type(12.5, 600)
    if slips:
        middle = (box.top + box.bottom) / 2
        said = row.slip.words or "–"
        color = slip_color(theme, row.slip.verdict) if row.slip.words else theme.ink3
        canvas.text(Text(escape(said), right, middle, slip_kind, color, "right"))
        right -= max(width(said, slip_kind) + space.px(14), space.px(40))
    room = right - left
    told = [] if slips or not row.slip.words else [row.slip]
    high = int((box.bottom - box.top) / space.px(LINE))
    name = wrap(row.name, room, space.type(13, 600), lines=max(1, min(2, high - len(told) - bool(row.detail))))
    detail = wrap(row.detail, room, space.type(12), lines=max(1, min(2, high - len(told) - len(name))))
    lines = [(line, space.type(13, 600), theme.ink) for line in name]
    lines += [(line, space.type(12), theme.ink3) for line in detail]
    lines += [
        (clip(slip.words, room, space.type(12, 600)), space.type(12, 600), slip_color(theme, slip.verdict))
        for slip in told
    ]
    _draw_lines(canvas, lines, left, (box.top + box.bottom) / 2)


def draw_name_inline(canvas: Canvas, row: Row, box: Box) -> None:
    """Name, detail and how many dates are not drawn in one line, the slip at its right: for dense rows."""
    space, theme = canvas.space, canvas.space.theme
    y, left, right = (box.top + box.bottom) / 2, box.left + space.px(MARGIN), box.right - space.px(GUTTER)
    slip_kind, name_kind, kind = space.type(12, 600), space.type(12.5, 600), space.type(11.5)
    said = row.slip.words or "–"
    color = slip_color(theme, row.slip.verdict) if row.slip.words else theme.ink3
    canvas.text(Text(escape(said), right, y, slip_kind, color, "right"))
    right -= width(said, slip_kind) + space.px(10)
    hidden = [mark.claim_id for lane in row.lanes for mark in lane.hidden]
    name = clip(row.name, right - left, name_kind)
    canvas.text(Text(escape(name), left, y, name_kind, theme.ink))
    after = left + width(name, name_kind) + space.px(8)
    between = f"+{len(hidden)} between" if hidden else ""
    counted = f"{' · ' if row.detail else ''}{between}" if hidden else ""
    detail = clip(row.detail, right - after - width(counted, kind), kind) + counted
    told = clip(detail, right - after, kind)
    canvas.text(Text(escape(told), after, y, kind, theme.ink3))
    if hidden:
        end = after + width(told, kind)
        canvas.fold(hidden, between, max(after, end - width(between, kind)), end, y)


def draw_more(canvas: Canvas, box: Box, said: Sequence[str]) -> None:
    """What is not drawn, in the middle of a box: the fullest wording that fits."""
    space, kind = canvas.space, canvas.space.type(12.5)
    room = box.right - box.left - 2 * space.px(16)
    text = next((words for words in said if width(words, kind) <= room), clip(said[-1], room, kind))
    canvas.text(
        Text(escape(text), (box.left + box.right) / 2, (box.top + box.bottom) / 2, kind, space.theme.ink2, "center")
    )


def _draw_lines(canvas: Canvas, lines: Sequence[tuple[str, Type, str]], left: float, middle: float) -> None:
    step = canvas.space.px(LINE)
    y = middle - step * (len(lines) - 1) / 2
    for text, kind, color in lines:
        canvas.text(Text(escape(text), left, y, kind, color))
        y += step


def draw_name_above(canvas: Canvas, row: Row, box: Box, ground: str) -> None:
    """Name and detail in one line at the top of a box, the slip at its right end."""
    space, theme = canvas.space, canvas.space.theme
    y, left, right = box.top + space.px(15), box.left + space.px(16), box.right - space.px(16)
    slip_kind, name_kind, kind = space.type(12.5, 600), space.type(13, 600), space.type(12.5)
    if row.slip.words:
        color = slip_color(theme, row.slip.verdict)
        canvas.text(Text(escape(row.slip.words), right, y, slip_kind, color, "right", ground))
        right -= width(row.slip.words, slip_kind) + space.px(12)
    name = clip(row.name, right - left, name_kind)
    canvas.text(Text(escape(name), left, y, name_kind, theme.ink, ground=ground))
    after = left + width(name, name_kind) + space.px(8)
    canvas.text(Text(escape(clip(row.detail, right - after, kind)), after, y, kind, theme.ink3, ground=ground))
