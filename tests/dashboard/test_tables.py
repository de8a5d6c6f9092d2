"""The charts' plain tables."""

from __future__ import annotations

from datetime import date

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
        "Release “spring or summer of 2024” Mar–Aug 2024 “June 6, 2025” 6 Jun 2025 “June 6, 2025” 6 Jun 2025 2× "
        "279–462 days late on time"
    )


def test_the_lineup_as_a_table() -> None:
    table = plain_table(shown(view="portfolio"), "light")
    (row,) = [texts(part) for part in parts(table) if type(part).__name__ == "Tr"][1:]
    assert row == (
        "Ballerina “spring or summer of 2024” Mar–Aug 2024 “June 6, 2025” 6 Jun 2025 “June 6, 2025” 6 Jun 2025 2× "
        "+279 to +462 late"
    )
