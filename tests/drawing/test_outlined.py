"""Lines that need another font than ours are outlines, shaped as their script is; lines in our font stay text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import uharfbuzz as hb

from tests.drawing.figures import bar, figure, note
from timeline.drawing import read_figure
from timeline.drawing.elements import Element, Group, Outline, Words
from timeline.drawing.fonts import fonts_for
from timeline.drawing.lettering import font_file
from timeline.drawing.outlined import outlined

CUT = "xyz"


@pytest.fixture(scope="module")
def ours_without_z(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our font cut down to "x", "y" and a space: beside it the whole one is another font, that alone has "z"."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, "xy "))
    path = tmp_path_factory.mktemp("fonts") / "cut.ttf"
    path.write_bytes(bytes(hb.subset(hb.Face(hb.Blob.from_file_path(str(font_file()))), wanted).blob.data))
    return path


def parts(elements: tuple[Element, ...]) -> list[Element]:
    """All elements, those in groups too."""
    return [
        one for element in elements for one in (parts(element.elements) if isinstance(element, Group) else [element])
    ]


def numbers(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?[\d.]+", path)]


def test_a_drawing_in_our_font_alone_stays_as_it_is() -> None:
    drawing = read_figure(figure(bar(), annotations=[note("Ångström")]))
    assert outlined(drawing, (font_file(),)) is drawing


def test_only_lines_that_need_the_other_font_become_outlines(ours_without_z: Path) -> None:
    drawing = read_figure(figure(annotations=[note("x y"), note("x z")]))
    found = parts(outlined(drawing, (ours_without_z, font_file())).elements)
    assert [one.text for one in found if isinstance(one, Words)] == ["x y"]
    assert len(parts(drawing.elements)) == len(found), "a line for a line"


@pytest.mark.parametrize(("anchor", "share"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_an_outline_stands_where_its_text_would(ours_without_z: Path, anchor: str, share: float) -> None:
    font = {"size": 40, "weight": 400, "color": "#123456"}
    drawing = read_figure(figure(annotations=[note("zzzz", font=font, x=0.5, xanchor=anchor, align=anchor)]))
    [words] = [one for one in parts(drawing.elements) if isinstance(one, Words)]
    made = [one for one in parts(outlined(drawing, (ours_without_z, font_file())).elements) if isinstance(one, Outline)]
    path = made[-1]
    assert path.paint.fill.code == "#123456"
    values = numbers(path.path)
    left, right, bottom = min(values[::2]), max(values[::2]), max(values[1::2])
    start = words.x - share * (right - left)
    assert left == pytest.approx(start, abs=3), "a letter begins a little after its place"
    assert bottom == pytest.approx(words.y, abs=0.2), "on the baseline"


def test_a_line_that_turns_itself_round_stays_text(ours_without_z: Path) -> None:
    drawing = read_figure(figure(annotations=[note("x z \u202ey\u202c")]))
    kept = [
        one.text for one in parts(outlined(drawing, (ours_without_z, font_file())).elements) if isinstance(one, Words)
    ]
    assert kept == ["x z \u202ey\u202c"]


def test_a_character_of_no_font_stays_text(ours_without_z: Path) -> None:
    drawing = read_figure(figure(annotations=[note("z \u0f00")]))
    kept = [
        one.text for one in parts(outlined(drawing, (ours_without_z, font_file())).elements) if isinstance(one, Words)
    ]
    assert kept == ["z \u0f00"]


HINDI = "फ़िल्म का शीर्षक"


def test_a_script_that_joins_letters_is_set_as_it_is_alone(tmp_path: Path) -> None:
    """Beside our own letters the same glyphs as without them; only where the machine has a font for it."""
    files, missing = fonts_for([HINDI])
    if missing or len(files) < 2:
        pytest.skip("no font for Devanagari on this machine")
    font = {"size": 20, "weight": 400, "color": "#000000"}

    def steps(text: str) -> str:
        drawing = read_figure(figure(annotations=[note(text, font=font, x=0, xanchor="left", align="left")]))
        [made] = [one for one in parts(outlined(drawing, files).elements) if isinstance(one, Outline)]
        return re.sub(r"[^MLCZ]", "", made.path)

    assert steps(f"{HINDI}, x").startswith(steps(HINDI))
