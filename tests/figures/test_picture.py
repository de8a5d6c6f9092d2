from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from tests.figures.lettering import plain
from tests.figures.stories import BALLERINA, HOSTILE, ODD, ONE, TWELVE, many, selected
from timeline.errors import UsageError
from timeline.figures import picture
from timeline.figures.labels import Box
from timeline.figures.sizes import size_named
from timeline.figures.text import width
from timeline.figures.theme import DARK, LIGHT, Type

Layout = Mapping[str, Any]
VIEWS = ("schedule", "timeline", "compare", "history", "portfolio")
STORIES: dict[str, Any] = {
    "film": BALLERINA,
    "one": ONE,
    "forty": many(),
    "hostile": HOSTILE,
    "twelve": TWELVE,
    "odd": ODD,
    "none": (),
}


def layout(story: str, view: str = "schedule", size: str = "hd", theme: str = "light", **fields: Any) -> Layout:
    drawn: Layout = picture(selected(STORIES[story], view, **fields), size, theme).to_plotly_json()["layout"]
    return drawn


def furniture(drawn: Layout) -> list[tuple[str, Box]]:
    """The texts around the plot with their boxes, in px of the picture."""
    margin = drawn["margin"]
    inner = drawn["width"] - margin["l"] - margin["r"]
    high = drawn["height"] - margin["t"] - margin["b"]
    return [
        (plain(note["text"]), _box(note, margin["l"] + note["x"] * inner, margin["t"] + (1 - note["y"]) * high))
        for note in drawn["annotations"]
        if note["xref"] == "paper" and not note.get("textangle") and not 0 <= note["y"] <= 1
    ]


def _box(note: Mapping[str, Any], x: float, y: float) -> Box:
    kind = Type(note["font"]["size"], note["font"]["weight"])
    wide = width(plain(note["text"]), kind)
    left = x - {"left": 0.0, "center": wide / 2, "right": wide}[note["xanchor"]]
    return Box(left, y - 0.42 * kind.size, left + wide, y + 0.42 * kind.size)


def words(drawn: Layout) -> list[str]:
    return [text for text, _ in furniture(drawn)]


