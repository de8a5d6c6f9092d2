"""Units of the calendar as bounds: a day, a week, months, a year, a decade, and their thirds and halves.

All inclusive, Gregorian (also before 1582, as ISO 8601 has it), within years 1-9999: whatever no calendar has, or what
reaches outside, is refused with `ImpossibleDate`. What a word such as "early" is called is not known here.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final, Literal

from timeline.dates.bounds import VagueDate, moved
from timeline.errors import ImpossibleDate, UnknownPhrase

__all__ = [
    "MONTH_NAMES",
    "WEEKDAY_NAMES",
    "Third",
    "century",
    "day",
    "decade",
    "half_of",
    "in_words",
    "later_months",
    "monday_of",
    "month",
    "months",
    "outside",
    "third_of",
    "week_of",
    "weekend_of",
    "year",
]

Third = Literal["early", "mid", "late"]
WEEKDAY_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
THIRDS: Final = {"early": 0, "mid": 1, "late": 2}
THIRDS_OF_A_MONTH: Final = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
THIRDS_OF_A_WEEK: Final = {"early": (0, 2), "mid": (1, 3), "late": (4, 6)}
THIRDS_OF_TEN: Final = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
THIRDS_OF_A_HUNDRED: Final = {"early": (0, 33), "mid": (34, 66), "late": (67, 99)}

PARTS: Final = "early, mid, late: first, middle, last third"
PARTS_OF_A_MONTH: Final = "early, mid, late of a month: days 1-10, 11-20, 21-end"
PARTS_OF_A_WEEK: Final = "early, mid, late in a week: Monday-Wednesday, Tuesday-Thursday, Friday-Sunday"
PARTS_OF_TEN: Final = "early, mid, late of a decade: years 0-3, 4-6, 7-9"
PARTS_OF_A_HUNDRED: Final = "early, mid, late of a century: years 0-33, 34-66, 67-99"
HALVES_OF_A_MONTH: Final = "halves of a month: days 1-15, 16-end"
WEEKS: Final = "weeks: Monday-Sunday"
WEEKENDS: Final = "weekends: Friday-Sunday"
CENTURIES: Final = "centuries: the 19th is 1800-1899"


def outside(what: str) -> ImpossibleDate:
    """The refusal of anything that lies outside years 1-9999 or reaches past them."""
    return ImpossibleDate(f"{what} lies outside years {MINYEAR}-{MAXYEAR}", "give dates within years 1-9999")


def in_words(value: date) -> str:
    """A day as messages write it: `7 June 2024`."""
    return f"{value.day} {MONTH_NAMES[value.month - 1]} {value.year}"


def day(year_number: int, month_number: int, day_number: int) -> VagueDate:
    """One day, which the calendar must have."""
    if not MINYEAR <= year_number <= MAXYEAR:
        raise outside(f"the year {year_number}")
    if not 1 <= month_number <= 12:
        raise ImpossibleDate(f"there is no month {month_number}", "months are 1 to 12")
    last = monthrange(year_number, month_number)[1]
    if not 1 <= day_number <= last:
        name = f"{MONTH_NAMES[month_number - 1]} {year_number}"
        raise ImpossibleDate(f"{name} has no day {day_number}", f"{name} has {last} days")
    return VagueDate.exact(date(year_number, month_number, day_number))


def months(year_number: int, first: int, count: int, precision: str) -> VagueDate:
    """`count` whole months from month `first` on, which may reach into the next year or start before this one."""
    start = year_number * 12 + first - 1
    last_year, last_month = divmod(start + count - 1, 12)
    first_year, first_month = divmod(start, 12)
    if not MINYEAR <= first_year <= last_year <= MAXYEAR:
        raise outside(f"the year {last_year if last_year > MAXYEAR else first_year}")
    last = date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])
    return VagueDate(date(first_year, first_month + 1, 1), last, precision)


def month(year_number: int, number: int) -> VagueDate:
    """A whole month."""
    if not 1 <= number <= 12:
        raise ImpossibleDate(f"there is no month {number}", "months are 1 to 12")
    return months(year_number, number, 1, "month")


def year(number: int) -> VagueDate:
    """A whole year."""
    return months(number, 1, 12, "year")


def decade(first: int) -> VagueDate:
    """The ten years from `first` on, as in "the 1990s"."""
    return months(first, 1, 120, "decade")


def century(number: int) -> VagueDate:
    """The `number`th century, as the hundred years that share their first digits; the first lacks the year 0.

    >>> century(19).earliest
    datetime.date(1800, 1, 1)
    """
    if not 1 <= number <= 100:
        raise outside(f"the century {number}")
    first = max((number - 1) * 100, 1)
    whole = months(first, 1, (number * 100 - first) * 12, "century")
    return whole.marked(convention=CENTURIES)


def week_of(value: date) -> VagueDate:
    """The week from Monday to Sunday (ISO 8601) that holds a day."""
    monday = monday_of(value)
    return VagueDate(monday, moved(monday, 6), "week", convention=WEEKS)


def monday_of(value: date) -> date:
    """The first day of the week (ISO 8601) that holds a day."""
    return moved(value, -value.weekday())


def weekend_of(value: date) -> VagueDate:
    """Friday to Sunday around a day that is one of the three; any other day is refused."""
    if value.weekday() < 4:
        name = WEEKDAY_NAMES[value.weekday()]
        raise ImpossibleDate(f"{in_words(value)} is a {name}, not in a weekend", "name a Friday, Saturday or Sunday")
    friday = moved(value, 4 - value.weekday())
    return VagueDate(friday, moved(friday, 2), "weekend", convention=WEEKENDS)


def later_months(value: date, count: int) -> date:
    """The same day of the month, `count` months later (or earlier), or the last one that the month has.

    >>> later_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    year_number, index = divmod(value.year * 12 + value.month - 1 + count, 12)
    if not MINYEAR <= year_number <= MAXYEAR:
        raise outside(f"the year {year_number}")
    return date(year_number, index + 1, min(value.day, monthrange(year_number, index + 1)[1]))


