"""The quick way round the grammar gives what the grammar gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates.parse import tried
from timeline.dates.plain import WRITTEN, read_plain
from timeline.errors import DateError

READ = [
    ("2024-06-07", date(2024, 6, 7), date(2024, 6, 7), "day"),
    ("0001-01-01", date(1, 1, 1), date(1, 1, 1), "day"),
    ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31), "day"),
    ("June 7, 2024", date(2024, 6, 7), date(2024, 6, 7), "day"),
    ("7 Jun 2024", date(2024, 6, 7), date(2024, 6, 7), "day"),
    ("29 February 2024", date(2024, 2, 29), date(2024, 2, 29), "day"),
    ("February 1900", date(1900, 2, 1), date(1900, 2, 28), "month"),
    ("May 2024", date(2024, 5, 1), date(2024, 5, 31), "month"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), READ)
def test_what_it_reads(text: str, earliest: date, latest: date, precision: str) -> None:
    found = read_plain(text)
    assert found is not None
    assert (found.bounds, found.precision, found.text) == ((earliest, latest), precision, text)


LEFT = [
    "2023-02-29",
    "2024-6-7",
    "2024-W23-5",
    "٢٠٢٤-٠٦-٠٧",
    "June 31, 2024",
    "0 June 2024",
    "7 June 7, 2024",
    "June 7",
]
"""Impossible, of another form, of other digits, or without a year: for the grammar to read or to refuse."""


@pytest.mark.parametrize("text", LEFT)
def test_what_it_leaves(text: str) -> None:
    assert read_plain(text) is None


@settings(max_examples=400, deadline=None)
@given(
    st.from_regex(WRITTEN, fullmatch=True)
    | st.builds("{:04}-{:02}-{:02}".format, st.integers(0, 9999), st.integers(0, 13), st.integers(0, 32))
    | st.builds("{}{} {}".format, st.integers(0, 40), st.sampled_from((" May", " Sept", "June")), st.integers(0, 9999))
    | st.builds("{} {}, {}".format, st.sampled_from(("May", "Jun", "Junes")), st.integers(0, 40), st.integers(0, 9999))
)
def test_the_grammar_agrees(text: str) -> None:
    quick, whole = tried(text), tried(f"{text} ")  # the space takes it past the quick way
    if isinstance(quick, DateError) or isinstance(whole, DateError):
        assert type(quick) is type(whole)
    else:
        assert quick == replace(whole, text=text)
