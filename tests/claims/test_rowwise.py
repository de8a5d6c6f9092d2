"""By column and row by row: the same frame, the same problems in the same order, whatever is in the table."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.claims.rowwise import rowwise_frame
from timeline.claims import claims_frame
from timeline.dates import Conventions
from timeline.errors import Problem
from timeline.sources import Cell, Row, Sheet, read_records
from timeline.sources.fields import FIELDS
from timeline.sources.frametable import FrameTable

TODAY = date(2024, 6, 1)
CONVENTIONS = Conventions()

# What may stand in each field, sound or not; a field that is not named here takes any text.
SOUND: dict[str, list[Any]] = {
    "production": ["P", "P", "Q", " P ", "1917"],
    "milestone": ["release", "Release", "festival", "reshoots", "principal_photography", "wrap_party", "test_run"],
    "date": [
        "2024-06-07",
        "2023-05",
        "Nov-Dec 2022",
        "2022-11/2022-12",
        "next summer",
        "in March",
        "Oct. 16",
        "2030-01-01",
        "../2024",
    ],
    "start": ["2022-11", "in March", "summer 2022", "2024-02-01", "2025", "2022-11/.."],
    "end": ["December", "2024-04-17", "next year", "the 14th", "this fall"],
    "duration": ["77 days", "two to three months", "ten weeks"],
    "status": ["announced", "Actual", "actual", "rumoured", "cancelled", "canceled"],
    "asserted": ["2024-01-15", "2023-03-24/2023-04-30", "unknown", "Unknown", "../2022-11", "2040-01-01", "2022"],
    "published": ["2023-01-01", "2024", "unknown"],
    "id": ["a", "b", "c", "rows:1", "rows:2", "rows:2.2"],
    "supersedes": ["a", "b", "c", "rows:1", "rows:3", "rows:2", "nobody", "rows:99"],
    "label": ["", "1"],
    "territory": ["", "US"],
}
TEXTS = ["s", "T", "https://x.example", "a b", "=Sum", "<b>x</b>", "two\nlines", "\u00a0"]
DAMAGE: list[Any] = [
    "",
    " ",
    "x" * 70,
    "x" * 600,
    "\x1b",
    "a\x00b",
    "a\x00c",
    "\ud800",
    "someday",
    "2024-02-30",
    "2024-06-07 00:00:00",
    "2024-06-07T22:30:00Z",
    "6/7/2024 0:00",
    "../..",
    "two weeks",
    "06/07/2024",
    "relase",
    "Test!",
    "99999999 days",
    None,
    2024,
    1917.0,
    1,
    1.0,
    True,
    np.True_,
    0.5,
    float("nan"),
    pd.NaT,
    pd.NA,
    [1],
    {"a": 1},
    (1,),
    Decimal("7.50"),
    Decimal("7.5"),
    date(2024, 6, 7),
    datetime(2024, 6, 7, 12),
    datetime(2024, 6, 7, 23, 59, tzinfo=UTC),
    pd.Timestamp("2024-06-07 12:00"),
    pd.Timestamp("2024-06-07 23:00", tz="America/New_York"),
    pd.Timestamp("2024-06-08 03:00", tz="UTC"),
    np.datetime64("2024-06"),
    np.datetime64("2024-06-07"),
    np.int64(7),
    b"bytes",
]
NAMES = [*FIELDS, "Milestone", "titel"]


def value(chance: random.Random, name: str, damage: float) -> Any:
    if chance.random() < damage:
        return chance.choice(DAMAGE)
    return chance.choice(SOUND.get(name.lower(), TEXTS))


def rows(chance: random.Random, count: int, damage: float) -> list[dict[str, Any]]:
    """Rows that share chains; some say a date, some the parts of an activity, some both or neither."""
    made = []
    for _ in range(count):
        names = ["production", "milestone", chance.choice(["date", "date", "date", "start", "end"])]
        names += [name for name in NAMES if chance.random() < (0.35 if name in SOUND else 0.1) * (name not in names)]
        if chance.random() < 0.8:
            names = [name for name in names if name not in ("start", "end", "duration")] + ["date"]
        made.append({name: value(chance, name, damage) for name in names if chance.random() > damage / 4})
    return made


def assert_same(frame: pd.DataFrame, expected: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(frame, expected)
    assert frame.attrs["problems"] == expected.attrs["problems"]
    assert frame.attrs == expected.attrs
    assert list(frame.attrs["supersedes"]) == list(expected.attrs["supersedes"])


def check(given_rows: list[dict[str, Any]]) -> pd.DataFrame:
    """The frame of the rows as mappings and as a DataFrame, each of them checked."""
    sheet = read_records(given_rows)
    found = claims_frame(sheet, CONVENTIONS, today=TODAY)
    assert_same(found, rowwise_frame(sheet, CONVENTIONS, TODAY))
    tables = [pd.DataFrame(given_rows, dtype=object)]
    if "\ud800" not in [value for row in given_rows for value in row.values() if isinstance(value, str)]:
        tables.append(pd.DataFrame(given_rows))  # a column of texts can't hold what is no character
    for table in tables:
        in_frame = claims_frame(FrameTable(table), CONVENTIONS, today=TODAY)
        assert_same(in_frame, rowwise_frame(read_records(table), CONVENTIONS, TODAY))
    return found


SEEDS = [(size, damage, seed) for size in (1, 3, 12, 60) for damage in (0.0, 0.02, 0.3) for seed in range(8)]


@pytest.mark.parametrize(("size", "damage", "seed"), SEEDS)
def test_random_tables(size: int, damage: float, seed: int) -> None:
    frame = check(rows(random.Random(f"{size} {damage} {seed}"), size, damage))
    assert frame.attrs["rows"] == size


@given(st.randoms(use_true_random=False), st.integers(0, 8), st.sampled_from([0.0, 0.1, 0.5]))
@settings(deadline=None, max_examples=30)
def test_any_table(chance: random.Random, size: int, damage: float) -> None:
    check(rows(chance, size, damage))


def test_what_the_random_tables_meet() -> None:
    met = set()
    for size, damage, seed in SEEDS:
        frame = claims_frame(read_records(rows(random.Random(f"{size} {damage} {seed}"), size, damage)), today=TODAY)
        met |= {problem.code for problem in frame.attrs["problems"]}
    assert met >= {
        "actual-foretold",
        "actual-future",
        "asserted-future",
        "date-ambiguous",
        "date-conflict",
        "date-impossible",
        "date-length",
        "date-missing",
        "date-number",
        "date-open",
        "date-order",
        "date-reference",
        "date-unknown",
        "duration-conflict",
        "field-missing",
        "field-type",
        "field-unknown",
        "id-duplicate",
        "key-duplicate",
        "milestone-new",
        "milestone-unknown",
        "status-unknown",
        "supersedes-chain",
        "supersedes-itself",
        "supersedes-left-out",
        "supersedes-unknown",
        "text-control",
        "text-long",
        "time-left-out",
    }


BASE = {"production": "P", "milestone": "festival", "date": "2024-05-03", "asserted": "2024-01-15"}

# Rows whose meaning hangs on another row, and the kinds of all claims of the frame.
ACROSS = [
    ([{}, {"date": None, "start": "2024-05"}], ["span", "span"], "parts of another row make the chain an activity"),
    ([{}, {"start": "2024-05"}], ["span"], "also of a row that is left out"),
    ([{}, {"label": "\x1b", "date": None, "end": "2024"}], ["span"], "also where its label is refused: it has none"),
    ([{}, {"label": "b", "date": None, "end": "2024"}], ["point", "span"], "but not in another chain"),
    ([{}, {"milestone": "Test!", "end": "2024"}], ["point"], "nor where its milestone is refused"),
    ([{}, {"date": None, "start": True}], ["span"], "a part that can't be read is a part"),
    ([{"milestone": "wrap"}, {"milestone": "wrap", "date": "someday"}], ["point"], "a new word is noted once"),
    ([{"milestone": "wrap", "date": "x"}, {"milestone": " wrap "}], ["point"], "at the row that is left out"),
]


@pytest.mark.parametrize(("changes", "kinds", "why"), ACROSS, ids=[case[2] for case in ACROSS])
def test_across_rows(changes: list[dict[str, Any]], kinds: list[str], why: str) -> None:
    assert check([BASE | change for change in changes])["kind"].tolist() == kinds, why


@pytest.mark.parametrize(
    "column",
    [
        pd.Series([1917, 2001, 1917]),
        pd.Series([1917.0, np.nan, -0.0]),
        pd.Series([True, False, True]),
        pd.Series([1, None, 2], dtype="Int64"),
        pd.Series(["a", None, " a "], dtype="str"),
        pd.Series(["a", None, " a "], dtype="string"),
        pd.Series(["a", None, "a"], dtype=object),
        pd.Series(["a", "b", "a"], dtype="category"),
        pd.Series([1, 2, 1], dtype="category"),
        pd.to_datetime(pd.Series(["2024-06-07", None, "2024-06-07"])),
        pd.to_datetime(pd.Series(["2024-06-07 23:30", None, "2024-06-08 23:30"])).dt.tz_localize("America/New_York"),
        pd.Series([date(2024, 6, 7), None, date(33, 4, 3)]),
        pd.Series([1, 1.0, True], dtype=object),
        pd.Series([pd.Timedelta(days=1)] * 3),
        pd.Series(pd.period_range("2024-01", periods=3, freq="M")),
    ],
    ids=lambda column: str(column.dtype),
)
@pytest.mark.parametrize("name", ["production", "date", "note", "id"])
def test_columns_of_every_type(name: str, column: pd.Series[Any]) -> None:
    table = pd.DataFrame([BASE] * 3).assign(**{name: column})
    expected = rowwise_frame(read_records(table), CONVENTIONS, TODAY)
    assert_same(claims_frame(FrameTable(table), CONVENTIONS, today=TODAY), expected)


def test_places_of_several_files() -> None:
    warning = Problem("a/x.csv", 3, 1, "odd", "odd", severity="warning")
    cells = {name: Cell(text, 2, 5) for name, text in BASE.items()}
    sheet = Sheet(
        [
            Row("b/x.csv", 2, cells, 1),
            Row("a/x.csv", 2, cells, 1),
            Row("a/x.csv", 3, cells, 1, None, (warning,)),
            Row("a/x.csv", 3, cells | {"date": Cell("someday", 3, 9)}, 1),
            Row("a/x.csv", None, cells | {"id": Cell("x:None", 9, 9)}),
            Row("a/x.csv", None, cells),
            Row("a/x.csv", 9, {}, 1, None, (Problem("a/x.csv", 9, 1, "broken", "broken"),)),
            Row("a/x.csv", 10, {}, 1),
        ],
        [Problem("c.csv", 1, 1, "none", "none")],
        ("c.csv",),
    )
    frame = claims_frame(sheet, CONVENTIONS, today=TODAY)
    assert_same(frame, rowwise_frame(sheet, CONVENTIONS, TODAY))
    assert frame["claim_id"].tolist() == ["x:2", "x:2.2", "x:3", "x:None", "x:None.2"]
    assert frame.attrs["rows"] == 8


def test_two_columns_for_one_field() -> None:
    table = pd.DataFrame([BASE | {"milestone": "wrap"}] * 3).assign(Milestone=["", "release", " "], colour="red")
    expected = rowwise_frame(read_records(table), CONVENTIONS, TODAY)
    found = claims_frame(FrameTable(table), CONVENTIONS, today=TODAY)
    assert_same(found, expected)
    assert [problem.code for problem in found.attrs["problems"]] == ["field-unknown", "milestone-new", "key-duplicate"]


# What columns are called instead, and how many claims the rows then make.
RENAMED = [
    ({"production": "Film", "date": "When", "asserted": "Said on"}, "other names"),
    ({"production": "Film", "label": "title"}, "two other names for one field"),
    ({"date": "Planned", "start": "Actual"}, "two claims a row"),
    ({"date": "stated", "id": "claim_id", "label": "kind"}, "a claims table"),
    ({"label": "", "note": " ", "territory": "Colour"}, "no names"),
]


@pytest.mark.parametrize(("names", "why"), RENAMED, ids=[case[1] for case in RENAMED])
@pytest.mark.parametrize("damage", [0.0, 0.2])
def test_other_names(names: dict[str, str], why: str, damage: float) -> None:
    chance = random.Random(f"{why} {damage}")
    for _ in range(6):
        table = pd.DataFrame(rows(chance, 12, damage), dtype=object).rename(columns=names)
        expected = rowwise_frame(read_records(table), CONVENTIONS, TODAY)
        assert_same(claims_frame(FrameTable(table), CONVENTIONS, today=TODAY), expected)
        assert expected.attrs["rows"] >= 12


def test_a_table_without_rows() -> None:
    table = pd.DataFrame(columns=["production", "colour"])
    assert_same(claims_frame(FrameTable(table), CONVENTIONS), rowwise_frame(Sheet(), CONVENTIONS, TODAY))