def meeting(boxes: Iterable[tuple[str, Box]]) -> list[tuple[str, str]]:
    listed = list(boxes)
    return [
        (one, other)
        for place, (one, box) in enumerate(listed)
        for other, second in listed[place + 1 :]
        if box.meets(second, -0.5)
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_the_film_fits_into_hd_in_every_view(view: str) -> None:
    drawn = layout("film", view)
    assert (drawn["width"], drawn["height"]) == (1600, 900)


@pytest.mark.parametrize("size", ["hd", "slide", "a4", "800x600", "1080x1080", "390x844"])
@pytest.mark.parametrize("story", STORIES)
def test_nothing_around_the_plot_is_clipped_or_meets(story: str, size: str) -> None:
    drawn = layout(story, size=size)
    boxes = furniture(drawn)
    page = Box(0, 0, drawn["width"], drawn["height"])
    assert [text for text, box in boxes if not box.inside(page)] == []
    assert meeting(boxes) == []
    assert drawn["width"] == size_named(size).width, "the width is kept"
    assert drawn["height"] >= size_named(size).height, "the height grows rather than cut"


def test_what_the_sheet_of_the_film_says() -> None:
    said = words(layout("film"))
    assert said[0] == "Ballerina: released 279–462 days after the first date announced"
    assert any(text.startswith("What was believed on 30 Nov 2025") and text.endswith("d = days") for text in said)
    assert "superseded, and slip to its replacement" in said
    assert any("Cineworld, Mar–Apr 2023: “spring or summer of 2024”" in text for text in said)
    assert any("Sportskeeda, Jun 2025 or later: “summer 2022”" in text and "7 actual dates" in text for text in said)
    assert "0 rows left out" in said[-2]
    assert said[-1] == "production timeline visualizer"


def test_sources_are_numbered_as_on_the_plot() -> None:
    said = words(layout("film"))
    numbers = [text for text in said if text.isdecimal()]
    assert numbers == ["1", "2", "3", "4"]


def test_a_long_picture_grows_and_shrinks_its_sources_first() -> None:
    drawn = layout("forty")
    assert drawn["height"] > 900
    assert not any("“day" in text for text in words(drawn)), "publisher and date alone"


def test_the_legend_is_drawn_with_the_glyphs_of_the_plot() -> None:
    drawn = layout("film")
    assert len(drawn["images"]) == 8, "happened, core, one end only, open end, met, superseded inside, with slip, as-of"
    assert all(image["source"].startswith("data:image/svg+xml,") for image in drawn["images"])


def test_the_plot_lies_exactly_between_the_margins() -> None:
    drawn = layout("film")
    assert (drawn["margin"]["l"], drawn["margin"]["r"]) == (40, 40)
    assert drawn["margin"]["t"] == 104


def test_an_exported_page_has_hover_texts_without_markup_of_the_user() -> None:
    figure = picture(selected(HOSTILE, "schedule")).to_plotly_json()
    (targets,) = (trace for trace in figure["data"] if trace.get("name") == "targets")
    assert targets["hoverinfo"] == "text"
    assert targets["hovertext"][0].startswith("<b>Trailer</b><br>“&lt;b&gt;x&lt;/b&gt;")
    assert all("fixedrange" in axis for name, axis in figure["layout"].items() if name[1:5] == "axis")


def test_printed_hatching_is_lines_because_patterns_explode_in_a_pdf() -> None:
    figure = picture(selected(BALLERINA, "schedule")).to_plotly_json()
    assert not [trace for trace in figure["data"] if "pattern" in trace.get("marker", {})]
    hatch = [trace for trace in figure["data"] if trace.get("line", {}).get("color") == LIGHT.hatch]
    assert len(hatch[0]["x"]) > 50


def test_dark() -> None:
    assert layout("film", theme="dark")["paper_bgcolor"] == DARK.surface


def test_it_can_lay_itself_out_anew() -> None:
    figure = picture(selected(BALLERINA, "schedule"))
    assert figure._redraw("slide").layout.width == 1920


@pytest.mark.parametrize(
    ("size", "theme", "message"),
    [("tiny", "light", "size can't be 'tiny'"), ("hd", "blue", "no theme is called 'blue'")],
)
def test_wrong_wishes_are_refused(size: str, theme: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        picture(selected(BALLERINA, "schedule"), size, theme)


@pytest.mark.parametrize("view", ["schedule", "timeline", "history", "portfolio"])
def test_a_square_is_one_with_smaller_type_rather_than_a_higher_picture(view: str) -> None:
    drawn = picture(selected(BALLERINA, view), "square").layout
    assert (drawn.width, drawn.height) == (1080, 1080)
    assert min(note.font.size for note in drawn.annotations) >= 11


def test_what_fits_in_no_way_is_as_large_as_it_would_have_been() -> None:
    drawn = picture(selected(many(), "compare"), "square").layout
    assert drawn.height > 1080
    assert max(note.font.size for note in drawn.annotations) == pytest.approx(20 * 1080 / 560, abs=0.01)


def test_it_says_what_it_shows_to_whoever_saves_it() -> None:
    meta = picture(selected(BALLERINA, "schedule"), "a4").layout.meta
    assert (meta["as_of"], meta["source"]) == ("2025-11-30", "Cineworld; Gaming Club; The Direct; Sportskeeda")
    assert (meta["ratio"], meta["dpi"]) == (2, 300)
    assert meta["description"].startswith("What was believed on 30 Nov 2025")


def test_the_view_s_theme_is_taken_unless_another_is_named() -> None:
    grounds = [
        picture(selected(BALLERINA, "history", theme=theme)).layout.paper_bgcolor for theme in ("system", "dark")
    ]
    assert grounds == ["#FFFFFF", "#15191F"]
    assert picture(selected(BALLERINA, "history", theme="dark"), theme="light").layout.paper_bgcolor == "#FFFFFF"
