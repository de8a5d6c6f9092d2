"""Random histories for the oracle's properties.

Days are few and windows wide, so that ties, containments and conflicts are common.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

__all__ = ["ACTIVITIES", "ACTIVITY", "MOMENT", "MOMENTS", "Row", "day", "linked", "several"]

Row = dict[str, Any]
Kinds = tuple[tuple[str, str], ...]

MOMENT: Kinds = (("", "point"),)
MOMENTS: Kinds = (("", "point"), ("US", "point"))
ACTIVITY: Kinds = (("", "span"),)
ACTIVITIES: Kinds = (("", "span"), ("US", "span"))
STATUSES = ("announced",) * 4 + ("actual",) * 2 + ("rumored", "canceled")


def day(number: int) -> date:
    return date(2024, 1, 1) + timedelta(number)


def windows(last: int) -> st.SearchStrategy[str]:
    """Days, windows and half-open windows, all within days 0 to `last`."""
    begins, lengths = st.integers(0, last), st.sampled_from((0, 0, 0, 1, 2, 4))
    return st.builds(lambda begin, length, shape: shape(begin, min(begin + length, last)), begins, lengths, SHAPES)


SHAPES = st.sampled_from(
    [lambda low, high: f"{day(low)}/{day(high)}"] * 6
    + [lambda low, high: f"../{day(high)}", lambda low, high: f"{day(low)}/.."]
)
SELDOM_SAID = ("", "", f"{day(0)}/{day(2)}", f"{day(1)}")
SAID = st.one_of(windows(5), windows(5), windows(5), st.just(""))


@st.composite
def histories(draw: st.DrawFn, kinds: Kinds = MOMENT, size: int = 6) -> list[Row]:
    """Claims on a few chains in any file order, with `supersedes` that point at claims of their own chain, acyclic."""
    rows: list[Row] = []
    for number in range(draw(st.integers(1, size))):
        row = draw(claims(f"c{number}", kinds))
        named = [other["id"] for other in rows if other["territory"] == row["territory"]]
        if named and draw(st.integers(0, 5)) == 0:
            row["supersedes"] = draw(st.sampled_from(named))
        rows.append(row)
    return draw(st.permutations(rows))


@st.composite
def claims(draw: st.DrawFn, claim_id: str, kinds: Kinds) -> Row:
    territory, kind = draw(st.sampled_from(kinds))
    row: Row = {"id": claim_id, "stated": claim_id, "territory": territory, "kind": kind}
    row |= {"status": draw(st.sampled_from(STATUSES)), "source": draw(st.sampled_from("xy")), "said": draw(SAID)}
    undated = row["status"] == "canceled" and draw(st.booleans())
    if kind == "point":
        return row | {"at": "" if undated else draw(windows(7))}
    edges = () if undated else draw(st.sampled_from((("start",), ("end",), ("start", "end"))))
    return row | {edge: draw(windows(7)) for edge in edges}


@st.composite
def linked(draw: st.DrawFn) -> list[Row]:
    """One longer chain: hardly any claim has a day of its own, and every other one names an earlier one in a list."""
    rows: list[Row] = []
    for number in range(draw(st.integers(4, 14))):
        row = draw(claims(f"c{number}", MOMENT)) | {"said": draw(st.sampled_from(SELDOM_SAID))}
        row["status"] = draw(st.sampled_from(("announced", "announced", "announced", "rumored", "canceled")))
        row["at"] = row["at"] or str(day(number))
        names_one = draw(st.booleans())
        if rows and names_one:
            row["supersedes"] = draw(st.sampled_from(rows))["id"]
        rows.append(row)
    return [of_production("P", row) for row in draw(st.permutations(rows))]


def several(kinds: Kinds = MOMENT, size: int = 6) -> st.SearchStrategy[list[list[Row]]]:
    """Histories of several productions: one frame of them costs hardly more than a frame of one."""
    return st.lists(histories(kinds, size), min_size=1, max_size=8).map(of_productions)


def of_productions(listed: list[list[Row]]) -> list[list[Row]]:
    return [[of_production(f"P{number}", row) for row in rows] for number, rows in enumerate(listed)]


def of_production(production: str, row: Row) -> Row:
    named = {"supersedes": f"{production}-{row['supersedes']}"} if "supersedes" in row else {}
    return row | named | {"production": production, "id": f"{production}-{row['id']}"}
