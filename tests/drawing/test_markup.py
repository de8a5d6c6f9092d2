from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.drawing.elements import Undrawable
from timeline.drawing.markup import runs
from timeline.figures.text import escape


@given(st.text())
def test_what_was_escaped_comes_back_whole_or_as_the_sign_for_an_unknown_character(text: str) -> None:
    shown = "".join(run.text for run in runs(escape(text), 10))
    assert len(shown) == len(text)
    assert all(one in (other, "\ufffd") for one, other in zip(shown, text, strict=True))


@pytest.mark.parametrize(
    "markup", ["<b>x</b>", "a<br>b", "<sup>a<b>", "x<sup>", "</sup>", "a\nb", "<sup><sup>1</sup></sup>"]
)
def test_other_markup_is_refused(markup: str) -> None:
    with pytest.raises(Undrawable, match="has markup that can't be drawn"):
        runs(markup, 10)


def test_nothing_is_no_run() -> None:
    assert runs("", 10) == ()
