"""ISO 8601 and EDTF: values, not only acceptance; a mark that is dropped turns a row red."""

from __future__ import annotations

import re
from datetime import date

import pytest

from timeline.dates import Conventions, VagueDate, VagueSpan, parse_date
from timeline.dates.edtf import read_edtf
from timeline.errors import DateError, ImpossibleDate, UnknownPhrase

# Text, bounds, precision, qualifier, why.
DATES = [
    ("1985-04-12", "1985-04-12", "1985-04-12", "day", "", "a day"),
    ("1985-04", "1985-04-01", "1985-04-30", "month", "", "a month"),
    ("1985", "1985-01-01", "1985-12-31", "year", "", "a year"),
    ("0001", "0001-01-01", "0001-12-31", "year", "", "the first year of all"),
    ("9999-12-31", "9999-12-31", "9999-12-31", "day", "", "the last day of all"),
    ("1984?", "1984-01-01", "1984-12-31", "year", "uncertain", "on the whole"),
    ("2004-06~", "2004-06-01", "2004-06-30", "month", "approximate", "on a month"),
    ("2004-06-11%", "2004-06-11", "2004-06-11", "day", "approximate, uncertain", "both in one mark"),
    ("2004?-06-~11", "2004-06-11", "2004-06-11", "day", "approximate, uncertain", "on two parts"),
    ("?2004-06", "2004-06-01", "2004-06-30", "month", "uncertain", "in front of a part"),
    ("2004-06?-~11", "2004-06-11", "2004-06-11", "day", "approximate, uncertain", "behind a group, in front of a part"),
    ("?2004-?06-?11?", "2004-06-11", "2004-06-11", "day", "uncertain", "one mark on everything"),
    ("2004-%06-11", "2004-06-11", "2004-06-11", "day", "approximate, uncertain", "both on the month alone"),
    ("199X", "1990-01-01", "1999-12-31", "decade", "", "a decade"),
    ("19XX~", "1900-01-01", "1999-12-31", "century", "approximate", "a century"),
    ("1XXX", "1000-01-01", "1999-12-31", "range", "", "a millennium"),
    ("1XX3", "1003-01-01", "1993-12-31", "range", "", "digits within"),
    ("1999-XX", "1999-01-01", "1999-12-31", "year", "", "some month"),
    ("1999-01-XX", "1999-01-01", "1999-01-31", "month", "", "some day"),
    ("1999-XX-XX", "1999-01-01", "1999-12-31", "year", "", "some month and day"),
    ("199x-xx", "1990-01-01", "1999-12-31", "decade", "", "some month of a decade, small x"),
    ("199X-XX-XX", "1990-01-01", "1999-12-31", "decade", "", "some day of a decade"),
    ("19XX-XX-XX~", "1900-01-01", "1999-12-31", "century", "approximate", "some day of a century"),
    ("1XXX-12", "1000-12-01", "1999-12-31", "range", "", "some December of a millennium"),
    ("156X-12-25", "1560-12-25", "1569-12-25", "range", "", "some Christmas"),
    ("X001", "0001-01-01", "9001-12-31", "range", "", "the first digit open"),
    ("2001-X0", "2001-10-01", "2001-10-31", "month", "", "only October ends in 0"),
    ("2001-X0-XX", "2001-10-01", "2001-10-31", "month", "", "some day of the only month that fits"),
    ("2001-X2", "2001-02-01", "2001-12-31", "range", "", "February or December"),
    ("2001-X2-30", "2001-12-30", "2001-12-30", "day", "", "the only day that fits: February has no 30th"),
    ("2001-X2-29", "2001-12-29", "2001-12-29", "day", "", "nor a 29th, in a common year"),
    ("2004-X2-29", "2004-02-29", "2004-12-29", "range", "", "but in a leap year it has"),
    ("2004-XX-30", "2004-01-30", "2004-12-30", "range", "", "any month but February"),
    ("2003-02-2X", "2003-02-20", "2003-02-28", "range", "", "up to the end of February"),
    ("2004-06-X1", "2004-06-01", "2004-06-21", "range", "", "the 1st, 11th or 21st: June has no 31st"),
    ("2004-06-3X", "2004-06-30", "2004-06-30", "day", "", "June ends on the 30th"),
    ("19XX-02-29", "1904-02-29", "1996-02-29", "range", "", "1900 was no leap year"),
    ("200X-02-29", "2000-02-29", "2008-02-29", "range", "", "2000 was one"),
    ("1984-1X", "1984-10-01", "1984-12-31", "range", "", "October to December"),
    ("15XX-02-29", "1504-02-29", "1596-02-29", "range", "", "leap years only: 1500 was none"),
    ("1560-XX-31", "1560-01-31", "1560-12-31", "range", "", "months of 31 days"),
    ("15XX-01-3X", "1500-01-30", "1599-01-31", "range", "", "30 or 31"),
    ("2001?-~23", "2001-09-01", "2001-11-30", "season", "approximate, uncertain", "marks around a season"),
    ("2001-37", "2001-01-01", "2001-04-30", "part", "", "a third of a year"),
    ("2001-40", "2001-01-01", "2001-06-30", "half", "", "a half of a year"),
    ("20XX-24", "2000-12-01", "2100-02-28", "range", "", "winters to the one that ends in 2100, no leap year"),
    ("2001-33?", "2001-01-01", "2001-03-31", "quarter", "uncertain", "a quarter by code"),
    ("20XX-41", "2000-07-01", "2099-12-31", "range", "", "a half of some year"),
    ("Y17E2", "1700-01-01", "1700-12-31", "year", "", "an exponent within range"),
    ("1950S2", "1900-01-01", "1999-12-31", "century", "approximate", "two significant digits"),
    ("Y1E3", "1000-01-01", "1000-12-31", "year", "", "the first year of four digits"),
    ("Y999E1?", "9990-01-01", "9990-12-31", "year", "uncertain", "the last with an exponent"),
    ("1950S4", "1950-01-01", "1950-12-31", "year", "approximate", "all of them"),
    ("0950S2", "0950-01-01", "0959-12-31", "decade", "approximate", "zeros in front are not significant"),
    ("1953S1?", "1000-01-01", "1999-12-31", "range", "approximate, uncertain", "one of them"),
    ("Y171E1S3~", "1710-01-01", "1719-12-31", "decade", "approximate", "three of them"),
    ("[1667, 1668, 1670..1672]", "1667-01-01", "1672-12-31", "range", "", "one of a set"),
    ("{1960, 1961-12}", "1960-01-01", "1961-12-31", "range", "", "all of a set"),
    ("{1667 , 1668}", "1667-01-01", "1668-12-31", "range", "", "spaces in a set"),
    ("[1667]", "1667-01-01", "1667-12-31", "year", "", "a set of one"),
    ("[1667?, 1668~]", "1667-01-01", "1668-12-31", "range", "approximate, uncertain", "marks of all members"),
    ("[1960-02~..1960-04~]", "1960-02-01", "1960-04-30", "range", "approximate", "marks on a range"),
    ("[2004-06..2004-06]", "2004-06-01", "2004-06-30", "range", "", "a range within one month"),
    ("[166X, 17XX]", "1660-01-01", "1799-12-31", "range", "", "unspecified digits in a set"),
    ("[2001-21, 2002]", "2001-03-01", "2002-12-31", "range", "", "a season in a set"),
    ("Y10E2", "1000-01-01", "1000-12-31", "year", "", "a zero before the exponent"),
    ("2024-001", "2024-01-01", "2024-01-01", "day", "", "the first ordinal day"),
    ("2023-365", "2023-12-31", "2023-12-31", "day", "", "the last one of a common year"),
    ("2024-366", "2024-12-31", "2024-12-31", "day", "", "ordinal day of a leap year"),
    ("2024W235", "2024-06-07", "2024-06-07", "day", "", "a week's day without hyphens"),
    ("2024W23", "2024-06-03", "2024-06-09", "week", "", "a week without hyphens"),
    ("9999-W52-5", "9999-12-31", "9999-12-31", "day", "", "in a week that reaches past the last year"),
    ("2020-W53-7", "2021-01-03", "2021-01-03", "day", "", "a week across the year"),
]


