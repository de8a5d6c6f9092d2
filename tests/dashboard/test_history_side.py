from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.figures.stories import selected
from timeline.dashboard.history import history_side


def texts(parts: Any) -> list[str]:
    """Every text of some components, from top to bottom."""
    if isinstance(parts, list | tuple):
        return [text for part in parts for text in texts(part)]
    return [parts] if isinstance(parts, str) else texts(getattr(parts, "children", None) or [])


@pytest.mark.parametrize(
    ("count", "listed", "note"),
    [(100, 100, ""), (101, 100, "1 more claim between: the claims view has them all"), (130, 100, "30 more claims")],
)
def test_of_a_date_that_moved_very_often_the_ends_are_listed(count: int, listed: int, note: str) -> None:
    rows = tuple(
        {
            "production": "P",
            "at": (date(2024, 1, 1) + timedelta(3 * number)).isoformat(),
            "said": (date(2023, 1, 1) + timedelta(number)).isoformat(),
            "stated": f"date {number}",
        }
        for number in range(count)
    )
    found = texts(history_side(selected(rows, "history"), "light"))
    assert sum(text.startswith("“date ") for text in found) == listed
    assert "“date 0”" in found
    assert f"“date {count - 1}”" in found
    assert [text for text in found if note and text.startswith(note)] == [text for text in found if " between" in text]
