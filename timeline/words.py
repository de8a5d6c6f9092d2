"""Dates, slips and states in words, the same in every view, export and table.

Days are written `7 Jun 2024`, never 06/07/2024; ranges take an en dash, negative numbers a true minus.
It formats values and decides nothing: bounds, states and verdicts come from the frame.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date
from typing import Final

__all__ = [
    "MINUS",
    "about",
    "apart",
    "count",
    "day",
    "footnote_marks",
    "in_sentence",
    "label",
    "milestone_name",
    "slip_mark",
    "slip_words",
    "span",
    "window",
]

MINUS: Final = "\N{MINUS SIGN}"
DASH: Final = "\N{EN DASH}"
THIN: Final = "\N{THIN SPACE}"
LEFT_TO_RIGHT: Final = "\N{LEFT-TO-RIGHT MARK}"
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PHRASED: Final = ("season", "quarter", "half", "range")
IN_WORDS: Final = re.compile(r"(?i)\b(spring|summer|autumn|fall|winter|quarter|half|q[1-4]|h[12])\b")
LONGEST_PHRASE: Final = 24
ABBREVIATIONS: Final = frozenset(
    (
        *("3d", "4k", "8k", "api", "bbc", "cd", "cgi", "dlc", "dvd", "ea", "eol", "eos", "eu", "ga"),
        *("gb", "hbo", "hd", "imax", "jp", "lp", "lts", "mvp", "nz", "pc", "ps4", "ps5", "qa", "rc"),
        *("sdk", "svod", "tba", "tv", "uhd", "uk", "us", "usa", "vfx", "vhs", "vod", "vr", "xr"),
    )
)
"""Words of milestones that are written in capitals."""


def day(value: date) -> str:
    """One day; years have four digits.

    >>> day(date(2024, 6, 7)), day(date(987, 1, 2))
    ('7 Jun 2024', '2 Jan 0987')
    """
    return f"{value.day} {MONTHS[value.month - 1]} {_year(value)}"


def window(earliest: date | None, latest: date | None) -> str:
    """Inclusive bounds, as short as they can be said exactly; an open side as "by" or "from".

    >>> window(date(2023, 1, 1), date(2023, 4, 30)), window(date(2024, 3, 30), date(2024, 5, 30))
    ('Jan–Apr 2023', '30 Mar – 30 May 2024')
    >>> window(None, date(2024, 12, 31)), window(date(2025, 6, 6), None)
    ('by 31 Dec 2024', 'from 6 Jun 2025')
    """
    if earliest is None or latest is None:
        return _open_window(earliest, latest)
    if earliest == latest:
        return day(earliest)
    if earliest.day == 1 and _is_month_end(latest):
        return _months(earliest, latest)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}{DASH}{day(latest)}"
    first = day(earliest) if earliest.year != latest.year else day(earliest).rsplit(" ", 1)[0]
    return f"{first} {DASH} {day(latest)}"


def _open_window(earliest: date | None, latest: date | None) -> str:
    if latest is not None:
        return f"by {day(latest)}"
    return "unknown" if earliest is None else f"from {day(earliest)}"


def _months(earliest: date, latest: date) -> str:
    first, last = MONTHS[earliest.month - 1], MONTHS[latest.month - 1]
    if earliest.year != latest.year:
        if (earliest.month, latest.month) == (1, 12):
            return f"{_year(earliest)}{DASH}{_year(latest)}"
        return f"{first} {_year(earliest)} {DASH} {last} {_year(latest)}"
    if (earliest.month, latest.month) == (1, 12):
        return _year(earliest)
    return f"{first} {_year(earliest)}" if first == last else f"{first}{DASH}{last} {_year(latest)}"


def _year(value: date) -> str:
    """Four digits: a year "1" would read as a day."""
    return f"{value.year:04d}"


def _is_month_end(value: date) -> bool:
    return value.day == monthrange(value.year, value.month)[1]


def about(earliest: date | None, latest: date | None) -> str:
    """When something was said, to the month where it is vague; "undated" where nothing is known.

    >>> about(date(2023, 3, 24), date(2023, 4, 30)), about(date(2025, 6, 6), None), about(None, None)
    ('Mar–Apr 2023', 'Jun 2025 or later', 'undated')
    """
    if earliest is None and latest is None:
        return "undated"
    if earliest is None or latest is None:
        known = earliest or latest
        assert known is not None
        return f"{MONTHS[known.month - 1]} {_year(known)} or {'later' if earliest else 'earlier'}"
    if (latest - earliest).days <= 6:
        return window(earliest, latest)
    month_end = date(latest.year, latest.month, monthrange(latest.year, latest.month)[1])
    return window(earliest.replace(day=1), month_end)


def label(stated: str, earliest: date | None, latest: date | None, precision: str) -> str:
    """A date as a mark's label: a season, quarter or half in its own words where they are short and hold the year.

    >>> label("the spring of 2024", date(2024, 3, 1), date(2024, 5, 31), "season")
    'spring 2024'
    >>> label("spring or summer of 2024", date(2024, 3, 1), date(2024, 8, 31), "range")
    'spring or summer 2024'
    """
    phrase = stated.replace(" of ", " ").removeprefix("the ").replace('"', "").strip()
    in_words = precision in PHRASED and len(phrase) <= LONGEST_PHRASE and IN_WORDS.search(phrase)
    if in_words and earliest is not None and (str(earliest.year) in phrase or (latest and str(latest.year) in phrase)):
        return phrase
    return window(earliest, latest)


def span(start: tuple[date | None, date | None], end: tuple[date | None, date | None]) -> str:
    """An activity: its start window, then its end window.

    >>> november, december = (date(2022, 11, 1), date(2022, 11, 30)), (date(2022, 12, 1), date(2022, 12, 31))
    >>> span(november, december)
    'Nov – Dec 2022'
    >>> span((date(2024, 2, 1), date(2024, 2, 29)), (date(2024, 3, 30), date(2024, 5, 30)))
    'Feb – Mar/May 2024'
    """
    if start == end:
        return window(*start)
    if None in start or None in end:
        return f"{_side(start, 'start')} {DASH} {_side(end, 'end')}"
    first, last = _edge_words(*start), _edge_words(*end)
    if first.rsplit(" ", 1)[-1] == last.rsplit(" ", 1)[-1] and " " in first:
        first = first.rsplit(" ", 1)[0]
    return f"{first} {DASH} {last}"


def _side(bounds: tuple[date | None, date | None], edge: str) -> str:
    return f"{edge} unknown" if bounds == (None, None) else window(*bounds)


def _edge_words(earliest: date | None, latest: date | None) -> str:
    assert earliest is not None
    assert latest is not None
    ragged = earliest.day != 1 or not _is_month_end(latest)
    if earliest != latest and ragged and earliest.year == latest.year and earliest.month != latest.month:
        return f"{MONTHS[earliest.month - 1]}/{MONTHS[latest.month - 1]} {_year(latest)}"
    return window(earliest, latest)


def _signed(days: int) -> str:
    return f"+{days}" if days > 0 else f"{MINUS}{-days}" if days else "0"


def slip_mark(slip_min: int | None, slip_max: int | None) -> str:
    """A slip interval in days, signed, as a mark's label; an open side says so; "" where nothing is known.

    >>> slip_mark(364, 364), slip_mark(-85, 98), slip_mark(62, None)
    ('+364 d', '−85 to +98 d', 'at least +62 d')
    """
    if slip_min is None and slip_max is None:
        return ""
    if slip_min is None or slip_max is None:
        bound, value = ("at least", slip_min) if slip_min is not None else ("at most", slip_max)
        return f"{bound} {_signed(value or 0)} d"
    if slip_min == slip_max:
        return f"{_signed(slip_min)} d"
    return f"{_signed(slip_min)} to {_signed(slip_max)} d"


def slip_words(slip_min: int | None, slip_max: int | None, verdict: str, *, actual: bool, short: bool = False) -> str:
    """A slip with its verdict: late or early against an actual, later or earlier between announcements.

    >>> slip_words(279, 462, "later", actual=True), slip_words(364, 364, "later", actual=False)
    ('279–462 days late', '364 days later')
    >>> slip_words(-85, 98, "within", actual=False), slip_words(-3, -3, "earlier", actual=True, short=True)
    ('within', '3 d early')
    """
    if verdict not in ("later", "earlier"):
        return verdict
    late = verdict == "later"
    adverb = {(True, True): "late", (True, False): "later", (False, True): "early", (False, False): "earlier"}
    low, high = (slip_min, slip_max) if late else (_negated(slip_max), _negated(slip_min))
    return f"{_amount(low, high, short)} {adverb[late, actual]}"


def _negated(days: int | None) -> int | None:
    return None if days is None else -days


def _amount(low: int | None, high: int | None, short: bool) -> str:
    if low is None:
        return "an unknown time"
    unit = "d" if short else "day" if low == high == 1 else "days"
    if high is None:
        return f"at least {low} {unit}"
    return f"{low} {unit}" if low == high else f"{low}{DASH}{high} {unit}"


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> count(1, "claim"), count(14, "claim"), count(2, "territory", "territories")
    ('1 claim', '14 claims', '2 territories')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def apart(text: str) -> str:
    """Somebody's text before ours: a left-to-right mark ends what runs from right to left.

    Without it a number that follows, as of a day or a source, would be drawn on the wrong side of that text.

    >>> apart("1917"), apart("שלום") == "שלום" + LEFT_TO_RIGHT
    ('1917', True)
    """
    turned = not text.isascii() and any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
    return text + LEFT_TO_RIGHT if turned else text


def milestone_name(milestone: str) -> str:
    """A milestone's word as a person writes it, in sentence case; abbreviations stay as they are written.

    >>> milestone_name("principal_photography"), milestone_name("post_production"), milestone_name("lts_start")
    ('Principal photography', 'Post-production', 'LTS start')
    """
    name = in_sentence(milestone)
    return name[:1].upper() + name[1:]


def in_sentence(milestone: str) -> str:
    """A milestone's word inside a sentence: in small letters, but for abbreviations and what has capitals of its own.

    >>> in_sentence("end_of_life"), in_sentence("uk_release"), in_sentence("iOS_beta")
    ('end of life', 'UK release', 'iOS beta')
    """
    joined = milestone.replace("post_production", "post-production").replace("pre_production", "pre-production")
    return " ".join(word.upper() if word in ABBREVIATIONS else word for word in joined.split("_"))


def footnote_marks(numbers: list[int]) -> str:
    """Source numbers as superscripts, each after a thin space; from 10 on as `<sup>`, which plotly and HTML read.

    >>> footnote_marks([3, 4])
    '\u2009³\u2009⁴'
    """
    if any(number > 9 for number in numbers):
        return "".join(f"{THIN}<sup>{number}</sup>" for number in numbers)
    return "".join(THIN + str(number).translate(SUPERSCRIPTS) for number in numbers)