@pytest.mark.parametrize("case", DATES, ids=[f"{case[0]} {case[-1]}" for case in DATES])
def test_dates(case: tuple[str, ...]) -> None:
    text, *wanted, _ = case
    found = parse_date(text)
    assert isinstance(found, VagueDate)
    assert [*map(str, found.bounds), found.precision, found.qualifier] == wanted


OPEN_SETS = [
    ("[..1760-12-03]", None, date(1760, 12, 3), "on or before a day"),
    ("[1760-12..]", date(1760, 12, 1), None, "in or after a month"),
    ("{..1760}", None, date(1760, 12, 31), "in or before a year"),
    ("{..1983-12-31, 1984-10-10..1984-11-01, 1984-11-05..}", None, None, "open on both sides"),
    ("[1760-01, 1760-02, 1760-12..]", date(1760, 1, 1), None, "the last member open"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "why"), OPEN_SETS)
def test_open_sets(text: str, earliest: date | None, latest: date | None, why: str) -> None:
    found = parse_date(text)
    assert isinstance(found, VagueDate)
    assert found.bounds == (earliest, latest), why
    assert found.precision == "open"


# Text, start, its qualifier, end, its qualifier, why.
INTERVALS = [
    ("2004-02-01/2005", "2004-02-01 2004-02-01", "", "2005-01-01 2005-12-31", "", "ends of two precisions"),
    ("2004-06~/2006?", "2004-06-01 2004-06-30", "approximate", "2006-01-01 2006-12-31", "uncertain", "a mark each"),
    ("2004-06-~01/2004-06-~20", "2004-06-01 2004-06-01", "approximate", "2004-06-20 2004-06-20", "approximate", "days"),
    ("2004-06-XX/2004-07-03", "2004-06-01 2004-06-30", "", "2004-07-03 2004-07-03", "", "some day of June"),
    ("199X/2004", "1990-01-01 1999-12-31", "", "2004-01-01 2004-12-31", "", "from some year"),
    ("1999/199X", "1999-01-01 1999-12-31", "", "1990-01-01 1999-12-31", "", "it can end after it starts"),
    ("2004/2004", "2004-01-01 2004-12-31", "", "2004-01-01 2004-12-31", "", "within one year"),
    ("2024-33/2024-41", "2024-01-01 2024-03-31", "", "2024-07-01 2024-12-31", "", "quarters and halves are dates"),
    ("Y17E2/1950S2", "1700-01-01 1700-12-31", "", "1900-01-01 1999-12-31", "approximate", "years of all kinds"),
    ("2024-W01/2024-W02-7", "2024-01-01 2024-01-07", "", "2024-01-14 2024-01-14", "", "ISO weeks"),
    ("2024-06-07/..", "2024-06-07 2024-06-07", "", "None None", "", "an open end"),
    ("2024-06-07?/", "2024-06-07 2024-06-07", "uncertain", "None None", "", "an unknown end"),
    ("../2024-06", "None None", "", "2024-06-01 2024-06-30", "", "an open start"),
    ("/2024-06~", "None None", "", "2024-06-01 2024-06-30", "approximate", "an unknown start"),
    ("../..", "None None", "", "None None", "", "nothing known"),
    ("..2004-06-01/~2004-06-20", "None 2004-06-01", "", "2004-06-20 2004-06-20", "approximate", "begun on or before"),
    ("2004-06-01~/2004-06-20..", "2004-06-01 2004-06-01", "approximate", "2004-06-20 None", "", "ended on or after"),
    ("..2004-06%/2004-08?..", "None 2004-06-30", "approximate, uncertain", "2004-08-01 None", "uncertain", "both"),
]


