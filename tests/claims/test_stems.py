"""The ids of rows without one of their own: short, stable, and named by file or table."""

from __future__ import annotations

import pytest

from timeline.claims import claims_frame
from timeline.sources import Cell, Row, Sheet

# A file's name, and the id of its row 3.
STEMS = [
    ("data/ballerina.yaml", "ballerina:3", "a file"),
    ("sqlite:///data/films.db", "films:3", "a database's own table"),
    ("sqlite:///films.db?table=said", "films.said:3", "a table"),
    ("postgresql://me@db.example:5432/films?sslmode=require&table=a.said", "films.a.said:3", "among other parameters"),
    ("postgresql://db.example", "db:3", "no database named"),
]


@pytest.mark.parametrize(("file", "name", "why"), STEMS, ids=[case[2] for case in STEMS])
def test_ids(file: str, name: str, why: str) -> None:
    assert ids(file) == [name], why


def ids(file: str) -> list[str]:
    cells = {"production": Cell("P"), "milestone": Cell("release"), "date": Cell("2024")}
    found: list[str] = claims_frame(Sheet([Row(file, 3, cells)]))["claim_id"].tolist()
    return found


def test_a_query_goes_by_a_short_number() -> None:
    query = "sqlite:///films.db?query=select title as production, kind as milestone, day as date from said"
    [name] = ids(query)
    assert name.startswith("films.query-")
    assert len(name) == len("films.query-00000000:3")
    assert ids(query) == [name]
    assert ids(query + " limit 9") != [name]
