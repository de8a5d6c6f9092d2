"""The columns of a portfolio: names and moves at the left of the dates, slips and their words at the right.

Where there is less room the word goes (it is said in place of a missing number), then the moves; on a phone the name
stands above its dates, the slip at its right end. Widths at the right are measured, so that no number is ever cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline.figures.canvas import Canvas, Rule, Text
from timeline.figures.columns import slip_color
from timeline.figures.figure import Space
from timeline.figures.labels import Box
from timeline.figures.portfolio_moves import draw_moves
from timeline.figures.text import clip, escape, width, wrap
from timeline.figures.theme import Type
from timeline.lineup import NOT_MOVED, Line

__all__ = ["MARGIN", "NAME_LINE", "Columns", "draw_cells", "draw_titles"]

MARGIN: Final = 22.0
WIDE: Final = 1150  # px from which the slip's word has a column of its own
NARROW: Final = 900
MOVES: Final = 64.0
NAME_LINE: Final = 23.0
"""Px of the line above the dates on a phone."""
DENSE: Final = 28.0
TWO_LINES: Final = 40.0
NONE: Final = "–"


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things are in a row, in px: right ends of name, slip and word (0: no column), left end of the moves.

    `lane` is the height of the dates, `row` of all; `name`, `slip` and `date` are their types.
    """

    lane: float
    row: float
    name_end: float
    moves: float
    plot: tuple[float, float]
    slip_end: float
    word_end: float
    name: Type
    slip: Type
    date: Type

    @classmethod
    def of(cls, space: Space, lines: Sequence[Line], lane: float, told: Sequence[tuple[str, str]] = ()) -> Columns:
        """The columns of these lines in a space; `told` are other slips and words that they must hold."""
        dense = lane < space.px(DENSE) and not space.compact
        name, slip, date = (
            space.type(12 if dense else 13, 600),
            space.type(12.5, 600),
            space.type(12 if dense else 12.5),
        )
        slip = space.type(12, 600) if dense else slip
        if space.compact:
            return cls._phone(space, lines, lane, (name, slip, date))
        right, wide = space.width - space.px(MARGIN), space.design_width >= WIDE
        said = [(_slip(line, wide=wide), line.word) for line in lines]
        said += [(amount or ("" if wide else word), word) for amount, word in told]
        word = max((width(word, date) for _, word in said), default=0.0) if wide else 0.0
        word = max(word, width("Verdict", space.type(11.5))) + space.px(24) if wide else 0.0
        column = space.px(340 if wide else 290 if space.design_width >= NARROW else 200)
        moves = column - space.px(18 + MOVES) if space.design_width >= NARROW else 0.0
        plot = column, right - word - _slip_width(space, [slip for slip, _ in said], slip) - space.px(18)
        end = (moves or column) - space.px(14)
        return cls(lane, lane, end, moves, plot, right - word, right if wide else 0.0, name, slip, date)

    @classmethod
    def _phone(cls, space: Space, lines: Sequence[Line], lane: float, kinds: tuple[Type, Type, Type]) -> Columns:
        edge, right = space.px(12), space.width - space.px(16)
        end = right - _slip_width(space, [_slip(line, wide=False) for line in lines], kinds[1]) - space.px(12)
        row = lane + space.px(NAME_LINE)
        return cls(lane, row, end, 0.0, (edge, space.width - edge), right, 0.0, *kinds)

    def middle(self, box: Box) -> float:
        """The middle of a row's dates."""
        return box.bottom - self.lane / 2


def _slip_width(space: Space, slips: Sequence[str], kind: Type) -> float:
    title = 0.0 if space.compact else width("Slip, days", space.type(11.5))
    return max([title, *(width(slip, kind) for slip in slips)])


def _slip(line: Line, *, wide: bool) -> str:
    """The slip in days; where it has none a dash, or the word if that has no column."""
    return line.amount or (NONE if wide else line.word)


def draw_titles(canvas: Canvas, columns: Columns, height: float) -> None:
    """The titles of the columns, and the rule under them."""
    space, theme = canvas.space, canvas.space.theme
    kind, y = space.type(11.5), height - space.px(13)
    titles = [("Production", space.px(MARGIN), "left"), ("Slip, days", columns.slip_end, "right")]
    titles += [("Verdict", columns.word_end, "right")] if columns.word_end else []
    titles += [("Moves", columns.moves, "left")] if columns.moves else []
    for title, x, align in titles if not space.compact else ():
        canvas.text(Text(title, x, y, kind, theme.ink3, align))
    canvas.rule(Rule(theme.grid2), 0, height, space.width, height)


def draw_cells(canvas: Canvas, columns: Columns, line: Line, box: Box, ground: str) -> None:
    """Name, moves, slip and word of a line in its row."""
    space, theme = canvas.space, canvas.space.theme
    middle = box.top + space.px(14) if space.compact else (box.top + box.bottom) / 2
    left = space.px(16 if space.compact else MARGIN)
    _draw_name(canvas, columns, line, (left, middle), ground if space.compact else "")
    if columns.moves:
        draw_moves(canvas, line, Box(columns.moves, box.top, columns.moves + space.px(MOVES), box.bottom))
    color = slip_color(theme, "conflicting" if line.state == "conflicting" else line.verdict)
    said = _slip(line, wide=bool(columns.word_end))
    kind = columns.slip if line.verdict not in ("", NOT_MOVED) else columns.date
    ground = ground if space.compact else ""
    canvas.text(Text(escape(said), columns.slip_end, middle, kind, color, "right", ground))
    if columns.word_end:
        canvas.text(Text(escape(line.word), columns.word_end, middle, columns.date, color, "right"))


def _draw_name(canvas: Canvas, columns: Columns, line: Line, place: tuple[float, float], ground: str) -> None:
    """The name, with label, territory and how many others there are after it, or under it where there is height."""
    space, theme, (left, middle) = canvas.space, canvas.space.theme, place
    room, kind = columns.name_end - left, columns.name
    small, gap = space.type(max(11.5, kind.size / space.scale - 1)), space.px(7)
    more = f"+{line.others}" if line.others else ""
    if columns.lane >= space.px(TWO_LINES) and not space.compact and (width(line.production, kind) > room or more):
        _draw_two_lines(canvas, columns, line, (left, middle), small)
        return
    kept = width(more, small) + gap if more else 0.0
    name = clip(line.production, room - kept, kind)
    canvas.text(Text(escape(name), left, middle, kind, theme.ink, ground=ground))
    left += width(name, kind) + gap
    detail = clip(line.detail, columns.name_end - left - kept, small) if line.detail else ""
    shown = " ".join(part for part in (detail, more) if part)
    canvas.text(Text(escape(shown), left, middle, small, theme.ink3, ground=ground))


def _draw_two_lines(canvas: Canvas, columns: Columns, line: Line, place: tuple[float, float], small: Type) -> None:
    space, theme, (left, middle) = canvas.space, canvas.space.theme, place
    room, step = columns.name_end - left, space.px(16)
    more = f"+{line.others}" if line.others else ""
    detail = " ".join(part for part in (line.detail, more) if part)
    lines = [(text, columns.name, theme.ink) for text in wrap(line.production, room, columns.name, 1 if detail else 2)]
    if detail:
        kept = width(f" {more}", small) if more else 0.0
        shown = " ".join(part for part in (clip(line.detail, room - kept, small), more) if part)
        lines.append((shown, small, theme.ink3))
    y = middle - step * (len(lines) - 1) / 2
    for text, kind, color in lines:
        canvas.text(Text(escape(text), left, y, kind, color))
        y += step
