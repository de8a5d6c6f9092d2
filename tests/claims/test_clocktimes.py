"""A time of day beside a day: midnight and any other, the same from every format."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest

import timeline
from timeline.claims.clocktimes import read_moment

# A text, its day or nothing, whether it is midnight, and why.
MOMENTS = [
    ("2024-06-07 00:00:00", ("2024-06-07", True), "as databases write a day"),
    ("2024-06-07T00:00:00", ("2024-06-07", True), "as JSON does"),
    ("2024-06-07 00:00", ("2024-06-07", True), "without seconds"),
    ("2024-06-07T00:00:00.000Z", ("2024-06-07", True), "universal time"),
    ("2024-06-07 00:00:00+00:00", ("2024-06-07", True), "as pandas writes zones"),
    ("2024-06-07 00:00:00 UTC", ("2024-06-07", True), "a zone's name"),
    ("6/7/2024 12:00:00 AM", ("6/7/2024", True), "midnight on a clock of twelve hours"),
    ("6/7/2024 12:00 pm", ("6/7/2024", False), "noon"),
    ("6/7/24 0:00", ("6/7/24", True), "as spreadsheets write it"),
    ("07.06.2024 00:00", ("07.06.2024", True), "with dots"),
    ("June 7, 2024 8:00 PM", ("June 7, 2024", False), "a month's name"),
    ("7 June 2024, 20:00", ("7 June 2024", False), "day first"),
    ("2024-06-07T23:59:59+02:00", ("2024-06-07", False), "the day on its own clock"),
    ("2024-06-06T22:00:00Z", ("2024-06-06", False), "not the day of Berlin"),
    ("2024-06-07 00:00:01", ("2024-06-07", False), "a second later"),
    ("2024-06-07", None, "a day"),
    ("2024-06-07 24:00", None, "no time of that day"),
    ("2024-06-07 12:60", None, "no time"),
    ("2024-06-07 13:00 PM", None, "no time either"),
    ("2024-06-07 00:00 or so", None, "more than a time"),
    ("00:00", None, "no day"),
    ("June 2024 00:00", None, "a month has no midnight"),
    ("2024-06-07/2024-06-09 00:00", None, "a span"),
]


@pytest.mark.parametrize(("text", "expected", "why"), MOMENTS, ids=[case[2] for case in MOMENTS])
def test_moments(text: str, expected: tuple[str, bool] | None, why: str) -> None:
    assert read_moment(text) == expected, why


def claim(text: str) -> dict[str, str]:
    return {"production": "P", "milestone": "release", "date": text}


def every_format(folder: Path, text: str) -> list[pd.DataFrame]:
    """One claim of one date, from every kind of source."""
    record = claim(text)
    (folder / "a.csv").write_text(f"production,milestone,date\nP,release,{text}\n")
    (folder / "a.tsv").write_text(f"production\tmilestone\tdate\nP\trelease\t{text}\n")
    (folder / "a.jsonl").write_text(json.dumps(record))
    (folder / "a.json").write_text(json.dumps([record]))
    (folder / "a.yaml").write_text(f"production: P\nclaims:\n  - {{milestone: release, date: '{text}'}}\n")
    pd.DataFrame([record]).to_parquet(folder / "a.parquet")
    pd.DataFrame([record]).to_excel(folder / "a.xlsx", index=False)
    with closing(sqlite3.connect(folder / "a.db")) as database, database:
        database.execute("create table claims (production, milestone, date)")
        database.execute("insert into claims values (?, ?, ?)", tuple(record.values()))
    names = ["a.csv", "a.tsv", "a.jsonl", "a.json", "a.yaml", "a.parquet", "a.xlsx"]
    frames = [timeline.read(folder / name) for name in names]
    frames.append(timeline.read(f"sqlite:///{folder}/a.db"))
    return [*frames, timeline.normalize([record]), timeline.normalize(pd.DataFrame([record]))]


# A date with a time, the day that it gives everywhere, and the codes told.
EVERYWHERE = [
    ("2024-06-07 00:00:00", "2024-06-07", []),
    ("2024-06-07T00:00:00Z", "2024-06-07", []),
    ("2024-06-07 20:30", "2024-06-07", ["time-left-out"]),
]


@pytest.mark.parametrize(("text", "day", "codes"), EVERYWHERE, ids=[case[0] for case in EVERYWHERE])
def test_every_format_gives_the_same_day(tmp_path: Path, text: str, day: str, codes: list[str]) -> None:
    for frame in every_format(tmp_path, text):
        assert frame["stated"].tolist() == [day]
        assert frame[["start_earliest", "end_latest"]].to_numpy().tolist() == [[pd.Timestamp(day)] * 2]
        assert [problem.code for problem in frame.attrs["problems"]] == codes


def test_a_day_that_is_none_is_still_refused() -> None:
    [problem] = timeline.normalize([claim("2024-02-30 00:00")]).attrs["problems"]
    assert problem.code == "date-impossible"
    [problem] = timeline.normalize([claim("6/7/2024 0:00")]).attrs["problems"]
    assert problem.code == "date-ambiguous"


def test_it_is_told_once_in_a_file() -> None:
    rows = [claim("2024-06-07 00:00"), claim("2024-06-07 08:00"), claim("2024-06-08 09:00")]
    [problem] = timeline.normalize(rows).attrs["problems"]
    assert (problem.severity, problem.line, problem.code) == ("note", 2, "time-left-out")
    assert "'2024-06-07 08:00'" in problem.message
