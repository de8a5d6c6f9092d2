"""The order of a schedule's rows, told from the frame, against the same told from the marks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

import timeline
from tests.figures.stories import BALLERINA, TWELVE, Row, many, selected
from timeline.figures.sections import HOLDING, Section, first_rows, sections
from timeline.marks import Mark
from timeline.pipeline import select
from timeline.resources import bundled_data
from timeline.selection import Selection
from timeline.view import View

SHARED = Path(__file__).parents[3] / "shared" / "data" / "histories"
SOURCES = [
    bundled_data(),
    bundled_data() / "examples",
    *sorted(path for path in SHARED.glob("*.csv") if "_key" not in path.name),
]
DAYS = [date(2015, 1, 1), date(2020, 6, 1), date(2023, 5, 5), date(2024, 6, 1), date(2026, 11, 1)]


def by_date(selection: Selection) -> list[int]:
    """The chains by the first day of the marks that stand, undated last; of one day by milestone and label."""
    chains: dict[int, list[Mark]] = {}
    for mark in selection.marks:
        chains.setdefault(mark.chain, []).append(mark)
    return [marks[0].chain for marks in sorted(chains.values(), key=first_day)]


def first_day(marks: Sequence[Mark]) -> tuple[date, str, str]:
    standing = [mark for mark in marks if mark.state in HOLDING]
    days = [day for mark in standing or marks for day in mark.extent if day is not None]
    return min(days, default=date.max), marks[0].milestone, marks[0].label


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_the_order_is_that_of_the_marks(source: Path) -> None:
    frame = timeline.read(source)
    for day in DAYS:
        selection = select(frame, View(as_of=day, arrangement="date"))
        assert [chain for section in sections(selection) for chain in section.chains] == by_date(selection), day


CANCELED: list[Row] = [
    {"production": "P", "milestone": "trailer", "at": "2024-05-01", "said": "2023-01-01", "source": "s"},
    {"production": "P", "milestone": "release", "at": "2024-03-01", "said": "2023-01-01", "source": "s"},
    {"production": "P", "milestone": "release", "said": "2023-09-01", "status": "canceled", "source": "s"},
    {"production": "P", "milestone": "premiere", "said": "2023-01-01", "stated": "TBA", "source": "s"},
]


def test_what_was_canceled_stands_at_the_date_that_it_took_away_and_undated_rows_are_last() -> None:
    selection = selected(CANCELED, "schedule", arrangement="date")
    [section] = sections(selection)
    names = dict(zip(selection.frame["chain"], selection.frame["milestone"], strict=True))
    assert [names[chain] for chain in section.chains] == ["release", "trailer", "premiere"]


def test_phases_of_several_productions_follow_one_another() -> None:
    found = sections(selected([*TWELVE, *BALLERINA], "schedule"))
    assert [section.title for section in found] == [
        "Twelve",
        "Ballerina · Production",
        "Ballerina · Publicity",
        "Ballerina · Release",
    ]


def test_every_chain_is_in_one_section() -> None:
    selection = selected([*many(30), *BALLERINA], "schedule")
    chains = [chain for section in sections(selection) for chain in section.chains]
    assert sorted(chains) == sorted(selection.frame["chain"].unique())


def test_nothing_has_no_sections() -> None:
    assert sections(selected(BALLERINA, "schedule", text="nowhere")) == ()


@pytest.mark.parametrize(
    ("most", "chains"), [(0, []), (1, [(1,)]), (2, [(1, 2)]), (3, [(1, 2), (3,)]), (9, [(1, 2), (3, 4)])]
)
def test_the_first_rows(most: int, chains: list[tuple[int, ...]]) -> None:
    listed = [Section("a", (1, 2)), Section("b", (3, 4))]
    assert [section.chains for section in first_rows(listed, most)] == chains
