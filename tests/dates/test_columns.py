"""A column is read as its phrases are alone, whatever is in it, and nothing of it is lost."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dates.test_properties import EDTF, PHRASES
from timeline.dates import Conventions, VagueDate, VagueDuration, VagueSpan, parse_date
from timeline.dates.columns import DateColumn, iso_days, parse_dates
from timeline.dates.parse import Meaning, Tense, tried
from timeline.errors import DateError, NeedsReference, UnknownPhrase, UsageError

NAT = None

ISO = [
    ("0001-01-01", date(1, 1, 1)),
    ("9999-12-31", date(9999, 12, 31)),
    ("2024-02-29", date(2024, 2, 29)),
    ("2000-02-29", date(2000, 2, 29)),
    ("2023-02-29", NAT),  # no leap year
    ("1900-02-29", NAT),  # a century is none
    ("2024-04-31", NAT),
    ("2024-00-10", NAT),
    ("2024-13-10", NAT),
    ("2024-12-00", NAT),
    ("0000-01-01", NAT),  # a year 0 of EDTF, outside 1-9999
    ("2024/06/07", NAT),
    ("2024-06-0x", NAT),
    ("２０２４-０６-０７", NAT),  # digits of full width
    ("2024-06-07\n", NAT),
    ("2024-06-7", NAT),
    ("", NAT),
]


def test_days_by_numpy() -> None:
    texts = [text for text, _ in ISO]
    assert iso_days(texts).tolist() == [day for _, day in ISO]


@pytest.mark.parametrize("texts", [["2024-06-07"] * 3, ["2024-06-07", "2024-06-\n2"], ["2024-06-07\n2024-06-08", ""]])
def test_lines_within_texts_are_not_taken_for_rows(texts: list[str]) -> None:
    assert iso_days(texts).tolist() == [date(2024, 6, 7) if text == "2024-06-07" else None for text in texts]


def same(found: Meaning | DateError, alone: Meaning | DateError) -> bool:
    if isinstance(found, DateError) and isinstance(alone, DateError):
        return (type(found), str(found), found.hint) == (type(alone), str(alone), alone.hint)
    return found == alone


def bounds(answer: Meaning | DateError) -> list[date | None]:
    if isinstance(answer, VagueDate):
        return [*answer.bounds, *answer.bounds]
    return [*answer.start.bounds, *answer.end.bounds] if isinstance(answer, VagueSpan) else [None] * 4


def sides(column: DateColumn) -> list[list[date | None]]:
    arrays = (column.start_earliest, column.start_latest, column.end_earliest, column.end_latest)
    return [list(row) for row in zip(*(array.tolist() for array in arrays), strict=True)]


TEXTS = (
    st.dates().map(date.isoformat) | st.sampled_from([text for text, _ in ISO]) | PHRASES | EDTF | st.text(max_size=12)
)
ROWS = st.lists(
    st.tuples(
        st.dates().map(date.isoformat)
        | st.sampled_from([text for text, _ in ISO])
        | PHRASES
        | EDTF
        | st.text(max_size=12),
        st.none() | st.dates(),
        st.sampled_from(["future", "past"]),
    ),
    max_size=12,
)


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_in_a_column_as_alone(rows: list[tuple[str, date | None, Tense]]) -> None:
    texts, references, tenses = [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]
    for column, alone in (
        (parse_dates(texts), [tried(text) for text in texts]),
        (parse_dates(texts, references, tense=tenses), [tried(text, said, tense=tense) for text, said, tense in rows]),
    ):
        assert len(column) == len(rows)
        assert all(map(same, column, alone))
        assert sides(column) == [bounds(answer) for answer in alone]
        assert list(column.refusals) == [row for row, answer in enumerate(alone) if isinstance(answer, DateError)]


def test_each_row_has_its_own_reference() -> None:
    texts = ["next summer", "next summer", "June 2024", "next summer", "March"]
    said = [date(2023, 10, 1), date(2024, 10, 1), None, None, date(2024, 5, 1)]
    column = parse_dates(texts, said, tense=["future", "future", "future", "future", "past"])
    assert sides(column)[:3] == [
        [date(2024, 6, 1), date(2024, 8, 31)] * 2,
        [date(2025, 6, 1), date(2025, 8, 31)] * 2,
        [date(2024, 6, 1), date(2024, 6, 30)] * 2,
    ]
    assert isinstance(column[3], NeedsReference)
    assert sides(column)[4] == [date(2024, 3, 1), date(2024, 3, 31)] * 2


def test_conventions_hold_for_the_whole_column() -> None:
    column = parse_dates(["06/07/2024", "summer 2024"], conventions=Conventions("southern", "day_first"))
    assert sides(column) == [[date(2024, 7, 6)] * 4, [date(2024, 12, 1), date(2025, 2, 28)] * 2]


def test_what_is_no_text_is_refused_where_it_stands() -> None:
    column = parse_dates([None, "2024-06-07", 2024, float("nan"), ["2024"], b"2024-06-07"])
    assert list(column.refusals) == [0, 2, 3, 4, 5]
    assert all(isinstance(error, UnknownPhrase) for error in column.refusals.values())
    assert "2024 is no text" in str(column[2])
    assert column[1] == parse_date("2024-06-07")


@pytest.mark.parametrize(
    "make", [list, tuple, iter, np.array, pd.Series, pd.Index, lambda each: np.array(each, object)]
)
def test_any_kind_of_column(make: Any) -> None:
    texts = ["2024-06-07", "two weeks", "2024"]
    column = parse_dates(make(texts))
    assert sides(column) == [[date(2024, 6, 7)] * 4, [None] * 4, [date(2024, 1, 1), date(2024, 12, 31)] * 2]
    assert isinstance(column[1], VagueDuration)
    assert [answer.text for answer in column if not isinstance(answer, DateError)] == [
        "2024-06-07",
        "two weeks",
        "2024",
    ]


def test_nothing_is_a_column_too() -> None:
    column = parse_dates([])
    assert (len(column), list(column), column.refusals) == (0, [], {})
    assert column.start_earliest.dtype == np.dtype("datetime64[D]")


def test_a_phrase_is_read_once() -> None:
    column = parse_dates(["early 2024", "2024-06-07", "nonsense", "early 2024"] * 1000)
    assert (len(column.answers), len(column.refusals)) == (2, 1000)


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"references": [None]}, "references: 1 for 2 phrases"),
    ({"references": [None, "2024"]}, "reference can't be '2024'"),
    ({"references": datetime(2024, 6, 7)}, "reference can't be datetime"),
    ({"tense": "perfect"}, "tense can't be 'perfect'"),
    ({"tense": ["past"]}, "tense: 1 for 2 phrases"),
    ({"tense": ["past", "perfect"]}, "tense can't be 'perfect'"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG)
def test_arguments_that_cannot_be_used(arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        parse_dates(["2024-06-07", "2024"], **arguments)
