"""The tables of date cases that other libraries and public articles give, run whole.

They lie outside the package (`../shared/data/dates`) and are skipped where they are absent. Every row must be read as
the table says, or be refused; a row that we read otherwise either carries the table's own remark that readings differ,
or is listed here with the convention of ours that it meets.
"""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from timeline.dates import VagueDate, VagueDuration, VagueSpan, parse_date
from timeline.errors import DateError

TABLES = Path(__file__).parents[3] / "shared" / "data" / "dates"
pytestmark = pytest.mark.skipif(not TABLES.is_dir(), reason="the shared tables of date cases are not here")

EXCLUDED = "before and after leave the time named out; the suite keeps it"
BOTH_COUNT = "of a length from a date both its first and its last day count"
COUNTED = "the next or past so many days are all of them, not the last"
NEXT_ONE = "without a year: the next one on or after the reference"
OURS: dict[str, dict[str, str]] = {
    "edtf": {},
    "production_phrases": {},
    "edtf_english": {
        **dict.fromkeys(
            (
                *("earlier than 1928", "before 1928", "after 1928", "before January 1928", "before 18 January 1928"),
                *("before approx January 18 1928", "before approx January 1928", "after approx January 1928"),
            ),
            EXCLUDED,
        ),
        "1st century": "there is no year 0",
        "1910-30": "30 is a season code of ISO 8601-2, which goes first",
    },
    "chrono": {"next 2 days": COUNTED, "past 2 days": COUNTED},
    "duckling": {
        "18th Dec for 10 days": BOTH_COUNT,
        "rest of the week": "weeks end on Sunday",
        "Groundhog day": NEXT_ONE,
        "groundhogs day": NEXT_ONE,
    },
}
# Remarks of the tables themselves that readings differ.
DIFFERING = (
    *("convention=", "rolling=", "weak=", "order=", "ambiguous=", "tolerance", "weekday_mismatch", "hull of the set"),
    *("suite gives the estimate", "year outside"),
)
ROWS_READ = {"edtf": 0.89, "production_phrases": 1.0, "edtf_english": 0.72, "chrono": 0.85, "duckling": 0.53}
"""The share of rows that is read at all, at least; the rest are refused with a reason."""


def rows(table: str) -> list[dict[str, str]]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def answer(row: dict[str, str]) -> VagueDate | VagueSpan | VagueDuration | DateError:
    said = date.fromisoformat(row["reference"]) if row["reference"] else None
    tells_the_past = "said of a past event" in row.get("decision", "")
    try:
        return parse_date(row["text"], said, tense="past" if tells_the_past else "future")
    except DateError as error:
        return error


def bounds(found: VagueDate | VagueSpan | VagueDuration) -> set[tuple[str, ...]]:
    """The bounds as a table writes them; a span also as the moment that it holds."""
    if isinstance(found, VagueDuration):
        return {("duration", f"days={found.min_days}..{found.max_days}")}
    if isinstance(found, VagueDate):
        return {("point", *_iso(found), "", ""), ("open", *_iso(found), "", "")}
    return {("span", *_iso(found.start), *_iso(found.end)), ("point", *_iso(found.hull()), "", "")}


def _iso(vague: VagueDate) -> tuple[str, str]:
    earliest, latest = ("" if side is None else side.isoformat() for side in vague.bounds)
    return earliest, latest


def verdict(row: dict[str, str]) -> str:
    found = answer(row)
    if row["kind"] == "valid":
        return "valid"
    if isinstance(found, DateError):
        return "right" if row["kind"] == "refused" else "refused"
    stated = (row["kind"], *(row[name] for name in ("earliest", "latest", "end_earliest", "end_latest")))
    wanted = ("duration", row["note"]) if row["kind"] == "duration" else stated
    if wanted in bounds(found):
        return "right"
    return "convention" if any(remark in row["note"] for remark in DIFFERING) else "wrong"


@pytest.mark.parametrize("table", OURS)
def test_no_row_is_read_wrongly(table: str) -> None:
    judged = [(row["text"], verdict(row)) for row in rows(table)]
    assert {text for text, found in judged if found == "wrong"} == set(OURS[table])
    counts = Counter("convention" if text in OURS[table] else found for text, found in judged)
    print(table, ", ".join(f"{count} {found}" for found, count in sorted(counts.items())), f"{counts['wrong']} wrong")
    assert counts["wrong"] == 0
    assert 1 - counts["refused"] / len(judged) >= ROWS_READ[table]


def test_every_edtf_row_agrees() -> None:
    refused = [row for row in rows("edtf") if verdict(row) == "refused"]
    assert [row["text"] for row in refused if "year outside 1-9999" not in row["note"]] == []


def test_no_row_raises_anything_else() -> None:
    assert sum(len(rows(table)) for table in OURS) == 1300
