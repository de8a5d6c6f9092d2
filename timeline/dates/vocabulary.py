"""The words that a phrase may hold, as tables. To teach the reader a word, add it to the table of its kind.

Lower case, without stops and apostrophes: "St. Patrick's" is `st patricks`. A word in none of these tables (and in none
of `holidays`) makes a phrase unreadable, and is named in the refusal.
"""

from __future__ import annotations

from typing import Final, Literal

from timeline.dates.events import EVENTS, LINKS
from timeline.dates.holidays import HOLIDAYS, Holiday
from timeline.dates.seasons import Season
from timeline.dates.tokens import Table
from timeline.dates.units import MONTH_NAMES, WEEKDAY_NAMES, Third

__all__ = [
    "APPROXIMATE",
    "CARDINALS",
    "COUNTS",
    "DETERMINERS",
    "EDGES",
    "FILLERS",
    "HALVES",
    "HOLIDAY_NAMES",
    "JOINERS",
    "KNOWN",
    "LENGTH_NOUNS",
    "MONTHS",
    "NOTHING_KNOWN",
    "NOUNS",
    "OPENERS",
    "OPEN_TAILS",
    "ORDINALS",
    "QUALIFIERS",
    "RELATIVE_DAYS",
    "REMARKS",
    "SEASONS",
    "SPANNING",
    "THIRDS",
    "TIMES_OF_DAY",
    "UNITS",
    "WEEKDAYS",
    "YEAR_ENDS",
    "ZONES",
    "Edge",
    "Join",
    "Opener",
    "Unit",
]

Unit = Literal["day", "week", "weekend", "fortnight", "month", "season", "quarter", "year", "decade"]
Opener = Literal["by", "before", "after", "since", "until", "from", "least", "begin", "between"]
Join = Literal["to", "and", "or"]
Edge = Literal["start", "end"]