@pytest.mark.parametrize("case", INTERVALS, ids=[f"{case[0]} {case[-1]}" for case in INTERVALS])
def test_intervals(case: tuple[str, ...]) -> None:
    text, *wanted, _ = case
    found = parse_date(text)
    assert isinstance(found, VagueSpan)
    sides = (found.start, found.end)
    assert [said for side in sides for said in (f"{side.earliest} {side.latest}", side.qualifier)] == wanted


def test_a_code_holds_under_any_conventions_but_those_of_the_seasons() -> None:
    other = Conventions(seasons="astronomical", fiscal_year_start=10)
    for code in range(33, 42):
        assert parse_date(f"2024-{code}", conventions=other) == parse_date(f"2024-{code}")
    spring = parse_date("2024-21", conventions=other)
    assert isinstance(spring, VagueDate)
    assert spring.bounds == (date(2024, 3, 20), date(2024, 6, 19))


IMPOSSIBLE = [
    ("2016-13", "there is no month 13"),
    ("2016-02-30", "no calendar has a day 2016-02-30"),
    ("156X-09-31", "no calendar has a day"),
    ("15XX-2X-25", "no calendar has a day"),
    ("1900-02-29", "no calendar has a day"),
    ("0000", "the year 0000 lies outside"),
    ("XXXX", "the year 0000, which XXXX can be, lies outside"),
    ("XXXX-12-XX", "the year 0000, which XXXX can be, lies outside"),
    ("00XX", "the year 0000, which 00XX can be, lies outside"),
    ("-0999", "the year -0999 lies outside"),
    ("?-1985-04-12", "the year -1985 lies outside"),
    ("-01XX~", "the year -01XX lies outside"),
    ("[1667, -0001]", "the year -0001 lies outside"),
    ("-2005/-1999-02", "the year -2005 lies outside"),
    ("2001-20", "there is no month 20"),
    ("2001-2X", "there is no month 2X"),
    ("2001-21-05", "no calendar has a day 2001-21-05"),
    ("2004-02-3X", "no calendar has a day 2004-02-3X"),
    ("X900-02-29", "no calendar has a day X900-02-29"),
    ("9999-24", "the year 10000 lies outside"),
    ("Y170000002", "the year Y170000002 lies outside"),
    ("Y1E999", "lies outside"),
    ("Y-17E2", "lies outside"),
    ("Y-1234", "the year Y-1234 lies outside"),
    ("Y171010000S3", "the year Y171010000S3 lies outside"),
    ("Y3388E2S3", "the year Y3388E2S3 lies outside"),
    ("2004/1984", "ends before it starts"),
    ("2004-06/2004-05", "ends before it starts"),
    ("[1670..1660]", "ends before it starts"),
    ("2024-W53", "no such day in a week 53"),
    ("9999-W52-7", "no such day in a week 52"),
    ("9999-W52", "outside years 1-9999"),
    ("2023-366", "has no day 366"),
    ("2024-367", "has no day 367"),
    ("2024-000", "has no day 0"),
    ("20241340", "no month 13"),
]


