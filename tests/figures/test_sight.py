"""What is left where colours are not seen: greyscale, and three kinds of colour blindness.

Simulations: Machado, Oliveira and Fernandes, A physiologically-based model for simulation of color vision deficiency,
IEEE Transactions on Visualization and Computer Graphics 15 (2009), severity 1.0, on linear RGB.
"""

from __future__ import annotations

from itertools import combinations

import pytest

from timeline.figures.figure import Space
from timeline.figures.looks import LOOKS, core_ink, middle_inks, point_inks, window_ink
from timeline.figures.theme import DARK, LIGHT, Theme, contrast

Matrix = tuple[tuple[float, float, float], ...]

MATRICES: dict[str, Matrix] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "greyscale": ((0.2126, 0.7152, 0.0722),) * 3,
}
THEMES = [LIGHT, DARK]
MARKS = ("blue", "grey", "late", "early", "conf", "hatch")
TEXTS = ("ink", "ink2", "ink3", "blue", "late", "early", "conf")


def seen(colour: str, matrix: Matrix) -> str:
    """A #RRGGBB as it looks through a matrix."""
    linear = [_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5)]
    mixed = [sum(share * value for share, value in zip(row, linear, strict=True)) for row in matrix]
    return "#" + "".join(f"{round(_encoded(min(1.0, max(0.0, value))) * 255):02X}" for value in mixed)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _encoded(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)


@pytest.mark.parametrize("sight", MATRICES)
@pytest.mark.parametrize("colour", ["#FFFFFF", "#000000", "#808080"])
def test_greys_look_the_same_to_everyone(sight: str, colour: str) -> None:
    assert contrast(seen(colour, MATRICES[sight]), colour) <= 1.01, "each row of a matrix sums to 1"


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("sight", MATRICES)
@pytest.mark.parametrize("token", MARKS)
def test_marks_stand_out_from_the_plot_however_they_are_seen(theme: Theme, sight: str, token: str) -> None:
    matrix = MATRICES[sight]
    assert contrast(seen(getattr(theme, token), matrix), seen(theme.surface, matrix)) >= 3


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("sight", MATRICES)
@pytest.mark.parametrize("token", TEXTS)
def test_texts_can_be_read_however_they_are_seen(theme: Theme, sight: str, token: str) -> None:
    matrix = MATRICES[sight]
    assert contrast(seen(getattr(theme, token), matrix), seen(theme.surface, matrix)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("sight", MATRICES)
def test_filled_and_hollow_differ_in_lightness(theme: Theme, sight: str) -> None:
    blue, tint = (seen(colour, MATRICES[sight]) for colour in (theme.blue, theme.tint))
    assert contrast(blue, tint) >= 3, "happened against announced, where no shape tells them apart"


def _shape(look: str, space: Space) -> tuple[object, ...]:
    """What an exact moment of a look is without its colours: symbols, sizes, whether each is filled, and its sign."""
    theme = space.theme
    inks = point_inks(look, space)
    return tuple((ink.symbol, ink.size, ink.fill in (theme.surface, theme.tint), ink.text) for ink in inks)


def _window(look: str, space: Space) -> tuple[object, ...]:
    """The same of a vague moment: its window's outline and hatching, and the symbol at its middle."""
    ink, theme = window_ink(look, space), space.theme
    middle = tuple((mark.symbol, mark.size, mark.fill == theme.surface, mark.text) for mark in middle_inks(look, space))
    ground = getattr(ink, "fill", "") == theme.surface
    return bool(getattr(ink, "dash", "")), bool(getattr(ink, "hatch", "")), ground, middle


SAME_BY_MEANING = {("current", "fulfilled"), ("actual", "met")}
"""Announced is announced; a window that was met is drawn as what happened in it."""


@pytest.mark.parametrize(("one", "other"), list(combinations(LOOKS, 2)))
def test_every_two_states_differ_without_colour(one: str, other: str) -> None:
    space = Space(1000, LIGHT)
    if (one, other) != ("current", "fulfilled"):
        assert _shape(one, space) != _shape(other, space)
    if (one, other) not in SAME_BY_MEANING:
        assert _window(one, space) != _window(other, space)


@pytest.mark.parametrize("look", LOOKS)
def test_a_certain_core_is_a_bar_unless_it_no_longer_holds(look: str) -> None:
    is_bar = hasattr(core_ink(look, Space(1000, LIGHT)), "height")
    assert is_bar is (look not in ("superseded", "rumored", "canceled"))