MONTHS: Final = Table(
    {
        **{name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)},
        **{name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)},
        "sept": 9,
    }
)
WEEKDAYS: Final = Table(
    {
        **{name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)},
        **{name[:3].lower(): number for number, name in enumerate(WEEKDAY_NAMES)},
        **{"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    }
)
SEASONS: Final[Table[Season]] = Table(
    {
        "spring": "spring",
        "springtime": "spring",
        "summer": "summer",
        "summertime": "summer",
        "fall": "autumn",
        "autumn": "autumn",
        "winter": "winter",
        "wintertime": "winter",
    }
)
CARDINALS: Final[Table[int]] = Table(
    {
        **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9},
        **{"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16},
        **{"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50},
        **{"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90},
    }
)
COUNTS: Final[Table[Literal["one", "two", "few", "several", "half"]]] = Table(
    {
        **dict.fromkeys(("a", "an", "a single"), "one"),
        **dict.fromkeys(("a couple of", "a couple", "couple of"), "two"),
        **dict.fromkeys(("a few", "few"), "few"),
        "several": "several",
        **dict.fromkeys(("half a", "half an", "a half"), "half"),
    }
)
_ONES: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
ORDINALS: Final[Table[int]] = Table(
    {
        **{word: number for number, word in enumerate(_ONES, 1)},
        **{"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15},
        **{"sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30},
        **{f"twenty {word}": 20 + number for number, word in enumerate(_ONES, 1)},
        **{f"twenty{word}": 20 + number for number, word in enumerate(_ONES, 1)},
        "thirty first": 31,
        "thirtyfirst": 31,
    }
)
UNITS: Final[Table[Unit]] = Table(
    {
        **dict.fromkeys(("day", "days"), "day"),
        **dict.fromkeys(("week", "weeks", "wk", "wks"), "week"),
        **dict.fromkeys(("weekend", "weekends"), "weekend"),
        **dict.fromkeys(("fortnight", "fortnights"), "fortnight"),
        **dict.fromkeys(("month", "months", "mo", "mos", "mth", "mths"), "month"),
        **dict.fromkeys(("quarter", "quarters", "qtr", "qtrs"), "quarter"),
        **dict.fromkeys(("year", "years", "yr", "yrs"), "year"),
        **dict.fromkeys(("decade", "decades"), "decade"),
    }
)
DETERMINERS: Final[Table[int]] = Table(
    {
        **dict.fromkeys(("this", "current", "the current"), 0),
        **dict.fromkeys(("next", "the next", "upcoming", "the upcoming", "coming", "the coming", "this coming"), 1),
        **dict.fromkeys(("last", "the last", "previous", "the previous", "past", "the past", "this past"), -1),
    }
)
"""The unit or name counted from the one in which the phrase was said."""

THIRDS: Final[Table[Third]] = Table(
    {
        **dict.fromkeys(("early", "very early", "early on", "beginning", "start", "first third"), "early"),
        **dict.fromkeys(("early part", "top", "very beginning", "very start"), "early"),
        **dict.fromkeys(("dawn", "outset"), "early"),
        **dict.fromkeys(("toward the start", "towards the start", "near the start", "near the beginning"), "early"),
        **dict.fromkeys(("midway", "midway through", "halfway through"), "mid"),
        **dict.fromkeys(("toward the middle", "towards the middle"), "mid"),
        "near the middle": "mid",
        **dict.fromkeys(("toward the end", "towards the end", "near the end", "toward end", "towards end"), "late"),
        **dict.fromkeys(("mid", "middle", "middle part", "middle third", "midway through", "halfway through"), "mid"),
        **dict.fromkeys(("toward the end", "towards the end", "near the end", "around the end"), "late"),
        **dict.fromkeys(("toward the middle", "towards the middle", "around the middle"), "mid"),
        **dict.fromkeys(("late", "very late", "end", "tail end", "latter part", "last third", "final third"), "late"),
        **dict.fromkeys(("very end", "late part", "close"), "late"),
    }
)
EDGES: Final[Table[Edge]] = Table(
    {
        **dict.fromkeys(("end of", "very end of", "close of", "end"), "end"),
        **dict.fromkeys(("beginning of", "start of", "very beginning of", "very start of", "dawn of"), "start"),
    }
)
"""Names of a unit's edge, where an open side hangs on it: "before the end of 2024" is up to its last day."""

YEAR_ENDS: Final[Table[bool]] = Table(
    dict.fromkeys(("eoy", "year end", "year - end", "yearend", "years end", "end of year", "end of the year"), True)
)
"""The end of the year that follows, or of the one in which it was said."""

HALVES: Final[Table[bool]] = Table(
    {
        **dict.fromkeys(("first half", "front half", "h1"), False),
        **dict.fromkeys(("second half", "latter half", "last half", "back half", "other half"), True),
    }
)
"""Whether it is the second half."""

RELATIVE_DAYS: Final[Table[int]] = Table(
    {
        **dict.fromkeys(("today", "now", "right now", "currently", "at present", "present", "at the moment"), 0),
        **dict.fromkeys(("yesterday",), -1),
        **dict.fromkeys(("tomorrow",), 1),
        **dict.fromkeys(("day after tomorrow", "the day after tomorrow"), 2),
        **dict.fromkeys(("day before yesterday", "the day before yesterday"), -2),
    }
)
QUALIFIERS: Final[Table[str]] = Table(
    {
        **dict.fromkeys(("circa", "ca", "c", "about", "around", "approx", "approximately", "roughly"), "approximate"),
        **dict.fromkeys(("eta", "on or about", "on or around"), "approximate"),
        **dict.fromkeys(("in or around", "in or about", "at or around"), "approximate"),
        **dict.fromkeys(("at about", "at around", "ish", "- ish", "more or less", "give or take"), "approximate"),
        **dict.fromkeys(("estimated", "est", "some", "or so", "or thereabouts", "sometime around"), "approximate"),
        **dict.fromkeys(("expected", "tentatively", "tentative", "provisionally", "provisional"), "uncertain"),
        **dict.fromkeys(("maybe", "perhaps", "possibly", "probably", "presumably", "likely"), "uncertain"),
        **dict.fromkeys(("prob", "poss"), "uncertain"),
        **dict.fromkeys(("uncertain", "guess", "a guess", "reportedly", "allegedly", "hopefully"), "uncertain"),
        **dict.fromkeys(("anticipated", "projected", "rumored", "rumoured"), "uncertain"),
        **dict.fromkeys(("hoping", "hoped", "hopes", "predicted"), "uncertain"),
        **dict.fromkeys(("hoping for", "hoped for", "penciled", "pencilled"), "uncertain"),
        **dict.fromkeys(("speculated", "believed", "supposedly"), "uncertain"),
        **dict.fromkeys(("prospective", "prospectively", "supposed"), "uncertain"),
        **dict.fromkeys(("not confirmed", "not yet confirmed"), "uncertain"),
        **dict.fromkeys(("most likely", "very likely", "to be confirmed", "tbc", "unconfirmed"), "uncertain"),
    }
)
APPROXIMATE: Final[Table[str]] = Table(
    dict.fromkeys(
        ("about", "around", "approx", "approximately", "roughly", "some", "circa", "ca", "c"),
        "approximate",
    )
)
"""Before a length."""

FILLERS: Final[Table[bool]] = Table(
    dict.fromkeys(
        (
            *("the", "in", "on", "at", "during", "throughout", "within", "for", "sometime", "some time", "sometimes"),
            *("anytime", "any time", "at some point", "at some time", "somewhere", "an unspecified time"),
            *("a day in", "day in", "a month in", "month in", "a year in", "year in", "decade in", "a decade in"),
            *("decade somewhere during", "the month of", "month of", "the year", "year", "calendar year"),
            *("unspecified date in", "unspecified time in", "an unspecified time in", "an unspecified point in"),
            *("an unannounced date in", "an undisclosed date in", "an as yet unspecified date in"),
            *("some day in", "some point in", "in or during", "a date in"),
            *("unspecified time", "an unspecified date in", "the course of", "course of"),
        ),
        True,
    )
)
"""Words that say nothing about when, in front of a date."""

NOUNS: Final[Table[bool]] = Table(
    dict.fromkeys(
        (
            *("window", "release", "launch", "timeframe", "time frame", "premiere", "debut", "date", "bow", "slot"),
            *("start", "opening", "arrival", "rollout", "target"),
            *("berth", "release date", "release window", "launch date"),
            *("theatrical release", "theatrical debut", "world premiere", "worldwide release", "global release"),
            *("global launch", "worldwide launch", "full release", "opening date", "start date", "premiere date"),
            *(
                "in theaters",
                "in theatres",
                "in cinemas",
                "to theaters",
                "to cinemas",
                "in stores",
                "worldwide",
                "globally",
            ),
            *("theatrical release date", "shoot", "delivery", "drop", "launch window", "timeline"),
        ),
        True,
    )
)
"""What may follow a date without changing it: "the Fall 2025 window"."""

LENGTH_NOUNS: Final = frozenset(
    (
        *("shoot", "shooting", "filming", "photography", "principal", "production", "reshoots", "work", "schedule"),
        *("of", "long", "in", "total", "run", "additional", "post", "pre", "pick", "ups", "pickups", "development"),
        *("editing", "rehearsals", "prep", "preparation", "postproduction", "preproduction"),
        *("marketing", "casting", "the", "cameras", "testing", "period", "span", "effects", "visual"),
    )
)
"""What may follow a length: "69 days of shooting"."""

OPENERS: Final[Table[Opener]] = Table(
    {
        **dict.fromkeys(("by", "no later than", "not later than", "at the latest", "as late as", "on or before"), "by"),
        **dict.fromkeys(("not after", "no later", "nlt", "in or before", "latest by", "latest", "at latest"), "by"),
        **dict.fromkeys(("in time for", "just in time for", "by or before"), "by"),
        **dict.fromkeys(("at the very latest", "by the latest"), "by"),
        **dict.fromkeys(("before", "earlier than", "prior to"), "before"),
        **dict.fromkeys(("ahead of", "any time before", "sometime before"), "before"),
        **dict.fromkeys(("after", "later than", "any time after", "sometime after"), "after"),
        **dict.fromkeys(("not until after", "no earlier than after", "starting after"), "after"),
        **dict.fromkeys(("since", "ever since"), "since"),
        **dict.fromkeys(("from", "starting", "as of", "effective", "effective from", "effective as of"), "from"),
        **dict.fromkeys(("starting in", "starting on", "starting from", "beginning in", "beginning on"), "from"),
        **dict.fromkeys(("no earlier than", "not earlier than", "not before", "not until", "no sooner than"), "least"),
        **dict.fromkeys(("as early as", "as soon as", "at the earliest", "on or after", "in or after", "net"), "least"),
        **dict.fromkeys(("from as early as", "starting as early as", "beginning as early as", "earliest"), "least"),
        **dict.fromkeys(("at the very earliest", "at earliest", "no sooner", "no earlier", "no time before"), "least"),
        **dict.fromkeys(("until", "till", "til", "up to", "up until", "through", "thru"), "until"),
        **dict.fromkeys(("beginning", "start"), "begin"),
        "between": "between",
    }
)
"""What opens a side of the date behind it; `least` is "from" that no range closes."""

OPEN_TAILS: Final[Table[Literal["from", "by"]]] = Table(
    {
        **dict.fromkeys(("or later", "onwards", "onward", "on", "and later", "and onwards", "and onward"), "from"),
        **dict.fromkeys(("or beyond", "and beyond", "and after"), "from"),
        **dict.fromkeys(("or after", "and / or later", "and / or beyond"), "from"),
        **dict.fromkeys(("at the earliest", "at earliest", "at the very earliest", "the earliest"), "from"),
        **dict.fromkeys(("or earlier", "and earlier", "or sooner", "or before", "and before"), "by"),
        **dict.fromkeys(("at the latest", "at latest", "at the very latest", "the latest"), "by"),
        **{"earliest": "from", "latest": "by"},
    }
)
REMARKS: Final[Table[str]] = Table(
    {
        **dict.fromkeys(
            ("planned", "confirmed", "announced", "scheduled", "official", "officially", "target", "worldwide"), ""
        ),
        **dict.fromkeys(("tba", "tbd", "to be announced", "to be determined", "date tba", "exact date tba"), ""),
        **dict.fromkeys(("exact date tbd", "date tbd", "date to be announced", "exact date to be announced"), ""),
        **dict.fromkeys(("subject to change", "dates subject to change", "date subject to change"), "uncertain"),
        **dict.fromkeys(("date tbc", "dates tbc", "may change"), "uncertain"),
        **dict.fromkeys(("not final", "not official", "could change"), "uncertain"),
        **dict.fromkeys(("dates are subject to change", "all dates subject to change"), "uncertain"),
    }
)
"""What is said of a date behind it, and how that qualifies it."""

ZONES: Final[Table[bool]] = Table(
    dict.fromkeys(
        (
            *("pt", "pst", "pdt", "mt", "mst", "mdt", "ct", "cst", "cdt", "et", "edt", "utc", "gmt", "bst", "cet"),
            *("cest", "jst", "kst", "aest", "aedt", "eastern time", "pacific time", "central time", "local time"),
        ),
        True,
    )
)
"""Time zones behind a day, but for EST, which may be "estimated" too."""

JOINERS: Final[Table[Join]] = Table(
    {
        **dict.fromkeys(("to", "through", "thru", "until", "till", "til", "up to"), "to"),
        "and": "and",
        "or": "or",
    }
)
SPANNING: Final[Table[str]] = Table(
    {
        **dict.fromkeys(("to", "through", "thru", "until", "till", "til", "up to", "and to", "into"), "to"),
        **dict.fromkeys(("through to", "up until", "and through", "and until", "all the way to"), "to"),
        "and": "and",
    }
)
"""What joins a first and a last date; "and" only neighbours."""

NOTHING_KNOWN: Final[Table[bool]] = Table(
    dict.fromkeys(
        (
            *("tba", "tbd", "tbc", "to be announced", "to be determined", "to be confirmed", "unknown", "n / a", "na"),
            *("release date tba", "release date tbd", "to be decided", "release date unknown"),
            *("soon", "coming soon", "someday", "some day", "eventually", "never", "none", "nan", "null", "later"),
            *(
                "release date not yet announced",
                "no release date",
                "no date yet",
                "not yet dated",
                "date not announced",
            ),
            *("nd", "sd", "n d", "s d"),
            *("unspecified", "undated", "no date", "not yet announced", "in development", "date unknown"),
        ),
        True,
    )
)
TIMES_OF_DAY: Final = frozenset(
    (
        *("am", "pm", "noon", "midnight", "midday", "oclock", "morning", "afternoon", "evening"),
        *("night", "tonight", "hour", "hours", "minute", "minutes"),
    )
)
OTHER_WORDS: Final = frozenset(
    (
        *("th", "st", "nd", "rd", "s", "q", "h", "w", "t", "of", "a", "an", "the", "in", "on", "at", "and"),
        *("or", "to", "by", "for", "lasting", "fiscal", "fy", "cy", "calendar", "quarter", "half", "century"),
        *("centuries", "ad", "ce", "bc", "bce", "week", "weekend", "ago", "back", "hence", "later", "earlier"),
        *("either", "from", "now", "today", "just", "recently", "rest", "remainder", "end", "containing", "commencing"),
        *("beginning", "ending", "starting", "start", "before", "after", "eve", "part", "time", "fourth", "over"),
        *("opening", "initial", "closing", "preceding", "following", "leading", "up", "ahead", "with", "wrapping"),
        *("off", "kicking", "starts", "begins", "finishing", "concluding", "ends", "wraps", "running", "spanning"),
        *("taking", "at", "most", "least", "no", "more", "than", "longer", "less", "fewer", "shorter", "under", "max"),
        *("maximum", "minimum", "min", "upwards", "well", "just", "little", "bit", "slightly", "nearly", "almost"),
        *("close", "short", "not", "quite", "plus", "counting", "tops", "holiday", "holidays", "frame", "but"),
        *("certainly", "also", "possibly", "maybe", "perhaps", "even", "season", "christmas", "never"),
        *("noughties", "naughties", "aughts", "oughts", "twenties", "thirties", "forties", "fifties", "sixties"),
        *("seventies", "eighties", "nineties", "ongoing", "ended", "concluded", "finished", "completed", "concludes"),
        *("finishes", "commenced", "commences", "kicked", "then", "financial", "halfway", "midway", "toward"),
        *("towards", "near", "wk", "e", "commencing", "long", "extended", "only", "mlk", "july"),
        *("wont", "isnt", "arent", "doesnt", "dont", "wouldnt", "cannot", "cant", "make", "develop", "produce", "only"),
        *("course", "space", "spread", "duration", "across", "beyond", "onward", "onwards"),
    )
)
"""Words of the tables that stay with their readers."""

HOLIDAY_NAMES: Final[Table[Holiday]] = Table(HOLIDAYS)
KNOWN: Final = frozenset().union(
    *(
        table.words
        for table in (
            *(MONTHS, WEEKDAYS, SEASONS, CARDINALS, COUNTS, ORDINALS, UNITS, DETERMINERS, THIRDS, EDGES, HALVES),
            YEAR_ENDS,
            *(RELATIVE_DAYS, QUALIFIERS, APPROXIMATE, FILLERS, OPENERS),
            *(OPEN_TAILS, REMARKS, ZONES, JOINERS, HOLIDAY_NAMES),
            SPANNING,
        )
    ),
    NOUNS.words,
    EVENTS.words,
    LINKS,
    LENGTH_NOUNS,
    OTHER_WORDS,
)
"""Every word that is understood somewhere."""