def third_of(whole: VagueDate, third: Third) -> VagueDate:
    """The early, middle or late third of a unit; a single day or an open date has none and is refused.

    Whole months are cut by months where their number divides by three, a month at its 10th and 20th day.
    """
    earliest, latest = _closed(whole, third)
    if whole.precision == "month":
        first, last = THIRDS_OF_A_MONTH[third]
        bounds = earliest.replace(day=first), min(latest, latest.replace(day=min(last, latest.day)))
        return _part(whole, *bounds, PARTS_OF_A_MONTH)
    if whole.precision == "week":
        first, last = THIRDS_OF_A_WEEK[third]
        return _part(whole, moved(earliest, first), moved(earliest, last), PARTS_OF_A_WEEK)
    if whole.precision in ("decade", "century"):
        return _years_of(whole, third)
    return _cut(whole, 3, THIRDS[third], PARTS)


def half_of(whole: VagueDate, second: bool) -> VagueDate:
    """The first or second half of a unit: by months where their number is even, a month after its 15th day."""
    earliest, latest = _closed(whole, "half")
    precision = "half" if whole.precision == "year" else "part"
    if whole.precision == "month":
        middle = earliest.replace(day=15)
        bounds = (moved(middle, 1), latest) if second else (earliest, middle)
        return _part(whole, *bounds, HALVES_OF_A_MONTH)
    return replace(_cut(whole, 2, int(second), ""), precision=precision)


def _closed(whole: VagueDate, part: str) -> tuple[date, date]:
    if whole.earliest is None or whole.latest is None:
        raise UnknownPhrase(f"an open date has no {part} part", "give the unit, as in 'early 2024'")
    if whole.precision in ("day", "weekend", "part", "range"):
        raise UnknownPhrase(
            f"{part!r} needs a week, month, season, quarter, half, year or decade", "give the unit, as in 'early 2024'"
        )
    return whole.earliest, whole.latest


def _part(whole: VagueDate, earliest: date, latest: date, convention: str) -> VagueDate:
    return replace(whole, earliest=earliest, latest=latest, precision="part").marked(convention=convention)


def _years_of(whole: VagueDate, third: Third) -> VagueDate:
    earliest, latest = _closed(whole, third)
    is_decade = whole.precision == "decade"
    first, last = (THIRDS_OF_TEN if is_decade else THIRDS_OF_A_HUNDRED)[third]
    base = latest.year - (9 if is_decade else 99)
    start = earliest if first == 0 else date(base + first, 1, 1)
    return _part(whole, start, date(base + last, 12, 31), PARTS_OF_TEN if is_decade else PARTS_OF_A_HUNDRED)


def _cut(whole: VagueDate, pieces: int, index: int, convention: str) -> VagueDate:
    """One of equal pieces, in months where that comes out even, else in days, the remainder in the last piece."""
    earliest, latest = _closed(whole, "equal")
    count = _whole_months(earliest, latest)
    if count and count % pieces == 0:
        size = count // pieces
        piece = months(earliest.year, earliest.month + index * size, size, "part")
        return replace(whole, earliest=piece.earliest, latest=piece.latest, precision="part").marked(
            convention=convention
        )
    size = ((latest - earliest).days + 1) // pieces
    start = earliest + timedelta(days=index * size)
    end = latest if index == pieces - 1 else start + timedelta(days=size - 1)
    return _part(whole, start, end, convention)


def _whole_months(earliest: date, latest: date) -> int:
    """How many whole months the bounds are, 0 where they cut one."""
    if earliest.day != 1 or latest.day != monthrange(latest.year, latest.month)[1]:
        return 0
    return (latest.year - earliest.year) * 12 + latest.month - earliest.month + 1
