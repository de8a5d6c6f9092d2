"""Patches of the query: every control, link and key is one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dashboard.state import drawn_part, patched, typed_day, without_filters
from timeline.errors import UsageError
from timeline.view import VIEWS, View

PATCHES = [
    ("", "view=compare", "view=compare", "a key is set"),
    ("view=compare", "view=", "", "an empty value takes a key away"),
    ("q=a", "view=claims", "view=claims&q=a", "what isn't named stays"),
    ("milestone=a&milestone=b", "milestone=c", "milestone=c", "a list is replaced, not added to"),
    ("", "source=a&source=b", "source=a&source=b", "a list may have several values"),
    ("production=A&milestone=x&source=y&claim=z&from=2024-01-01", "production=B", "production=B", "belongs to A"),
    ("production=A&q=x&as_of=2024-01-31", "production=", "as_of=2024-01-31&q=x", "all productions; day and words stay"),
    ("", "q=a%26b%3D1", "q=a%26b%3D1", "signs of the query are text inside a value"),
]


@pytest.mark.parametrize(("before", "patch", "after", "why"), PATCHES, ids=[row[3] for row in PATCHES])
def test_patched(before: str, patch: str, after: str, why: str) -> None:
    assert patched(View.from_query(before), patch).to_query() == after, why


@pytest.mark.parametrize(
    ("patch", "words"),
    [
        ("view=nope", "view can't be 'nope'"),
        ("as_of=soon", "as_of can't be 'soon'"),
        ("colour=red", "unknown part 'colour'"),
    ],
)
def test_a_patch_that_makes_no_view_is_refused(patch: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        patched(View(), patch)


@given(st.sampled_from(VIEWS), st.text(max_size=20))
def test_any_search_survives_a_change_of_view(view: str, text: str) -> None:
    before = View(text=text)
    assert patched(before, f"view={view}") == before.but(view=view)


def test_what_needs_no_drawing_is_left_out() -> None:
    assert drawn_part(View(view="compare", claim="x", theme="dark")) == View(view="compare")
    assert drawn_part(View(view="history", claim="x", theme="dark")) == View(view="history", claim="x")


def test_without_filters_keeps_the_day() -> None:
    view = View(as_of=date(2024, 1, 31), milestones=("release",), text="a", start=date(2024, 1, 1))
    assert without_filters(view) == View(as_of=date(2024, 1, 31))


@pytest.mark.parametrize("text", ["7 June 2024", "2024-06-07", "June 7, 2024", " 7 Jun 2024 "])
def test_a_typed_day(text: str) -> None:
    assert typed_day(text) == date(2024, 6, 7)


@pytest.mark.parametrize("text", ["June 2024", "summer 2024", "06/07/2024", "soon", "Nov-Dec 2022", "by 7 June 2024"])
def test_what_is_not_one_day_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"write a day as 7 June 2024|write it as 7 June 2024"):
        typed_day(text)
