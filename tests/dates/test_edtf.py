"""ISO 8601 and EDTF: values, not only acceptance; a mark that is dropped turns a row red."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.dates import Conventions, VagueDate, VagueSpan, parse_date
from timeline.dates.edtf import read_edtf
from timeline.errors import DateError, ImpossibleDate, UnknownPhrase

# Text, bounds, precision, qualifier, why.
DATES = [
    ("1984?", "1984-01-01", "1984-12-31", "year", "uncertain", "on the whole"),
    ("2004-06~", "2004-06-01", "2004-06-30", "month", "approximate", "on a month"),
    ("2004-06-11%", "2004-06-11", "2004-06-11", "day", "approximate, uncertain", "both in one mark"),
    ("2004?-06-~11", "2004-06-11", "2004-06-11", "day", "approximate, uncertain", "on two parts"),
    ("?2004-06", "2004-06-01", "2004-06-30", "month", "uncertain", "in front of a part"),
    ("199X", "1990-01-01", "1999-12-31", "decade", "", "a decade"),
    ("19XX~", "1900-01-01", "1999-12-31", "century", "approximate", "a century"),
    ("1XXX", "1000-01-01", "1999-12-31", "range", "", "a millennium"),
    ("1XX3", "1003-01-01", "1993-12-31", "range", "", "digits within"),
    ("1999-XX", "1999-01-01", "1999-12-31", "year", "", "some month"),
    ("1999-01-XX", "1999-01-01", "1999-01-31", "month", "", "some day"),
    ("1999-XX-XX", "1999-01-01", "1999-12-31", "year", "", "some month and day"),
    ("1984-1X", "1984-10-01", "1984-12-31", "range", "", "October to December"),
    ("15XX-02-29", "1504-02-29", "1596-02-29", "range", "", "leap years only: 1500 was none"),
    ("1560-XX-31", "1560-01-31", "1560-12-31", "range", "", "months of 31 days"),
    ("15XX-01-3X", "1500-01-30", "1599-01-31", "range", "", "30 or 31"),
    ("2001-33?", "2001-01-01", "2001-03-31", "quarter", "uncertain", "a quarter by code"),
    ("20XX-41", "2000-07-01", "2099-12-31", "range", "", "a half of some year"),
    ("Y17E2", "1700-01-01", "1700-12-31", "year", "", "an exponent within range"),
    ("1950S2", "1900-01-01", "1999-12-31", "century", "approximate", "two significant digits"),
    ("Y171E1S3~", "1710-01-01", "1719-12-31", "decade", "approximate", "three of them"),
    ("[1667, 1668, 1670..1672]", "1667-01-01", "1672-12-31", "range", "", "one of a set"),
    ("{1960, 1961-12}", "1960-01-01", "1961-12-31", "range", "", "all of a set"),
    ("2024-366", "2024-12-31", "2024-12-31", "day", "", "ordinal day of a leap year"),
    ("2020-W53-7", "2021-01-03", "2021-01-03", "day", "", "a week across the year"),
]


@pytest.mark.parametrize("case", DATES, ids=[f"{case[0]} {case[-1]}" for case in DATES])
def test_dates(case: tuple[str, ...]) -> None:
    text, *wanted, _ = case
    found = parse_date(text)
    assert isinstance(found, VagueDate)
    assert [*map(str, found.bounds), found.precision, found.qualifier] == wanted


OPEN_SETS = [
    ("[..1760-12-03]", None, date(1760, 12, 3)),
    ("[1760-12..]", date(1760, 12, 1), None),
    ("{..1760}", None, date(1760, 12, 31)),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), OPEN_SETS)
def test_open_sets(text: str, earliest: date | None, latest: date | None) -> None:
    found = parse_date(text)
    assert isinstance(found, VagueDate)
    assert found.bounds == (earliest, latest)


def test_intervals() -> None:
    found = read_edtf("2004-06~/2006?", Conventions())
    assert isinstance(found, VagueSpan)
    assert found.start.bounds == (date(2004, 6, 1), date(2004, 6, 30))
    assert found.end.bounds == (date(2006, 1, 1), date(2006, 12, 31))
    assert (found.start.qualifier, found.end.qualifier) == ("approximate", "uncertain")
    assert found.qualifier == "approximate, uncertain"


@pytest.mark.parametrize("text", ["2024-06-07/..", "2024-06-07/"])
def test_open_and_unknown_ends(text: str) -> None:
    found = read_edtf(text, Conventions())
    assert isinstance(found, VagueSpan)
    assert found.hull().bounds == (date(2024, 6, 7), None)
    assert found.end.bounds == (None, None)


IMPOSSIBLE = [
    ("2016-13", "there is no month 13"),
    ("2016-02-30", "no calendar has a day 2016-02-30"),
    ("156X-09-31", "no calendar has a day"),
    ("15XX-2X-25", "no calendar has a day"),
    ("1900-02-29", "no calendar has a day"),
    ("0000", "the year 0000 lies outside"),
    ("XXXX", "the year 0000 lies outside"),
    ("-0999", "the year -0999 lies outside"),
    ("Y170000002", "the year Y170000002 lies outside"),
    ("Y1E999", "lies outside"),
    ("Y-17E2", "lies outside"),
    ("2004/1984", "ends before it starts"),
    ("[1670..1660]", "ends before it starts"),
    ("2024-W53", "no such day in a week 53"),
    ("2023-366", "has no day 366"),
    ("20241340", "no month 13"),
]


@pytest.mark.parametrize(("text", "words"), IMPOSSIBLE)
def test_impossible(text: str, words: str) -> None:
    with pytest.raises(ImpossibleDate, match=words):
        parse_date(text)


MALFORMED = [
    "2004-(06)?-11",
    "[1999}",
    "{1999",
    "[]",
    "[1999,]",
    "[1999.., 2000]",
    "Y1702",
    "Y00001",
    "1950S5",
    "19X",
    "/",
]


@pytest.mark.parametrize("text", MALFORMED)
def test_malformed(text: str) -> None:
    with pytest.raises(UnknownPhrase, match="can't read"):
        parse_date(text)


@pytest.mark.parametrize("text", ["June 7", "2024-6", "7/2008", "1851-52", "12345", ""])
def test_other_forms_are_left_to_other_readers(text: str) -> None:
    assert read_edtf(text, Conventions()) is None


def test_hostile_patterns_are_quick() -> None:
    for text in ("XXX1-02-29", "9XX7-02-29", "[" + "1," * 30 + "1]", "?" * 64, "1" * 64, "Y" + "9" * 63):
        with (
            pytest.raises(DateError, match="can't read")
            if text[0] not in "["
            else pytest.raises(UnknownPhrase, match="set")
        ):
            parse_date(text)
