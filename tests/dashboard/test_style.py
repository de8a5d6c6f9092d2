"""The style sheet's colours are the design's: those that the figures are drawn in."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from timeline.figures.theme import DARK, LIGHT, Theme, contrast
from timeline.resources import asset


def tokens(theme: str) -> dict[str, str]:
    sheet = asset("styles/tokens.css").read_text(encoding="utf-8")
    block = re.search(rf'\[data-mantine-color-scheme="{theme}"\] {{(.*?)}}', sheet, re.DOTALL)
    assert block
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block[1]))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_are_the_figures(theme: Theme) -> None:
    told = tokens(theme.name)
    expected = {field.name: getattr(theme, field.name).lower() for field in fields(theme) if field.name != "name"}
    assert {name: told.get(name) for name in expected} == expected


PAIRS = [
    ("ink", "surface"),
    ("ink2", "page"),
    ("ink3", "surface"),
    ("ink3", "page"),
    ("onblue", "blue"),
    ("late", "surface"),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read(theme: str, text: str, ground: str) -> None:
    told = tokens(theme)
    assert contrast(told[text], told[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_borders_of_controls_can_be_seen(theme: str) -> None:
    told = tokens(theme)
    assert contrast(told["ctl"], told["surface"]) >= 3


def test_nothing_is_fetched_from_elsewhere() -> None:
    for name in ("tokens", "page", "controls", "stage", "drawer", "widths"):
        sheet = asset(f"styles/{name}.css").read_text(encoding="utf-8")
        assert all(url.startswith(("data:", "../")) for url in re.findall(r'url\("?([^")]+)', sheet)), name
