from __future__ import annotations

from typing import Any

import pytest

from tests.figures.stories import BALLERINA, TWELVE, selected
from timeline.figures.entries import Section
from timeline.figures.ledger import ledger


def sections(rows: Any, **fields: Any) -> list[Section]:
    return ledger(selected(rows, "compare", **fields))


def test_the_film_s_sections() -> None:
    assert [section.titles[0] for section in sections(BALLERINA)] == [
        "Release, against the actual date 6 Jun 2025",
        "Principal photography, start, against the actual date Nov 2022",
        "Release, one announcement to the next",
    ]


@pytest.mark.parametrize(
    ("place", "expected", "why"),
    [
        (
            (0, 0),
            ("spring or summer of 2024", "first announced", 279, 462, "279–462 days late"),
            "from 31 August, and from 1 March, to 6 June",
        ),
        ((0, 1), ("June 7, 2024", "", 364, 364, "364 days late"), "neither the first nor the last"),
        ((0, 2), ("June 6, 2025", "last announced", 0, 0, "on time"), "met to the day"),
        ((1, 0), ("summer 2022", "first announced", 62, 182, "62–182 days late"), "June to August, then November"),
        ((2, 0), ("spring or summer of 2024", "then “June 7, 2024”", -85, 98, "within"), "narrowed"),
        ((2, 1), ("June 7, 2024", "then “June 6, 2025”", 364, 364, "364 days later"), "later, not late"),
    ],
)
def test_the_film_s_entries(place: tuple[int, int], expected: tuple[str, str, int, int, str], why: str) -> None:
    found = sections(BALLERINA)[place[0]].entries[place[1]]
    assert (found.stated, found.role, found.low, found.high, found.said) == expected, why


def test_what_was_announced_and_met_is_one_mark() -> None:
    assert [entry.is_met for entry in sections(BALLERINA)[0].entries] == [False, False, True]


def test_amounts_are_signed_days() -> None:
    amounts = [entry.amount for section in sections(BALLERINA) for entry in section.entries]
    assert amounts == ["+279 to +462", "+364", "0", "+62 to +182", "−85 to +98", "+364"]


def test_who_told_an_announcement_against_the_actual_and_who_told_the_next_one() -> None:
    against, _, onwards = sections(BALLERINA)
    assert (against.entries[0].who, against.entries[0].sources, against.entries[0].when) == (
        "Cineworld",
        (1,),
        "Mar–Apr 2023",
    )
    assert (onwards.entries[0].who, onwards.entries[0].sources) == ("Gaming Club", (2,))
    assert against.notes == (4,), "the source of what happened stands in the title"


def test_a_date_that_only_moved_has_no_section_against_an_actual() -> None:
    (only,) = sections(TWELVE)
    assert only.titles == ("Release, one announcement to the next", "Release, moves")
    assert len(only.entries) == 12


def test_several_productions_are_told_apart() -> None:
    titles = [section.titles[0] for section in sections([*BALLERINA, *TWELVE])]
    assert "Release, Ballerina, against the actual date 6 Jun 2025" in titles
    assert "Release, Twelve, one announcement to the next" in titles


def test_a_territory_that_was_only_announced_worldwide_is_compared_with_that() -> None:
    rows = [
        {"production": "P", "at": "2024-05-01", "stated": "May 1", "said": "2023-01-01", "source": "a"},
        {"production": "P", "at": "2024-05-11", "stated": "May 11", "said": "2024-06-01", "source": "b"}
        | {"status": "actual", "territory": "Japan"},
    ]
    (section,) = sections(rows)
    assert section.titles[0] == "Release, Japan, against the actual date 11 May 2024"
    (entry,) = section.entries
    assert (entry.stated, entry.role, entry.low, entry.said) == (
        "May 1",
        "first announced worldwide",
        10,
        "10 days late",
    )
    assert (entry.claim_id, entry.sources, entry.when) == ("c0", (1,), "1 Jan 2023"), "what the worldwide claim has"
    assert section.notes == (2,), "the source of what happened"


def test_a_worldwide_claim_that_the_filters_keep_out_lends_its_date_alone() -> None:
    rows = [
        {"production": "P", "at": "2024-05-01", "said": "2023-01-01", "source": "a"},
        {"production": "P", "at": "2024-05-11", "said": "2024-06-01", "status": "actual", "territory": "Japan"},
    ]
    (section,) = sections(rows, territories=("Japan",))
    (entry,) = section.entries
    assert (entry.claim_id, entry.who, entry.sources, entry.when, entry.low) == ("", "", (), "", 10)


def test_nothing_to_compare_has_no_sections() -> None:
    assert sections(()) == []
