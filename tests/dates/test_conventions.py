"""Conventions: what can be chosen, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from timeline.dates import Conventions
from timeline.errors import UsageError

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"seasons": "northern"}, "seasons='northern' can't be used"),
    ({"seasons": None}, "seasons=None can't be used"),
    ({"day_order": "year_first"}, "day_order='year_first' can't be used"),
    ({"fiscal_year_start": 13}, "fiscal_year_start=13 can't be used"),
    ({"fiscal_year_start": 0}, "fiscal_year_start=0 can't be used"),
    ({"fiscal_year_start": True}, "fiscal_year_start=True can't be used"),
    ({"fiscal_year_named": "middle"}, "fiscal_year_named='middle' can't be used"),
    ({"two_digit_years": 0}, "two_digit_years=0 can't be used"),
    ({"two_digit_years": 9901}, "two_digit_years=9901 can't be used"),
    ({"two_digit_years": True}, "two_digit_years=True can't be used"),
    ({"two_digit_years": "69"}, "two_digit_years='69' can't be used"),
    ({"holiday_season": (12, 10)}, r"holiday_season=\(12, 10\) can't be used"),
    ({"holiday_season": (10, 13)}, r"holiday_season=\(10, 13\) can't be used"),
    ({"holiday_season": (True, 12)}, r"holiday_season=\(True, 12\) can't be used"),
    ({"holiday_season": [10, 12]}, r"holiday_season=\[10, 12\] can't be used"),
    ({"holiday_season": 12}, "holiday_season=12 can't be used"),
    ({"few": (5, 2)}, r"few=\(5, 2\) can't be used"),
    ({"few": 3}, "few=3 can't be used"),
    ({"several": (0, 2)}, "several=0 can't be used"),
    ({"just_days": 0}, "just_days=0 can't be used"),
    ({"recent_days": 1.5}, "recent_days=1.5 can't be used"),
]


@pytest.mark.parametrize(("settings", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_refuses(settings: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Conventions(**settings)


def test_defaults_and_equality() -> None:
    assert Conventions() == Conventions(seasons="meteorological", day_order=None, fiscal_year_start=None)
    assert hash(Conventions(seasons="southern")) == hash(Conventions(seasons="southern"))
    assert Conventions().two_digit_years == 1969
    assert Conventions().holiday_season == (10, 12)
    assert Conventions(two_digit_years=None).two_digit_years is None
    assert Conventions(fiscal_year_start=12).fiscal_year_start == 12
