"""What stands in front of a date, and what it says of the date."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.dates import VagueDate, VagueDuration, parse_date
from timeline.dates.conventions import Conventions
from timeline.dates.leads import Lead, read_lead
from timeline.dates.tokens import Cursor, tokens_of
from timeline.errors import AmbiguousDate, ImpossibleDate, UnknownPhrase


def read(text: str) -> tuple[Lead, str]:
    """The lead of a phrase, and what it leaves."""
    c = Cursor(tokens_of(text), Conventions())
    return read_lead(c), c.rest()


# The phrase, and where its date begins.
PLACES = [
    ("principal photography began on June 7", "on june 7", "a subject and a verb"),
    ("is slated for release on June 6", "on june 6", "a noun behind a preposition"),
    ("set for a June 6 release", "for a june 6 release", "the article belongs to the date"),
    ("hits theaters June 6", "june 6", "a place"),
    ("Release date: June 6", "june 6", "a label with a colon"),
    ("Release Date - June 6", "june 6", "a label with a dash"),
    ("start: June 2024", "june 2024", "a word that is a label only before a colon"),
    ("start June 2024", "start june 2024", "the first third, or a label"),
    ("to June 2024", "to june 2024", "no verb behind 'to'"),
    ("set to premiere in June", "in june", "a verb behind 'to'"),
    ("last two weeks", "last two weeks", "no verb without 'will'"),
    ("will last two weeks", "two weeks", "a verb behind 'will'"),
    ("final quarter of 2024", "final quarter of 2024", "an adjective without its noun"),
    ("final release in June", "in june", "an adjective and its noun"),
    ("patch 1.2024", "patch 1 . 2024", "a number that is the patch's own"),
    ("early access in 2024", "in 2024", "two words that are one"),
    ("early 2024", "early 2024", "a part of the year"),
    ("coming Q3 2024", "q 3 2024", "coming before a quarter"),
    ("coming Friday", "coming friday", "the Friday that comes"),
    ("coming summer 2025", "summer 2025", "a season with its year"),
    ("coming summer", "coming summer", "the summer that comes"),
    ("moved to June from May", "june from may", "the new date first"),
    ("moved from May to June", "moved from may to june", "the old date first"),
    ("TBA 2025", "2025", "the day is not known yet"),
    ("not before June", "not before june", "an open side, and no denial"),
    ("gets a release date of June 6", "june 6", "of"),
]


@pytest.mark.parametrize(("text", "rest", "why"), PLACES, ids=[case[2] for case in PLACES])
def test_ends_where_the_date_begins(text: str, rest: str, why: str) -> None:
    assert read(text)[1] == rest, why


# The lead, and whether it tells the past.
TENSES = [
    ("began in", True, "a finite verb"),
    ("was released", True, "a passive"),
    ("had its premiere", True, "had"),
    ("has wrapped", True, "a perfect"),
    ("took place", True, "two words"),
    ("released", False, "announces as well"),
    ("was set for", False, "it was announced"),
    ("was to be released", False, "it was announced to be"),
    ("will be completed", False, "a participle behind 'be'"),
    ("will have wrapped", False, "a future perfect"),
    ("begins", False, "the present"),
]


@pytest.mark.parametrize(("text", "is_past", "why"), TENSES, ids=[case[2] for case in TENSES])
def test_tells_the_past(text: str, is_past: bool, why: str) -> None:
    assert read(text + " June")[0].is_past is is_past, why


# The lead, and how it qualifies the date.
QUALIFIED = [
    ("expected to begin in June", ["uncertain"], "a qualifier before a verb"),
    ("could arrive in June", ["uncertain"], "a verb that says maybe"),
    ("est. release: June", ["approximate"], "a qualifier before a label"),
    ("tentatively scheduled, tentatively due June", ["uncertain", "uncertain"], "two"),
    ("scheduled for June", [], "none"),
]


@pytest.mark.parametrize(("text", "wanted", "why"), QUALIFIED, ids=[case[2] for case in QUALIFIED])
def test_keeps_qualifiers(text: str, wanted: list[str], why: str) -> None:
    assert read(text)[0].qualifiers == wanted, why


@pytest.mark.parametrize("text", ["will not launch before 2026", "won't be out until June", "isn't due until 2026"])
def test_is_denied(text: str) -> None:
    lead, rest = read(text)
    assert lead.is_denied
    assert rest.split()[0] in ("before", "until")


@pytest.mark.parametrize("text", ["out now", "filming currently", "on sale right now", "now filming"])
def test_now_is_no_date(text: str) -> None:
    with pytest.raises(UnknownPhrase, match="since when is not said"):
        read(text)


def test_now_before_a_date_says_nothing() -> None:
    assert read("now set for June")[1] == "for june"


# What took so long, and what is not clear: the phrase and the days.
TAKEN = [
    ("shot in 19 days", 19, 19),
    ("was filmed over 40 days", 40, 40),
    ("shot in just 12 days", 12, 12),
    ("will last two weeks", 14, 14),
    ("took two to three weeks", 14, 21),
    ("ran for six weeks", 42, 42),
]


@pytest.mark.parametrize(("text", "least", "most"), TAKEN)
def test_how_long_it_took(text: str, least: int, most: int) -> None:
    found = parse_date(text, date(2024, 10, 15))
    assert isinstance(found, VagueDuration)
    assert (found.min_days, found.max_days) == (least, most)


@pytest.mark.parametrize("text", ["wrapped in 40 days", "will be shot in 40 days", "finished filming in two weeks"])
def test_taken_or_so_much_later(text: str) -> None:
    with pytest.raises(AmbiguousDate, match="how long it took, or the day so much later"):
        parse_date(text, date(2024, 10, 15))


@pytest.mark.parametrize("text", ["began next week", "wrapped tomorrow", "premiered this coming Friday"])
def test_a_verb_of_the_past_has_no_future(text: str) -> None:
    with pytest.raises(ImpossibleDate, match="a verb of the past tells of a time to come"):
        parse_date(text, date(2024, 10, 15))


def test_recently_wrapped_is_recently() -> None:
    said = date(2024, 10, 15)
    one, other = parse_date("recently wrapped", said), parse_date("recently", said)
    assert isinstance(one, VagueDate)
    assert isinstance(other, VagueDate)
    assert one.bounds == other.bounds == (date(2024, 7, 17), said)