@pytest.mark.parametrize(("text", "words"), IMPOSSIBLE)
def test_impossible(text: str, words: str) -> None:
    with pytest.raises(ImpossibleDate, match=words):
        parse_date(text)


# Text, words of the refusal, why.
MALFORMED = [
    ("2004-(06)?-11", "not understood", "groups in brackets are the draft of 2012"),
    ("[1999}", "not a date of ISO 8601-2", "brackets of two kinds"),
    ("{1999", "not a date of ISO 8601-2", "never closed"),
    ("[]", "'' is no member", "an empty set"),
    ("[1999,]", "'' is no member", "an empty member"),
    ("[..]", "'..' is no member", "open on both sides, of nothing"),
    ("[[1999], 2000]", "'[1999]' is no member", "a set within a set"),
    ("[1999/2000]", "'1999/2000' is no member", "an interval within a set"),
    ("[1999]/2000", "not a date of ISO 8601-2", "a set within an interval"),
    ("[1999.., 2000]", "'1999..' is no member", "open in the middle"),
    ("[2000, ..1999]", "'..1999' is no member", "open in the middle"),
    ("..1984", "stands in brackets", "a bare range"),
    ("1670..1673", "stands in brackets", "a bare range"),
    ("2004-06-01../2004-06-20", "not a date of ISO 8601-2", "only the end can be on or after a day"),
    ("2004-06-01/..2004-06-20", "not a date of ISO 8601-2", "only the start can be on or before a day"),
    ("../2005...", "not a date of ISO 8601-2", "three stops"),
    ("2012-21/2012-22", "season codes", "an interval of seasons"),
    ("..2012-21?/2013", "season codes", "an interval of seasons, half open"),
    ("2012/2013-32..", "season codes", "an interval of seasons, half open"),
    ("Y1702", "more than four digits", "Y is for long years"),
    ("Y00001", "not a date of ISO 8601-2", "a long year has no zeros in front"),
    ("Y1E0", "not a date of ISO 8601-2", "an exponent is positive"),
    ("Y12345-05", "not a date of ISO 8601-2", "a long year has no months"),
    ("?Y12345", "not a date of ISO 8601-2", "a mark stands behind a long year"),
    ("1950S5", "no 5 significant digits", "more digits than it has"),
    ("1950S10", "no 10 significant digits", "two digits of how many"),
    ("1950S0", "not a date of ISO 8601-2", "none of its digits"),
    ("195XS2", "not a date of ISO 8601-2", "unspecified, yet significant"),
    ("19X", "not a date of ISO 8601-2", "three digits"),
    ("/", "not understood", "nothing at all"),
    ("1985-04-12T23:20:30", "times of day", "a time of day"),
    ("1985-04-12T23:20:30+04:30", "times of day", "a time of day and a zone"),
    ("2004-01-01T10:10:10Z/2005", "times of day", "a time of day in an interval"),
    ("2024159", "seven digits", "a day of the year, or a digit lost"),
    ("1985/1986/1987", "not understood", "three dates"),
    ("1985 / 1986", "not understood", "spaces in an interval"),
    ("2018-01-15/02-20", "not understood", "an end without its year"),
]


@pytest.mark.parametrize(("text", "words", "why"), MALFORMED, ids=[f"{case[0]} {case[-1]}" for case in MALFORMED])
def test_malformed(text: str, words: str, why: str) -> None:
    with pytest.raises(UnknownPhrase, match=re.escape(words)) as caught:
        parse_date(text)
    assert repr(text) in str(caught.value), why


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
