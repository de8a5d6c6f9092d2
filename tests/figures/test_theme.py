from __future__ import annotations

import pytest

from timeline.errors import UsageError
from timeline.figures.theme import DARK, LIGHT, PRINT, Theme, Type, contrast, theme_named

THEMES = [LIGHT, DARK, PRINT]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("token", ["ink", "ink2", "ink3", "blue", "late", "early", "conf"])
def test_text_can_be_read_on_every_ground_that_it_stands_on(theme: Theme, token: str) -> None:
    for ground in (theme.surface, theme.sunk, theme.sel):
        assert contrast(getattr(theme, token), ground) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("token", ["blue", "hatch", "grey", "late", "early", "conf", "ctl"])
def test_marks_stand_out_from_the_plot(theme: Theme, token: str) -> None:
    assert contrast(getattr(theme, token), theme.surface) >= 3


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "ground"), [("onblue", "blue"), ("late", "latebg"), ("early", "earlybg")])
def test_text_on_coloured_grounds_can_be_read(theme: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("token", ["sunk", "sel", "latebg", "earlybg"])
def test_no_fill_on_paper_is_lighter_than_the_tint(token: str) -> None:
    assert contrast(getattr(PRINT, token), "#FFFFFF") >= contrast(PRINT.tint, "#FFFFFF") - 0.005


def test_paper_is_white_and_ink_is_black() -> None:
    assert PRINT.page == PRINT.surface == PRINT.raised == "#FFFFFF"
    assert PRINT.ink == "#000000"


@pytest.mark.parametrize("token", ["grid", "grid2", "line"])
def test_lines_on_paper_are_darker_than_on_a_screen(token: str) -> None:
    assert contrast(getattr(PRINT, token), "#FFFFFF") > contrast(getattr(LIGHT, token), "#FFFFFF") + 0.2


@pytest.mark.parametrize(
    ("one", "other", "ratio", "why"),
    [
        ("#FFFFFF", "#FFFFFF", 1.0, "a colour on itself"),
        ("#000000", "#FFFFFF", 21.0, "the most there is: (1 + .05) / .05"),
        ("#767676", "#FFFFFF", 4.54, "the well-known darkest grey that is just readable on white"),
    ],
)
def test_contrast(one: str, other: str, ratio: float, why: str) -> None:
    assert contrast(one, other) == contrast(other, one) == ratio, why


@pytest.mark.parametrize(
    ("verdict", "token", "why"),
    [
        ("later", "late", "rust"),
        ("earlier", "early", "green"),
        ("within", "grey", "crossing zero has no direction"),
        ("undetermined", "grey", "nor has this"),
        ("", "grey", "nothing known"),
    ],
)
def test_only_a_direction_is_coloured(verdict: str, token: str, why: str) -> None:
    assert LIGHT.of(verdict) == getattr(LIGHT, token), why


def test_words_without_direction_are_ink_not_grey() -> None:
    assert LIGHT.text_of("within") == LIGHT.ink3
    assert LIGHT.text_of("later") == LIGHT.late


def test_an_unknown_theme_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="no theme is called 'sepia': use one of light, dark, print"):
        theme_named("sepia")


def test_type_scales_down_to_eleven_px_at_least() -> None:
    assert Type(12.5, 600).scaled(2) == Type(25, 600)
    assert Type(12.5).scaled(0.5) == Type(11)
