"""Wikidata: ranks, precisions, calendars, places and references; nothing looked up, nothing guessed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.sources.planning.plans import errors, frame_of, problems_of, told
from timeline.sources.planning.jsonplans import SOURCE


def time(text: str, precision: Any = 11, calendar: str = "Q1985727", **more: Any) -> dict[str, Any]:
    zeros = {"timezone": 0, "before": 0, "after": 0}
    model = f"http://www.wikidata.org/entity/{calendar}"
    return {"time": text, **zeros, "precision": precision, "calendarmodel": model, **more}


def snak(value: Any) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": value}}


def statement(text: str, precision: Any = 11, rank: str = "normal", **more: Any) -> dict[str, Any]:
    value = time(text, precision, **more.pop("time", {}))
    return {"mainsnak": snak(value), "type": "statement", "rank": rank, **more}


def items(*ids: str) -> list[dict[str, Any]]:
    return [snak({"entity-type": "item", "id": name}) for name in ids]


def reference(**snaks: str) -> dict[str, Any]:
    return {"snaks": {name: [snak(time(text) if text[0] == "+" else text)] for name, text in snaks.items()}}


def entity(*statements: Any, **fields: Any) -> dict[str, Any]:
    labels = {"de": {"value": "Der Film"}, "en": {"value": "Film"}}
    base = {"id": "Q1", "type": "item", "modified": "2025-04-02T11:12:13Z", "labels": labels}
    return {**base, "claims": {"P577": list(statements)}, **fields}


def read(*entities: dict[str, Any]) -> Any:
    return frame_of(SOURCE, json.dumps({"entities": {str(n): one for n, one in enumerate(entities)}}))


SPANS = [
    ("+2024-12-20T00:00:00Z", 11, "Q1985727", "2024-12-20", "2024-12-20", "a day"),
    ("+2025-03-00T00:00:00Z", 10, "Q1985727", "2025-03-01", "2025-03-31", "a month"),
    ("+2025-03-15T00:00:00Z", 10, "Q1985727", "2025-03-01", "2025-03-31", "a month, whatever the day says"),
    ("+2024-02-00T00:00:00Z", 10, "Q1985727", "2024-02-01", "2024-02-29", "a leap month"),
    ("+2025-00-00T00:00:00Z", 9, "Q1985727", "2025-01-01", "2025-12-31", "a year"),
    ("+1923-00-00T00:00:00Z", 8, "Q1985727", "1920-01-01", "1929-12-31", "the decade in which it lies"),
    ("+1901-00-00T00:00:00Z", 7, "Q1985727", "1901-01-01", "2000-12-31", "the 20th century"),
    ("+2000-00-00T00:00:00Z", 7, "Q1985727", "1901-01-01", "2000-12-31", "its last year is in it"),
    ("+1900-00-00T00:00:00Z", 7, "Q1985727", "1801-01-01", "1900-12-31", "the 19th century"),
    ("+00000001999-01-01T00:00:00Z", 11, "Q1985727", "1999-01-01", "1999-01-01", "years as old dumps have them"),
    ("+1908-10-15T00:00:00Z", 11, "Q1985786", "1908-10-28", "1908-10-28", "Stenka Razin: 15 October, old style"),
    ("+1900-02-29T00:00:00Z", 11, "Q1985786", "1900-03-13", "1900-03-13", "a leap day that only the Julian year has"),
    ("+1582-10-05T00:00:00Z", 11, "Q1985786", "1582-10-15", "1582-10-15", "the day of the reform"),
    ("+1917-10-00T00:00:00Z", 10, "Q1985786", "1917-10-14", "1917-11-13", "a Julian month, thirteen days later"),
    ("+1917-00-00T00:00:00Z", 9, "Q1985786", "1917-01-14", "1918-01-13", "a Julian year"),
]

FAULTS = [
    (statement("+2024-02-30T00:00:00Z"), "no calendar has the day of '+2024-02-30T00:00:00Z'", "30 February"),
    (statement("+2024-03-00T00:00:00Z"), "the day of 2024-03 is 00, with the precision of a day", "no day"),
    (statement("+2024-00-00T00:00:00Z", 10), "no calendar has the day of '+2024-00-00T00:00:00Z'", "no month"),
    (statement("+2024-01-01T00:00:00Z", 12), "the precision 12 of '+2024-01-01T00:00:00Z' is not read", "hours"),
    (statement("+2000-00-00T00:00:00Z", 6), "the precision 6 of '+2000-00-00T00:00:00Z' is not read", "millennia"),
    (statement("+2024-01-01T00:00:00Z", "11"), "the precision '11' of '+2024-01-01T00:00:00Z' is not read", "a text"),
    (statement("-0044-03-15T00:00:00Z"), "'-0044-03-15T00:00:00Z' lies outside years 1-9999", "before our calendar"),
    (statement("+12024-01-01T00:00:00Z"), "'+12024-01-01T00:00:00Z' lies outside years 1-9999", "after it"),
    (statement("+9999-00-00T00:00:00Z", 7), "the years around 9999 lie outside years 1-9999", "a century's end"),
    (statement("2024-01-01"), "can't read the time '2024-01-01'", "another notation"),
    (statement("+2024-01-01T00:00:00Z", time={"after": 1}), "'after' is 1, which is not read", "an uncertainty"),
    (
        statement("+2024-01-01T00:00:00Z", time={"calendar": "Q12138"}),
        "the calendar 'http://www.wikidata.org/entity/Q12138' is not known",
        "another calendar",
    ),
    (
        statement("+1917-02-30T00:00:00Z", time={"calendar": "Q1985786"}),
        "the Julian calendar has no day 1917-02-30",
        "nor has the Julian one",
    ),
    (statement("+2024-01-01T00:00:00Z", rank="best"), "unknown rank 'best'", "a rank that is none"),
    (
        statement("+2024-01-01T00:00:00Z", qualifiers={"P1480": items("Q18912752")}),
        "the circumstances Q18912752 (P1480) are not understood",
        "a doubt that is not known",
    ),
    (
        {"mainsnak": {"snaktype": "somevalue"}, "rank": "normal"},
        "it says an unknown date, which is no claim",
        "unknown",
    ),
    (
        {"mainsnak": {"snaktype": "novalue"}, "rank": "normal"},
        "it says that there is no date, which is no claim",
        "none",
    ),
    ("text", "its value is no time", "no statement"),
]


@pytest.mark.parametrize(
    ("text", "precision", "calendar", "first", "last"), [row[:-1] for row in SPANS], ids=[row[-1] for row in SPANS]
)
def test_what_a_time_covers(text: str, precision: int, calendar: str, first: str, last: str) -> None:
    frame = read(entity(statement(text, precision, time={"calendar": calendar})))
    assert told(frame, "start_earliest", "start_latest", "end_earliest", "end_latest") == [(first, last, first, last)]
    assert told(frame, "kind", "status") == [("point", "announced" if last > "2025-04-02" else "actual")]


@pytest.mark.parametrize(("fault", "message", "why"), FAULTS, ids=[row[-1] for row in FAULTS])
def test_what_can_not_be_read_is_reported(fault: Any, message: str, why: str) -> None:
    frame = read(entity(fault, statement("+2024-01-01T00:00:00Z")))
    assert errors(frame) == [f"statement 1: {message}"], why
    assert told(frame, "stated", "locator") == [("2024-01-01", "statement 2")]


def test_converted_days_say_so() -> None:
    frame = read(entity(statement("+1908-10-15T00:00:00Z", time={"calendar": "Q1985786"})))
    assert told(frame, "note") == [("converted from the Julian calendar",)]


@pytest.mark.parametrize(
    ("ids", "qualifier", "why"),
    [
        (("Q5727902",), "approximate", "circa"),
        (("Q18122778",), "uncertain", "presumably"),
        (("Q5727902", "Q18122778"), "approximate, uncertain", "both"),
    ],
)
@pytest.mark.parametrize("precision", [7, 8, 9, 10, 11])
def test_circumstances_mark_the_date(ids: tuple[str, ...], qualifier: str, why: str, precision: int) -> None:
    frame = read(entity(statement("+1923-10-05T00:00:00Z", precision, qualifiers={"P1480": items(*ids)})))
    assert told(frame, "qualifier") == [(qualifier,)], why


STATUSES = [
    ("+2025-04-02T00:00:00Z", 11, "normal", "actual", "it ends on the day of the last change"),
    ("+2025-04-03T00:00:00Z", 11, "normal", "announced", "it ends after it"),
    ("+2025-00-00T00:00:00Z", 9, "preferred", "announced", "a year that is not over"),
    ("+2020-01-01T00:00:00Z", 11, "deprecated", "announced", "deprecated was only announced, long ago too"),
]


@pytest.mark.parametrize(("text", "precision", "rank", "status", "why"), STATUSES, ids=[row[-1] for row in STATUSES])
def test_status(text: str, precision: int, rank: str, status: str, why: str) -> None:
    assert told(read(entity(statement(text, precision, rank))), "status") == [(status,)], why


def test_without_the_day_of_the_last_change_only_a_reference_can_tell() -> None:
    late = statement("+2020-01-01T00:00:00Z", references=[reference(P813="+2021-01-01T00:00:00Z")])
    frame = read(entity(statement("+2020-01-01T00:00:00Z"), late, modified=None))
    assert told(frame, "status", "asserted_text", "locator") == [("actual", "2021-01-01", "statement 2")]
    assert errors(frame) == ["statement 1: without 'modified' nobody can tell whether it has happened"]


ASSERTED = [
    ([], "2025-04-02", "no reference: the last change"),
    ([reference(P813="+2025-03-20T00:00:00Z")], "2025-03-20", "retrieved"),
    (
        [reference(P577="+2024-01-15T00:00:00Z", P813="+2025-03-20T00:00:00Z")],
        "2024-01-15",
        "published before retrieved",
    ),
    (
        [reference(P813="+2023-01-01T00:00:00Z"), reference(P577="+2024-01-15T00:00:00Z")],
        "2024-01-15",
        "published in any reference before retrieved in another",
    ),
    (
        [reference(P577="+2024-05-01T00:00:00Z"), reference(P577="+2024-01-15T00:00:00Z")],
        "2024-01-15",
        "the first of several publications",
    ),
    ([reference(P577="+2024-99-15T00:00:00Z", P813="+2025-03-20T00:00:00Z")], "2025-03-20", "a day that can't be read"),
]


@pytest.mark.parametrize(("references", "asserted", "why"), ASSERTED, ids=[row[-1] for row in ASSERTED])
def test_when_it_was_said(references: list[Any], asserted: str, why: str) -> None:
    frame = read(entity(statement("+2024-12-20T00:00:00Z", rank="deprecated", references=references)))
    assert told(frame, "asserted_text") == [(asserted,)], why


def test_the_source_is_the_reference_else_the_entity() -> None:
    cited = reference(P854="https://example.org/1", P1476="+")
    cited["snaks"]["P1476"] = [snak({"text": "News", "language": "en"})]
    two = statement("+2024-12-21T00:00:00Z", references=[cited])
    assert told(read(entity(statement("+2024-12-20T00:00:00Z"), two)), "source_title", "publisher", "url") == [
        ("Wikidata Q1", "Wikidata", "https://www.wikidata.org/wiki/Q1"),
        ("News", "Wikidata", "https://example.org/1"),
    ]


def test_a_row_for_each_place_and_a_chain_for_each_platform() -> None:
    one = statement("+2024-12-20T00:00:00Z", qualifiers={"P291": items("Q30", "Q16")})
    two = statement("+2025-01-20T00:00:00Z", qualifiers={"P291": items("Q30"), "P400": items("Q10683")})
    frame = read(entity(one, two))
    assert told(frame, "stated", "territory", "label", "locator") == [
        ("2024-12-20", "Q30", "", "statement 1"),
        ("2024-12-20", "Q16", "", "statement 1"),
        ("2025-01-20", "Q30", "Q10683", "statement 2"),
    ]
    assert frame["chain"].nunique() == 3


def test_deprecated_gives_way_even_to_what_is_vaguer_or_was_said_before() -> None:
    early = [reference(P577="+2024-01-01T00:00:00Z")]
    frame = read(
        entity(
            statement("+2026-00-00T00:00:00Z", 9, references=early),
            statement("+2026-03-01T00:00:00Z", rank="deprecated"),
            statement("+2026-02-01T00:00:00Z", rank="deprecated"),
        )
    )
    assert told(frame, "stated", "state", "change", "revision") == [
        ("2026", "current", "widened", 2),
        ("2026-03-01", "superseded", "first", 0),
        ("2026-02-01", "superseded", "earlier", 1),
    ]


def test_preferred_counts_before_normal() -> None:
    early = [reference(P577="+2020-02-02T00:00:00Z")]
    frame = read(
        entity(
            statement("+2020-02-01T00:00:00Z", rank="preferred", references=early), statement("+2020-01-01T00:00:00Z")
        )
    )
    assert told(frame, "stated", "state") == [("2020-02-01", "actual"), ("2020-01-01", "superseded")]


TITLES: list[tuple[Any, str, str]] = [
    ({"de": {"value": "Der Film"}, "en": {"value": "Film"}}, "Film", "English"),
    ({"de": {"value": "Der Film"}, "mul": {"value": "Film!"}}, "Film!", "the one for all languages"),
    ({"de": {"value": "Der Film"}, "fr": {"value": "Le Film"}}, "Der Film", "the first"),
    ([], "plan", "none: an empty list is how Wikibase writes it"),
]


@pytest.mark.parametrize(("labels", "title", "why"), TITLES, ids=[row[-1] for row in TITLES])
def test_titles(labels: Any, title: str, why: str) -> None:
    frame = read(entity(statement("+2020-01-01T00:00:00Z"), labels=labels))
    assert told(frame, "production") == [(title,)], why


def test_two_works_of_one_title_are_two_productions() -> None:
    one = statement("+1972-03-20T00:00:00Z")
    frame = read(entity(one, id="Q1"), entity(one, id="Q2"), entity(one, id="Q3", labels={"en": {"value": "B"}}))
    assert told(frame, "production") == [("Film (Q1)",), ("Film (Q2)",), ("B",)]


def test_entities_alone_and_in_dumps() -> None:
    one = entity(statement("+2020-01-01T00:00:00Z"))
    for value in (one, [one], {"entities": [one]}):
        assert told(frame_of(SOURCE, json.dumps(value)), "production", "stated") == [("Film", "2020-01-01")]


def test_entities_without_dates_are_told_of() -> None:
    frame = read(entity(claims=[]), {"id": "Q9", "missing": ""}, entity(id="Q3", claims={"P31": []}))
    assert sorted((problem.severity, problem.message) for problem in problems_of(frame)) == [
        ("error", "Q9 is missing or broken"),
        ("note", "Q1 has no publication date (P577)"),
        ("note", "Q3 has no publication date (P577)"),
    ]


def test_what_has_happened_replaces_a_deprecated_date_that_it_agrees_with() -> None:
    old, new = statement("+2024-00-00T00:00:00Z", 9, "deprecated"), statement("+2024-12-20T00:00:00Z")
    rows = SOURCE.read(json.dumps(entity(old, new)).encode(), "plan.json").rows
    assert [(row.text("id"), row.text("supersedes")) for row in rows] == [
        ("plan.json:Q1 statement 1", ""),
        ("plan.json:Q1 statement 2", "plan.json:Q1 statement 1"),
    ]


def test_a_deprecated_date_that_nothing_replaces_is_warned_of() -> None:
    there = statement("+2025-03-14T00:00:00Z", qualifiers={"P291": items("Q30")})
    frame = read(entity(statement("+2024-12-20T00:00:00Z", rank="deprecated"), there))
    assert [(problem.severity, problem.code) for problem in problems_of(frame)] == [("warning", "date-deprecated")]


def test_dates_of_other_properties_are_told_of_and_those_of_qualifiers_noted() -> None:
    other = {
        "mainsnak": {"snaktype": "value", "datavalue": {"type": "time", "value": time("+2020-00-00T00:00:00Z", 9)}}
    }
    dated = statement("+2024-12-20T00:00:00Z", qualifiers={"P585": [snak(time("+2024-05-01T00:00:00Z"))]})
    frame = read(entity(claims={"P577": [dated], "P571": [other, other], "P31": [{"mainsnak": {}}]}))
    assert told(frame, "note") == [("P585 2024-05-01",)]
    assert [problem.message for problem in problems_of(frame)] == [
        "2 of its statements have 'P571', a date of which no claim was made"
    ]
