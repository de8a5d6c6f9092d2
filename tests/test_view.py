"""Views and their three spellings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import UsageError
from timeline.view import STATUSES, THEMES, VIEWS, View

NAMES = st.lists(st.text(min_size=1, max_size=20), max_size=3).map(tuple)
VIEW = st.builds(
    View,
    view=st.sampled_from(VIEWS),
    productions=NAMES,
    milestones=NAMES,
    statuses=st.lists(st.sampled_from(STATUSES), unique=True).map(tuple),
    territories=NAMES,
    sources=NAMES,
    as_of=st.none() | st.dates(),
    text=st.text(max_size=20),
    start=st.none() | st.dates(max_value=date(2000, 1, 1)),
    end=st.none() | st.dates(min_value=date(2000, 1, 1)),
    theme=st.sampled_from(THEMES),
    arrangement=st.sampled_from(("phase", "date", "given")),
    table=st.booleans(),
    claim=st.text(max_size=10),
    fold=st.text(max_size=10),
    sort=st.sampled_from(("", "said", "-slip")),
)


@given(VIEW)
def test_a_query_reads_back(view: View) -> None:
    assert View.from_query(view.to_query()) == view


def test_a_plain_view_has_an_empty_query() -> None:
    assert View().to_query() == ""
    assert View.from_query("") == View.from_query("?") == View()


@pytest.mark.parametrize(
    "key",
    [
        *("production", "milestone", "status", "territory", "source"),
        *("view", "as_of", "from", "to", "q", "by", "table", "theme", "claim", "more", "sort"),
    ],
)
def test_an_empty_value_is_the_default(key: str) -> None:
    assert View.from_query(f"{key}=") == View()
    assert View.from_query(f"{key}=&q=a") == View(text="a")


def test_an_empty_name_in_a_list_names_nothing() -> None:
    assert View.from_query("production=&production=1917&production=") == View(productions=("1917",))


def test_a_name_given_twice_in_a_list_counts_once() -> None:
    view = View.from_query("status=actual&source=b&status=actual&source=a&source=b")
    assert (view.statuses, view.sources) == (("actual",), ("b", "a"))
    assert View(productions=("1917", "1917")) == View(productions=("1917",))


def test_keywords_are_taken_kindly() -> None:
    view = View.from_keywords({"production": "1917", "as_of": "2024-01-31", "statuses": ["actual"], "theme": None})
    assert view == View(productions=("1917",), as_of=date(2024, 1, 31), statuses=("actual",))


WRONG: list[tuple[str, str]] = [
    ("view=gantt", "view can't be 'gantt': use one of schedule"),
    ("as_of=soon", "as_of can't be 'soon': write a day as YYYY-MM-DD"),
    ("from=abc", "^from can't be 'abc': write a day"),
    ("to=2024-13-01", "^to can't be '2024-13-01'"),
    ("by=size", "^by can't be 'size': use one of phase, date, given"),
    ("sort=size", "^sort can't be 'size': use one of stated, read, state, slip, source, said, -stated"),
    ("status=done", "status can't be 'done'"),
    ("theme=pink", "theme can't be 'pink'"),
    ("from=2024-02-01&to=2024-01-01", "the window ends on 2024-01-01, before it starts on 2024-02-01"),
    ("colour=red", "unknown part 'colour' in the link"),
    ("colour=", "unknown part 'colour' in the link"),
    ("table=2", "^table can't be '2': write 1, or leave it out"),
    ("as_of=2024-01-31&as_of=2024-02-01", "^as_of is given twice, '2024-01-31' and '2024-02-01': keep one"),
    ("from=2024-01-31&q=a&from=2024-02-01", "^from is given twice"),
    ("view=claims&view=claims", "^view is given twice"),
    ("by=date&by=given", "^by is given twice"),
    ("q=a&q=b", "^q is given twice"),
    ("claim=a&claim=b", "^claim is given twice"),
    ("table=1&table=1", "^table is given twice"),
]


@pytest.mark.parametrize(("query", "message"), WRONG)
def test_a_wrong_query_is_refused(query: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        View.from_query(query)


@pytest.mark.parametrize("keywords", [{"colour": "red"}, {"as_off": "2024-01-31"}])
def test_an_unknown_keyword_is_refused(keywords: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=f"unknown view setting '{next(iter(keywords))}'"):
        View.from_keywords(keywords)
