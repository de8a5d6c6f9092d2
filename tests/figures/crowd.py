"""Very many productions for tests: each with a release that was announced twice; every second one then happened."""

from __future__ import annotations

from datetime import date, timedelta

from tests.figures.stories import Row

__all__ = ["crowd"]

FIRST = date(2019, 3, 1)


def crowd(count: int = 500) -> tuple[Row, ...]:
    """`count` productions over some five years, three claims or so each, from fifty sources."""
    rows: list[Row] = []
    for number in range(count):
        due, said = FIRST + timedelta(days=(number * 37) % 1800), FIRST + timedelta(days=(number * 23) % 900 - 700)
        base = {
            "production": f"Production {number + 1}",
            "source": f"s{number % 50}",
            "publisher": f"Paper {number % 50}",
        }
        slip = (number * 13) % 200 - 60
        rows.append({**base, "at": due.isoformat(), "stated": f"first {number}", "said": said.isoformat()})
        moved, told = due + timedelta(days=slip), said + timedelta(days=90)
        rows.append({**base, "at": moved.isoformat(), "stated": f"then {number}", "said": told.isoformat()})
        if number % 2:
            came = moved + timedelta(days=number % 3)
            rows.append({**base, "at": came.isoformat(), "stated": "so", "said": "2025-01-05", "status": "actual"})
    return tuple(rows)
