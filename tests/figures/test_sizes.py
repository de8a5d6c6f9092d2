from __future__ import annotations

import pytest

from timeline.errors import UsageError
from timeline.figures.sizes import Size, size_named


@pytest.mark.parametrize(
    ("text", "size", "compact", "scale", "why"),
    [
        ("hd", Size(1600, 900), False, 1.0, "the design's own size"),
        ("slide", Size(1920, 1080), False, 1.2, "1920 / 1600"),
        ("a4", Size(1754, 1240, 2, 300), False, 1754 / 1600, "297 x 210 mm: 3508 x 2480 pixels at 300 dots an inch"),
        ("square", Size(1080, 1080), True, 1080 / 560, "the phone layout, larger"),
        ("og", Size(1200, 630, exact=True), False, 0.85, "type stays at 11 px"),
        ("800X600", Size(800, 600), False, 0.85, "type stays at 11 px"),
        ("1080x1080", Size(1080, 1080), True, 1080 / 560, "square: the phone layout, larger"),
        ("390×844", Size(390, 844), True, 1.0, "a phone, with the sign for times"),
    ],
)
def test_sizes(text: str, size: Size, compact: bool, scale: float, why: str) -> None:
    found = size_named(text)
    assert found == size, why
    assert found.is_compact is compact, why
    assert found.scale == pytest.approx(scale), why


REFUSED = [
    ("big", "size can't be 'big': use one of hd, slide, square, a4, og, or width x height", "no such name"),
    ("", "size can't be ''", "nothing"),
    ("1600", "size can't be '1600'", "one side only"),
    ("1600x", "size can't be '1600x'", "half a size"),
    ("-1x900", "size can't be '-1x900'", "a sign"),
    ("100x100", "size can't be '100x100': both sides must be from 320 to 8000 px", "too small to read"),
    ("9000x900", "both sides must be from 320 to 8000 px", "too large to draw"),
    ("99999x99999", "both sides must be from 320 to 8000 px", "far too large"),
]


@pytest.mark.parametrize(("text", "message"), [case[:2] for case in REFUSED], ids=[why for *_, why in REFUSED])
def test_refusals(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        size_named(text)
