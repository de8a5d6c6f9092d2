"""Rare histories that are easily read otherwise, each with the rule that settles it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.chains.oracle_rows import Row

__all__ = ["SETTLED", "Settled"]


@dataclass(frozen=True)
class Settled:
    """A rule, the fewest rows that show it, and the day as of which they do."""

    rule: str
    rows: list[Row]
    day: date | None = None


def claim(claim_id: str, at: str, said: str, status: str = "announced", **more: str) -> Row:
    return {"id": claim_id, "at": at, "said": said, "status": status, "kind": "point", "stated": claim_id, **more}


SETTLED = [
    Settled(
        "two claims name one: both come after it, and between themselves in order of assertion",
        [
            claim("a", "2024-06-01", "2024-01-02", supersedes="c"),
            claim("b", "2024-07-01", "2024-01-03", supersedes="c"),
            claim("c", "2024-05-01", "2024-01-04"),
        ],
    ),
    Settled(
        "equally said as the file has them: a cancellation holds no window inside which another could lie",
        [claim("a", "", "2024-01-01", "canceled"), claim("b", "2024-06-01", "2024-01-01")],
    ),
    Settled(
        "only a lone cancellation has another change than `canceled`",
        [claim("a", "2024-06-01", "2024-06-02", "actual"), claim("b", "", "2024-07-01", "canceled")],
    ),
    Settled(
        "an actual compares with the last standing claim, here a canceled rumor",
        [
            claim("a", "2024-06-01", "2024-01-01", "rumored"),
            claim("b", "", "2024-02-01", "canceled"),
            claim("c", "2024-06-03", "2024-06-04", "actual"),
        ],
    ),
    Settled(
        "supersedes names the claim that this one replaces, where the assertion dates don't order the two",
        [
            claim("a", "2024-06-01", "2024-06-02", "actual", supersedes="b"),
            claim("b", "2024-06-03", "2024-06-04", "actual"),
        ],
    ),
    Settled(
        "the announced date has changed where an earlier one was ruled out, not come up first",
        [
            claim("a", "2024-06-01", "2024-01-01"),
            claim("b", "2024-07-01/..", "2024-07-01", "actual"),
            claim("c", "2024-08-01", "2024-07-02", supersedes="b"),
        ],
    ),
    Settled(
        "a cancellation said on an unknown day is known from the claim before it on, not from one after it",
        [
            claim("a", "2024-06-01", "2024-01-01"),
            claim("b", "", "", "canceled"),
            claim("c", "2024-06-01", "2024-06-02", "actual"),
            claim("d", "2024-06-01", "2024-12-01"),
        ],
        date(2024, 3, 1),
    ),
]
