"""The charts' plain tables."""

from __future__ import annotations

from datetime import date

import pytest

from tests.bundled import bundled_frame
from tests.dashboard.pageparts import parts, texts
from timeline.dashboard.tables import plain_table
from timeline.pipeline import Selection, select
from timeline.view import View


def shown(**settings: object) -> Selection:
    return select(bundled_frame(), View(**settings), date(2025, 11, 30))  # type: ignore[arg-type]


def test_a_chart_as_a_table_has_every_claim() -> None:
    table = plain_table(shown(), "light")
    rows = [part for part in parts(table) if type(part).__name__ == "Tr"]
    assert len(rows) == 1 + 13
    assert texts(rows[2]) == "Release “June 7, 2024” 7 Jun 2024 superseded −85 to +98 Gaming Club Mar–Dec 2023"


def test_the_comparison_as_a_table() -> None:
    table = plain_table(shown(view="compare"), "light")
    release = next(
        texts(part) for part in parts(table) if type(part).__name__ == "Tr" and texts(part).startswith("Release")
    )
    assert release == (
        "Release “spring or summer of 2024” Mar–Aug 2024,  Cineworld “June 6, 2025” 6 Jun 2025,  The Direct "
        "“June 6, 2025” 6 Jun 2025,  Sportskeeda 2× 279–462 days late on time"
    )


LENT = [
    {"id": "w", "at": "2024-06-07", "said": "2024-01-01", "source": "a", "publisher": "Agency", "stated": "June 7"},
    {"id": "us", "at": "2024-07-01", "said": "2024-07-02", "status": "actual", "territory": "US", "source": "b"},
    {"id": "q", "at": "2024-07-09", "said": "2024-01-01", "production": "Quiet", "source": "b", "publisher": "Bugle"},
]


def test_a_worldwide_date_is_its_own_sources_and_several_productions_are_named() -> None:
    table = plain_table(select(bundled_frame(LENT), View(view="compare"), date(2025, 1, 1)), "light")
    rows = [texts(part) for part in parts(table) if type(part).__name__ == "Tr"]
    assert [row for row in rows if ", Release, US" in row] == [
        "Ballerina, Release, US “June 7 (worldwide)” 7 Jun 2024,  Agency “June 7 (worldwide)” 7 Jun 2024,  Agency "
        "“2024-07-01” 1 Jul 2024,  b 0× 24 days late 24 days late"
    ]
    assert any(row.startswith("Quiet, Release “") and "Bugle" in row for row in rows)


def test_of_very_many_rows_the_first_are_listed_and_the_rest_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.dashboard.tables.MOST_ROWS", 5)
    table = plain_table(shown(), "light")
    rows = [texts(part) for part in parts(table) if type(part).__name__ == "Tr"]
    assert len(rows) == 1 + 5 + 1
    assert rows[-1] == "8 more rows: choose productions or milestones to see them; the claims view has all"


def test_the_lineup_as_a_table() -> None:
    table = plain_table(shown(view="portfolio"), "light")
    (row,) = [texts(part) for part in parts(table) if type(part).__name__ == "Tr"][1:]
    assert row == (
        "Ballerina “spring or summer of 2024” Mar–Aug 2024 “June 6, 2025” 6 Jun 2025 “June 6, 2025” 6 Jun 2025 2× "
        "+279 to +462 late"
    )
