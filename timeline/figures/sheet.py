"""The sheet around an exported plot: title, subtitle, drawn legend, numbered sources, conventions.

Everything that a reader needs who sees only the picture. All of it is measured and wrapped before anything is drawn, so
that the picture can grow rather than cut. It draws no data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from timeline.figures.credits import (
    DOT,
    Credit,
    conventions_line,
    conventions_lines,
    credit_list,
    productions_line,
    sources_lines,
)
from timeline.figures.figure import Scene, Space
from timeline.figures.legend import glyph_size, glyph_svg, legend_words
from timeline.figures.page import Page, Rule, Text
from timeline.figures.text import clip, escape, width, wrap
from timeline.figures.theme import Type
from timeline.findings import counts, export_title
from timeline.pipeline import Selection
from timeline.words import day

__all__ = ["Sheet", "lay_out"]

NAME: Final = "production timeline visualizer"
GUTTER: Final = 40.0
MANY: Final = 9  # sources: fewer stand in two columns, however short they are
ENOUGH: Final = 50  # lines: nothing here is ever cut
LEADING: Final = {"title": 31.0, "subtitle": 22.0, "legend": 28.0, "source": 22.0, "last": 20.0}

Entry = tuple[str, float]
Noted = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The furniture of one picture: texts as wrapped lines, at a space's scale."""

    space: Space
    margin: float
    title: list[str]
    subtitle: list[str]
    columns: list[list[Noted]]
    conventions: list[str]

    def px(self, length: float) -> float:
        """A length of the design at this scale."""
        return self.space.px(length)

    def kind(self, part: str) -> Type:
        """The type of a part."""
        small = self.space.compact
        size, weight = {
            "title": (20 if small else 25, 700),
            "subtitle": (13 if small else 15, 400),
            "legend": (12.5 if small else 14, 400),
        }.get(part, (12.5, 400))
        return self.space.type(size, weight)

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.space.width - 2 * self.margin

    def column(self, across: int) -> float:
        """The width of one of so many columns of sources."""
        return (self.inner - (across - 1) * self.px(GUTTER)) / across

    @property
    def top(self) -> float:
        """Where the plot begins."""
        titles, subtitles = len(self.title) * LEADING["title"], len(self.subtitle) * LEADING["subtitle"]
        return round(self.px(titles + subtitles + 51))

    def below(self, names: Sequence[str]) -> float:
        """The height of everything under the plot, with that legend."""
        sources = max((sum(len(lines) for _, lines in column) for column in self.columns), default=0)
        last = len(self.conventions) + self.space.compact
        legend = len(self.legend(names)) * LEADING["legend"]
        return round(self.px(legend + sources * LEADING["source"] + last * LEADING["last"] + 68))

    def legend(self, names: Sequence[str]) -> list[list[Entry]]:
        """The legend's entries in lines, each with its x."""
        lines: list[list[Entry]] = []
        x = self.inner
        for name in names:
            length = self.px(glyph_size(name)[0] + 9) + width(legend_words(name), self.kind("legend"))
            if not lines or x + length > self.inner:
                lines.append([])
                x = 0.0
            lines[-1].append((name, x))
            x += length + self.px(28)
        return lines

    # -- Drawn -----------------------------------------------------------------------------------------------------

    def draw(self, scene: Scene, height: float) -> dict[str, list[dict[str, Any]]]:
        """Plotly's annotations, shapes and images around a scene, for a picture of that height."""
        page = Page(scene.layout["width"], scene.height)
        legend = self.legend(scene.legend)
        end = scene.height + self.px(len(legend) * LEADING["legend"] + 24)
        placed = [*self._head(), *self._legend(legend, scene.height), *self._sources(end), *self._last(height)]
        return {
            "annotations": [page.annotation(text) for text in placed],
            "shapes": page.rules({Rule(self.space.theme.grid2): [(0, end, page.width, end)]}),
            "images": self._images(legend, scene.height, page),
        }

    def _line(self, part: str, words: str, x: float, y: float, align: str = "left") -> Text:
        """A line at px of the plot, which is what plotly counts from."""
        theme = self.space.theme
        color = {"title": theme.ink, "last": theme.ink3}.get(part, theme.ink2)
        return Text(escape(words), x, y, self.kind(part), color, align)

    def _lines(self, part: str, lines: Sequence[str], x: float, y: float) -> list[Text]:
        step = self.px(LEADING[part])
        return [self._line(part, line, x, y + number * step) for number, line in enumerate(lines)]

    def _head(self) -> list[Text]:
        y = self.px(34) - self.top
        after = y + self.px((len(self.title) - 1) * LEADING["title"] + 34)
        return self._lines("title", self.title, 0, y) + self._lines("subtitle", self.subtitle, 0, after)

    def _legend_y(self, number: int, plot: float) -> float:
        return plot + self.px(27 + number * LEADING["legend"])

    def _legend(self, legend: Sequence[Sequence[Entry]], plot: float) -> list[Text]:
        return [
            self._line("legend", legend_words(name), x + self.px(glyph_size(name)[0] + 9), self._legend_y(number, plot))
            for number, line in enumerate(legend)
            for name, x in line
        ]

    def _images(self, legend: Sequence[Sequence[Entry]], plot: float, page: Page) -> list[dict[str, Any]]:
        return [
            self._image(name, x, self._legend_y(number, plot), page)
            for number, line in enumerate(legend)
            for name, x in line
        ]

    def _image(self, name: str, x: float, middle: float, page: Page) -> dict[str, Any]:
        wide, high = (self.px(length) for length in glyph_size(name))
        return {
            "source": f"data:image/svg+xml,{quote(glyph_svg(name, self.space.theme.name))}",
            "xref": "paper",
            "yref": "paper",
            "x": page.across(x),
            "y": page.up(middle - high / 2),
            "sizex": wide / page.width,
            "sizey": high / page.height,
            "xanchor": "left",
            "yanchor": "top",
        }

    def _sources(self, end: float) -> list[Text]:
        texts = []
        step = self.column(len(self.columns)) + self.px(GUTTER)
        for place, column in enumerate(self.columns):
            x, y = place * step, end + self.px(20)
            for number, lines in column:
                texts.append(self._line("source", str(number), x, y))
                texts += self._lines("source", lines, x + self._indent, y)
                y += len(lines) * self.px(LEADING["source"])
        return texts

    @property
    def _indent(self) -> float:
        most = max((number for column in self.columns for number, _ in column), default=0)
        return _indent(most, self.kind("source")) + self.px(7)

    def _last(self, height: float) -> list[Text]:
        y = height - self.px(17) - self.top
        first = y - self.px(LEADING["last"]) * (len(self.conventions) - 1 + self.space.compact)
        name = self._line("last", NAME, self.inner, y, "right")
        return [*self._lines("last", self.conventions, 0, first), name]


