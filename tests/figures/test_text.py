from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figures.text import clip, escape, graphemes, width, wrap
from timeline.figures.theme import Type

KIND = Type(13)
TEXTS = st.text(max_size=60)


@pytest.mark.parametrize(
    ("text", "least", "most", "why"),
    [
        ("", 0, 0, "nothing"),
        ("1111111111", 40, 100, "digits are a little over half their size"),
        ("東京", 26, 26, "wide characters that another font draws: one em each"),
        ("\u200d", 0, 0, "a joiner takes no room"),
    ],
)
def test_width_in_px(text: str, least: float, most: float, why: str) -> None:
    assert least <= width(text, KIND) <= most, why


def test_width_grows_with_size_and_weight() -> None:
    assert width("Release", Type(26)) == pytest.approx(2 * width("Release", Type(13)))
    assert width("Release", Type(13, 600)) > width("Release", Type(13, 400))


@pytest.mark.parametrize(
    ("text", "clusters", "why"),
    [
        ("abc", ["a", "b", "c"], "plain letters"),
        ("e\u0301a", ["e\u0301", "a"], "a combining accent stays with its letter"),
        ("👨‍👩‍👧", ["👨‍👩‍👧"], "a family joined by joiners"),
        ("👍🏽!", ["👍🏽", "!"], "a skin tone stays with its hand"),
        ("🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"], "two halves make a flag, four make two"),
        ("각", ["각"], "three jamo make a syllable"),
    ],
)
def test_graphemes(text: str, clusters: list[str], why: str) -> None:
    assert graphemes(text) == clusters, why


@given(TEXTS)
def test_graphemes_lose_nothing(text: str) -> None:
    assert "".join(graphemes(text)) == text


@given(TEXTS, st.floats(0, 200))
def test_a_clipped_text_fits_and_begins_as_the_text_does(text: str, limit: float) -> None:
    shown = clip(text, limit, KIND)
    assert shown in (text, "") or (shown.endswith("…") and text.startswith(shown[:-1]))
    assert shown == "" or width(shown, KIND) <= limit


@given(TEXTS)
def test_a_clip_never_parts_a_grapheme(text: str) -> None:
    shown = clip(text, width(text, KIND) / 2, KIND)
    if shown.endswith("…") and shown != text:
        rest = text[len(shown) - 1 :]
        assert not rest or unicodedata.category(rest[0]) not in ("Mn", "Me", "Mc")


@pytest.mark.parametrize(
    ("text", "limit", "lines", "expected", "why"),
    [
        ("one two three", 1000, 2, ["one two three"], "it fits"),
        ("one two three", width("one two", KIND), 2, ["one two", "three"], "broken at a space"),
        ("  one \n two  ", 1000, 2, ["one two"], "white space is one space"),
        ("a\u00a0b c", width("a\u00a0b", KIND), 2, ["a\u00a0b", "c"], "a non-breaking space holds"),
        ("", 100, 2, [], "nothing has no lines"),
    ],
)
def test_wrap(text: str, limit: float, lines: int, expected: list[str], why: str) -> None:
    assert wrap(text, limit, KIND, lines) == expected, why


def test_what_is_left_after_the_last_line_ends_in_an_ellipsis() -> None:
    lines = wrap("Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb", 120, KIND, 2)
    assert len(lines) == 2
    assert lines[0] == "Dr. Strangelove or:"
    assert lines[1].endswith("…")


@given(TEXTS, st.integers(1, 5))
def test_no_line_is_wider_than_asked(text: str, lines: int) -> None:
    wrapped = wrap(text, 60, KIND, lines)
    assert len(wrapped) <= lines
    assert all(width(line, KIND) <= 60 for line in wrapped if len(graphemes(line)) > 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"), ("A & B", "A &amp; B"), ("&lt;", "&amp;lt;"), ("=Sum(1)", "=Sum(1)")],
)
def test_escape(text: str, expected: str) -> None:
    assert escape(text) == expected


def test_no_template_of_plotly_can_be_written_by_a_user() -> None:
    assert "%" not in escape("50%{x} off %{customdata}").replace("&#37;", "")
