"""Every view looks as it did when a person last approved it (`make golden`), but for what no eye sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops
from pixelmatch.contrib.PIL import pixelmatch

from tests.golden import FOLDER, PICTURES, draw

SEEN = 0.1
"""How far two colours may lie apart, of the distance that black has from white, before an eye sees it."""
MOST = 20
"""Pixels that may differ visibly: the rounding of a rasteriser on another processor."""


@pytest.mark.parametrize("name", PICTURES)
def test_it_looks_as_approved(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.png"
    draw(PICTURES[name], path)
    drawn, approved = Image.open(path).convert("RGBA"), Image.open(FOLDER / f"{name}.png").convert("RGBA")
    assert drawn.size == approved.size
    assert visible(drawn, approved) <= MOST, f"{path} differs: look at it, then approve it with `make golden`"


def test_a_visible_difference_is_found() -> None:
    """The comparison itself: a moved mark is seen, a shade is not."""
    approved = Image.open(FOLDER / "schedule.png").convert("RGBA")
    moved = approved.copy()
    moved.paste(approved.crop((1400, 600, 1500, 700)), (1390, 600))
    shaded = approved.point(lambda value: max(0, value - 2))
    assert visible(moved, approved) > MOST
    assert visible(shaded, approved) == 0


def visible(one: Image.Image, other: Image.Image) -> int:
    """How many pixels an eye would tell apart; only the part that differs at all is gone through."""
    box = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getbbox()
    return pixelmatch(one.crop(box), other.crop(box), threshold=SEEN) if box else 0