def lay_out(selection: Selection, space: Space, *, brief: bool = False) -> Sheet:
    """The sheet of a selection in a space as wide as the picture; `brief` shrinks sources to publisher and date.

    Where the height is exact, sources have one line and conventions another.
    """
    sheet = Sheet(space, round(space.px(16 if space.compact else 40)), [], [], [], [])
    told = (f"What was believed on {day(selection.as_of)}", productions_line(selection), counts(selection), "d = days")
    subtitle = DOT.join(part for part in told if part)
    credits = [] if space.exact else credit_list(selection, brief=brief)
    indent = _indent(max((credit.number for credit in credits), default=0), sheet.kind("source")) + sheet.px(7)
    across = _columns_across(sheet, credits, indent)
    room = sheet.column(across) - indent
    noted = [(credit.number, wrap(credit.text, room, sheet.kind("source"), ENOUGH)) for credit in credits]
    beside_name = 0.0 if space.compact else width(NAME, sheet.kind("last")) + sheet.px(40)
    return Sheet(
        space,
        sheet.margin,
        wrap(export_title(selection), sheet.inner, sheet.kind("title"), ENOUGH),
        wrap(subtitle, sheet.inner, sheet.kind("subtitle"), ENOUGH),
        _columns(noted, across),
        _short_last(selection, sheet, sheet.inner - beside_name)
        if space.exact
        else wrap(conventions_line(selection), sheet.inner - beside_name, sheet.kind("last"), ENOUGH),
    )


def _short_last(selection: Selection, sheet: Sheet, room: float) -> list[str]:
    """A line of sources and one of conventions, each as full as there is room for."""
    kind = sheet.kind("last")
    lines = (sources_lines(selection), sheet.inner), (conventions_lines(selection), room)
    found = (next((line for line in told if width(line, kind) <= room), told[-1]) for told, room in lines if told)
    return [clip(line, sheet.inner, kind) for line in found]


def _indent(most: int, kind: Type) -> float:
    """Px of the widest number of as many digits: a 1 is narrower than a 0."""
    return width("0" * len(str(most)), kind)


def _columns_across(sheet: Sheet, credits: Sequence[Credit], indent: float) -> int:
    """How many columns of sources: two, of many short ones as many as keep each in one line."""
    if sheet.space.compact or len(credits) < 2:
        return 1
    if len(credits) < MANY:
        return 2
    longest = max(width(credit.text, sheet.kind("source")) for credit in credits)
    return max(2, int((sheet.inner + sheet.px(GUTTER)) / (indent + longest + 1 + sheet.px(GUTTER))))


def _columns(noted: Sequence[Noted], across: int) -> list[list[Noted]]:
    """Columns read downwards, each filled to its share before the next; at most so many."""
    share = -(-sum(len(lines) for _, lines in noted) // across)
    columns: list[list[Noted]] = [[]]
    height = 0
    for note in noted:
        if height >= share:
            columns.append([])
            height = 0
        columns[-1].append(note)
        height += len(note[1])
    return columns
