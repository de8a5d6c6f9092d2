"""What must hold for any text, any day and any reference."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench import fuzz
from timeline.dates import Conventions, VagueDate, VagueDuration, VagueSpan, parse_date
from timeline.dates.parse import Tense
from timeline.dates.units import MONTH_NAMES, WEEKDAY_NAMES
from timeline.dates.vocabulary import KNOWN
from timeline.errors import AmbiguousDate, DateError

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
MODERN = st.dates(date(1900, 1, 1), date(2100, 12, 31))
TENSES: st.SearchStrategy[Tense] = st.sampled_from(["future", "past"])
REFERENCES = st.none() | DAYS
SETTINGS = st.sampled_from(
    [
        Conventions(),
        Conventions(seasons="astronomical", day_order="day_first", fiscal_year_start=10),
        Conventions(seasons="box_office", day_order="month_first"),
        Conventions(seasons="southern", fiscal_year_start=4, fiscal_year_named="start"),
    ]
)
PIECES = (
    *(
        "2024",
        "1999",
        "7",
        "14",
        "31",
        "199X",
        "2024-06",
        "2024-06-07",
        "-",
        "–",
        "/",
        ",",
        ".",
        "(",
        ")",
        "?",
        "~",
        "%",
    ),
    *("..", "'24", "Q3", "H1", "1990s", "19th", "[", "]"),
)
PHRASES = st.lists(st.sampled_from([*PIECES, *sorted(KNOWN)]), max_size=9).map(" ".join)
EDTF = st.text("0123456789X?~%-./[]{},YES ", max_size=24)


def attempt(
    text: str, said: date | None, conventions: Conventions, tense: Tense
) -> VagueDate | VagueSpan | VagueDuration | DateError:
    try:
        return parse_date(text, said, conventions, tense=tense)
    except DateError as error:
        return error


def check_value(answer: VagueDate | VagueSpan | VagueDuration) -> None:
    sides = (
        (answer,)
        if isinstance(answer, VagueDate)
        else (answer.start, answer.end)
        if isinstance(answer, VagueSpan)
        else ()
    )
    for side in sides:
        assert side.earliest is None or side.latest is None or side.earliest <= side.latest
        assert (side.precision == "open") == side.is_open


@settings(max_examples=600, deadline=200)
@given(text=st.text(max_size=80) | PHRASES | EDTF, said=REFERENCES, conventions=SETTINGS, tense=TENSES)
def test_any_text_is_read_or_refused_by_name(
    text: str, said: date | None, conventions: Conventions, tense: Tense
) -> None:
    answer = attempt(text, said, conventions, tense)
    if isinstance(answer, DateError):
        assert repr(text) in str(answer)
    else:
        assert answer.text == text
        check_value(answer)


def ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def month(day: date) -> str:
    return MONTH_NAMES[day.month - 1]


STYLES: list[Callable[[date], str]] = [
    date.isoformat,
    lambda day: day.isoformat().replace("-", ""),
    lambda day: day.isoformat().replace("-", "/"),
    lambda day: f"{day.year:04}-{day.timetuple().tm_yday:03}",
    lambda day: f"{month(day)} {day.day}, {day.year:04}",
    lambda day: f"{month(day)[:3].upper()} {day.day} {day.year:04}",
    lambda day: f"{day.day} {month(day)} {day.year:04}",
    lambda day: f"the {ordinal(day.day)} of {month(day)}, {day.year:04}",
    lambda day: f"{day.day:02}-{month(day)[:3]}-{day.year:04}",
    lambda day: f"{WEEKDAY_NAMES[day.weekday()]}, {month(day)} {ordinal(day.day)}, {day.year:04}",
    lambda day: f"{WEEKDAY_NAMES[day.weekday()][:3]}. {day.day} {month(day)[:3]}. {day.year:04}",
    lambda day: f"{day.year:04} {month(day)} {day.day}",
    lambda day: f"on “{month(day)} {day.day}, {day.year:04}”.",
]


@pytest.mark.parametrize("style", STYLES, ids=[style(date(2024, 6, 7)) for style in STYLES])
@settings(max_examples=60, deadline=None)
@given(day=DAYS)
def test_every_day_reads_back(style: Callable[[date], str], day: date) -> None:
    answer = parse_date(style(day))
    assert isinstance(answer, VagueDate)
    assert (answer.bounds, answer.precision) == ((day, day), "day")


@settings(max_examples=100, deadline=None)
@given(day=MODERN, order=st.sampled_from(["day_first", "month_first"]))
def test_numbers_read_back_in_the_order_set_and_never_without(day: date, order: str) -> None:
    numbers = (day.day, day.month) if order == "day_first" else (day.month, day.day)
    text = f"{numbers[0]}/{numbers[1]}/{day.year}"
    answer = parse_date(text, conventions=Conventions(day_order=order))  # type: ignore[arg-type]
    assert isinstance(answer, VagueDate)
    assert answer.bounds == (day, day)
    if day.day <= 12 and day.day != day.month:
        with pytest.raises(AmbiguousDate, match=month(day)):
            parse_date(text)


@settings(max_examples=150, deadline=None)
@given(day=MODERN)
def test_a_vaguer_phrase_contains_the_narrower(day: date) -> None:
    third = ("early", "mid", "late")
    year, name = day.year, month(day)
    chain = [
        f"{name} {day.day}, {year}",
        f"{third[min((day.day - 1) // 10, 2)]} {name} {year}",
        f"{name} {year}",
        f"Q{(day.month + 2) // 3} {year}",
        f"H{(day.month + 5) // 6} {year}",
        f"{year}",
        f"{str(year)[:3]}X",
        f"{str(year)[:2]}XX",
    ]
    read = [parse_date(phrase) for phrase in chain]
    for narrow, wide in pairwise(read):
        assert isinstance(narrow, VagueDate)
        assert isinstance(wide, VagueDate)
        assert wide.contains(narrow), (narrow.text, wide.text)


@settings(max_examples=100, deadline=None)
@given(day=MODERN, length=st.integers(1, 400))
def test_a_length_beside_a_date_counts_both_days(day: date, length: int) -> None:
    last = day + timedelta(days=length - 1)
    begun = [f"for {length} days from {day}", f"{day} for {length} days", f"{length} days starting on {day}"]
    for phrase in (*begun, f"{length} days ending on {last}"):
        answer = parse_date(phrase)
        assert isinstance(answer, VagueSpan), phrase
        assert (answer.start.bounds, answer.end.bounds) == ((day, day), (last, last)), phrase


@settings(max_examples=100, deadline=None)
@given(day=MODERN, first=st.integers(1, 9900))
def test_a_year_of_two_digits_lies_in_its_hundred_years(day: date, first: int) -> None:
    answer = parse_date(f"{month(day)} '{day.year % 100:02}", conventions=Conventions(two_digit_years=first))
    assert isinstance(answer, VagueDate)
    assert answer.earliest is not None
    assert (answer.earliest.year - day.year) % 100 == 0
    assert first <= answer.earliest.year < first + 100


@settings(max_examples=100, deadline=None)
@given(day=MODERN, later=st.integers(2, 400))
def test_two_sides_close_a_window(day: date, later: int) -> None:
    other = day + timedelta(days=later)
    answer = parse_date(f"after {day} but before {other}")
    assert isinstance(answer, VagueDate)
    assert answer.bounds == (day + timedelta(days=1), other - timedelta(days=1))


RELATIVE = [
    *("next summer", "last winter", "this year", "next year", "next month", "last week", "tomorrow", "in two weeks"),
    *("a few weeks ago", "just", "recently", "early next year", "October last year", "next Friday", "last Friday"),
    *("the end of the year", "two years ago", "three months ago", "June 7", "in March", "back in June", "winter"),
    *(
        "Thanksgiving",
        "late fall",
        "June 7-9",
        "by Christmas",
        "earlier this year",
        "later this year",
        "Dec 30 - Jan 2",
        *("coming Friday", "the coming weekend", "next weekend", "this holiday season", "by year-end", "EOY"),
        *("the week before Christmas", "the day after Thanksgiving", "within two weeks of June 7"),
        *("for ten days from June 7", "after June but before September", "the first two weeks of June"),
    ),
]


@pytest.mark.parametrize("phrase", RELATIVE)
@settings(max_examples=40, deadline=None)
@given(first=MODERN, length=st.integers(0, 300), within=st.floats(0, 1), tense=TENSES)
def test_a_vague_reference_holds_every_day_within_it(
    phrase: str, first: date, length: int, within: float, tense: Tense
) -> None:
    window = VagueDate(first, first + timedelta(days=length), "range")
    day = first + timedelta(days=int(length * within))
    try:
        wide = parse_date(phrase, window, tense=tense)
        narrow = parse_date(phrase, day, tense=tense)
    except DateError:
        return  # refusing is always allowed; reading too narrowly is not
    if isinstance(wide, VagueSpan) and isinstance(narrow, VagueSpan):
        assert wide.start.contains(narrow.start)
        assert wide.end.contains(narrow.end)
    else:
        assert isinstance(wide, VagueDate)
        assert isinstance(narrow, VagueDate)
        assert wide.contains(narrow)


@settings(max_examples=100, deadline=None)
@given(day=MODERN, said=MODERN)
def test_a_day_without_a_year_is_the_nearest_on_the_side_of_the_tense(day: date, said: date) -> None:
    phrase = f"{month(day)} {day.day}"
    ahead, back = parse_date(phrase, said), parse_date(phrase, said, tense="past")
    assert isinstance(ahead, VagueDate)
    assert isinstance(back, VagueDate)
    assert ahead.earliest is not None
    assert back.latest is not None
    assert back.latest <= said <= ahead.earliest
    leap = (day.month, day.day) == (2, 29)
    assert (ahead.earliest - said).days <= (8 * 366 if leap else 365)
    assert (said - back.latest).days <= (8 * 366 if leap else 365)


@pytest.mark.parametrize("seed", range(4))
def test_no_text_takes_long(seed: int) -> None:
    """A million of them are tried by `python -m tests.bench fuzz`."""
    for text in islice(fuzz.strings(seed), 1500):
        taken = fuzz.longest(text)
        if taken > fuzz.LIMIT:  # the machine may have been elsewhere
            taken = min(fuzz.longest(text) for _ in range(5))
        assert taken <= fuzz.LIMIT, text
