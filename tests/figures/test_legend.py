from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from timeline.errors import UsageError
from timeline.figures.legend import ORDER, WORDS, glyph_names, glyph_size, glyph_svg, legend_of, legend_words
from timeline.figures.looks import LOOKS
from timeline.figures.reach import Reach
from timeline.figures.swatches import SWATCHES
from timeline.figures.theme import DARK, LIGHT


def test_every_name_has_words_and_a_picture_and_every_look_is_a_name() -> None:
    assert set(WORDS) == set(SWATCHES)
    assert set(ORDER) <= set(WORDS)
    assert set(LOOKS) <= set(WORDS)


@pytest.mark.parametrize("name", sorted(WORDS))
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_glyph_is_well_formed_svg_of_its_size_in_the_theme_s_colours(name: str, theme: object) -> None:
    assert theme in (LIGHT, DARK)
    svg = glyph_svg(name, "light" if theme is LIGHT else "dark")
    root = ET.fromstring(svg)
    assert (float(root.attrib["width"]), float(root.attrib["height"])) == glyph_size(name)
    assert len(root) > 0, "not blank"
    other = DARK if theme is LIGHT else LIGHT
    assert not [colour for colour in (other.blue, other.late, other.grey, other.conf) if colour in svg]


@pytest.mark.parametrize("name", sorted(WORDS))
def test_no_shape_leaves_its_picture(name: str) -> None:
    width, height = glyph_size(name)
    for element in ET.fromstring(glyph_svg(name)):
        numbers = [float(number) for number in re.findall(r"-?[0-9.]+", element.attrib.get("d", ""))]
        edge = float(element.attrib.get("stroke-width", 0)) / 2
        assert all(edge - 0.51 <= x <= width - edge + 0.51 for x in numbers[::2])
        assert all(edge - 0.51 <= y <= height - edge + 0.51 for y in numbers[1::2])


def test_the_met_glyph_is_a_ring_around_a_solid_diamond() -> None:
    ring, core = ET.fromstring(glyph_svg("met"))
    assert (ring.attrib["fill"], ring.attrib["stroke"]) == (LIGHT.surface, LIGHT.blue)
    assert core.attrib["fill"] == LIGHT.blue


def test_an_unknown_glyph_is_refused() -> None:
    with pytest.raises(UsageError, match="no glyph is called 'star': use one of actual, as-of"):
        glyph_svg("star")
    with pytest.raises(UsageError, match="no glyph is called ''"):
        legend_words("")


CAPPED = Reach(((0, 9),), cap="start")


@pytest.mark.parametrize(
    ("look", "found", "names", "why"),
    [
        ("actual", CAPPED, {"edge-actual"}, "a window with a cap, no diamond"),
        ("superseded", CAPPED, {"edge-superseded"}, "the same, broken"),
        (
            "actual",
            Reach(core=(0, 9), fade_right=9),
            {"open-actual"},
            "the bar that fades is what the fade's picture shows",
        ),
        (
            "actual",
            Reach(((0, 3),), core=(3, 9), fade_right=9),
            {"open-actual", "core-actual"},
            "its vague start is not",
        ),
        ("current", Reach(core=(0, 9), fade_right=9), {"open-said"}, "an announced bar fades in its own look"),
        ("superseded", Reach(fade_right=9, cap="start"), {"open-superseded"}, "from a day on, and it no longer holds"),
        ("actual", Reach(core=(0, 9), ongoing=True), {"ongoing"}, "no end yet"),
        ("conflicting", Reach(core=(0, 9)), {"span-conflicting"}, "nothing vague about it"),
    ],
)
def test_a_mark_is_explained_by_the_glyph_that_it_is(look: str, found: Reach, names: set[str], why: str) -> None:
    assert glyph_names(look, found) == names, why


def test_one_colour_of_a_slip_is_explained_and_it_is_one_in_use() -> None:
    assert legend_of({"slip-exact-earlier"}) == ("slip-exact-earlier",)
    assert legend_of({"slip-exact-earlier", "slip-exact"}) == ("slip-exact",)
    assert legend_of({"slip-vague-undetermined", "vague-superseded"}) == ("slip-vague-undetermined",)


@pytest.mark.parametrize(
    ("name", "fill", "outline"),
    [
        ("open-actual", LIGHT.blue, None),
        ("open-said", LIGHT.tint, LIGHT.blue),
        ("open-superseded", LIGHT.surface, LIGHT.grey),
        ("open-canceled", LIGHT.surface, LIGHT.grey),
        ("open-rumored", LIGHT.surface, LIGHT.blue),
        ("open-conflicting", LIGHT.surface, LIGHT.conf),
    ],
)
def test_an_end_that_is_not_known_fades_in_the_look_of_its_mark(name: str, fill: str, outline: str | None) -> None:
    faded = [part for part in ET.fromstring(glyph_svg(name)) if float(part.attrib.get("opacity", 1)) < 1]
    assert len(faded) == 4
    assert {(part.attrib["fill"], part.attrib.get("stroke")) for part in faded} == {(fill, outline)}
