"""The bundled data against the articles it comes from, and against bounds that a person gives them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest

import timeline
from timeline.resources import bundled_data

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
ARTICLES = {
    "sportskeeda": "000_fc3175d9d85bacd0.txt",
    "the_direct": "001_cc7946cae68f0c0a.txt",
    "cineworld": "002_057afaf9811bb140.txt",
    "gaming_club": "003_279992d7bdfaa938.txt",
}


class Fact(NamedTuple):
    """A claim of the file: its source, the article's words that carry it, and its bounds, reckoned by hand."""

    claim_id: str
    source: str
    words: str
    start: str
    end: str = ""


# start and end as earliest/latest; a moment has a start only; "" is an edge that nobody stated. "just" is read as at
# most two weeks before, "a few weeks" as two to five: both widen the article's own bounds.
FACTS = [
    Fact("release-cineworld", "cineworld", '"spring or summer" of 2024', "2024-03-01/2024-08-31"),
    Fact("release-gaming-club", "gaming_club", "on June 7, 2024", "2024-06-07/2024-06-07"),
    Fact("release-gaming-club-year", "gaming_club", "around the world next year", "2024-01-01/2024-12-31"),
    Fact("release-the-direct", "the_direct", "Ballerina releases on June 6, 2025", "2025-06-06/2025-06-06"),
    Fact("release-the-direct-summer", "the_direct", "will arrive next summer", "2025-06-01/2025-08-31"),
    Fact("release-sportskeeda-planned", "sportskeeda", "set to premiere on June 6, 2025", "2025-06-06/2025-06-06"),
    Fact(
        "release-sportskeeda", "sportskeeda", "released in the United States on June 6, 2025", "2025-06-06/2025-06-06"
    ),
    Fact("announcement-release-date", "gaming_club", "It has just been confirmed", "2023-03-10/2023-12-31"),
    Fact(
        "casting-reeves", "gaming_club", "A few weeks ago it was confirmed that Keanu Reeves", "2023-02-17/2023-12-17"
    ),
    Fact("photography-planned", "sportskeeda", "originally scheduled to shoot in summer 2022", "2022-06-01/2022-08-31"),
    Fact(
        "photography",
        "sportskeeda",
        "started in November 2022 and concluded in December",
        "2022-11-01/2022-11-30",
        "2022-12-01/2022-12-31",
    ),
    Fact("photography-start", "sportskeeda", "began filming in November 2022", "2022-11-01/2022-11-30"),
    Fact("post-production-start", "sportskeeda", "Post-production started in early 2023", "2023-01-01/2023-04-30"),
    Fact("post-production-goes-on", "the_direct", "The movie is in post-production", "", "2024-09-26/.."),
    Fact("reshoots-action", "sportskeeda", "more action scenes shot in early 2024", "2024-01-01/2024-04-30"),
    # The shortest two months have 59 days, the longest three 92; both days count.
    Fact(
        "reshoots-budapest",
        "sportskeeda",
        "carried out in Budapest in early 2024",
        "2024-01-01/2024-04-30",
        "2024-02-28/2024-07-30",
    ),
    Fact(
        "reshoots",
        "sportskeeda",
        "In February 2024, reshoots were conducted",
        "2024-02-01/2024-02-29",
        "2024-03-30/2024-05-30",
    ),
    Fact("interview-vanity-fair", "sportskeeda", "interview published on February 15, 2023", "2023-02-15/2023-02-15"),
    Fact("trailer", "sportskeeda", "unveiled on September 26, 2024", "2024-09-26/2024-09-26"),
    Fact("song-hand-that-feeds", "sportskeeda", "came out on May 9, 2025", "2025-05-09/2025-05-09"),
]
PUBLISHED = {
    "cineworld": ("2023-03-24", "2023-04-30"),
    "gaming_club": ("2023-03-24", "2023-12-31"),
    "the_direct": ("2024-09-26", "2024-12-31"),
    "sportskeeda": ("2025-06-06", ".."),
}


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return timeline.read(bundled_data(), today=date(2025, 11, 30)).set_index("claim_id", drop=False)


@pytest.fixture(scope="module")
def articles() -> dict[str, str]:
    if not SEEDS.is_dir():
        pytest.skip(f"the articles are not here: {SEEDS.name}/ beside the checkout is missing")
    return {source: plain((SEEDS / name).read_text(encoding="utf-8")) for source, name in ARTICLES.items()}


def claim(frame: pd.DataFrame, claim_id: str) -> pd.Series[Any]:
    return frame.iloc[list(frame["claim_id"]).index(claim_id)]


def plain(text: str) -> str:
    """Lower case, without quotation marks, white space folded: how a phrase is looked for."""
    return re.sub(r"\s+", " ", re.sub("[\"'“”‘’]", "", text)).lower()


def side(value: pd.Timestamp) -> str:
    return ".." if pd.isna(value) else str(value.date())


def window(row: pd.Series[Any], edge: str) -> str:
    bounds = side(row[f"{edge}_earliest"]), side(row[f"{edge}_latest"])
    return "" if bounds == ("..", "..") else "/".join(bounds)


def test_nothing_is_wrong_with_it(frame: pd.DataFrame) -> None:
    assert frame.attrs["problems"] == []


def test_every_claim_is_a_fact_listed_here(frame: pd.DataFrame) -> None:
    assert sorted(frame["claim_id"]) == sorted(fact.claim_id for fact in FACTS)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.claim_id)
def test_bounds_are_those_a_person_would_give(frame: pd.DataFrame, fact: Fact) -> None:
    row = claim(frame, fact.claim_id)
    end = fact.start if row["kind"] == "point" else fact.end
    assert (window(row, "start"), window(row, "end")) == (fact.start, end)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.claim_id)
def test_the_article_says_so(frame: pd.DataFrame, articles: dict[str, str], fact: Fact) -> None:
    row = claim(frame, fact.claim_id)
    assert row["source_id"] == fact.source
    assert plain(fact.words) in articles[fact.source]
    for phrase in stated_phrases(row["stated"]):
        assert plain(phrase) in articles[fact.source]


def stated_phrases(stated: str) -> list[str]:
    """The phrases of a claim, without those that are bounds inferred from when an article was written."""
    parts = [part.removeprefix(f"{name} ") for part in stated.split("; ") for name in ("start", "end", "duration")
             if part.startswith(f"{name} ") or ";" not in stated]  # fmt: skip
    return [part for part in parts if not re.fullmatch(r"[\d./-]+", part)]


@pytest.mark.parametrize("source", sorted(PUBLISHED))
def test_publication_is_bounded_by_what_the_article_knows(frame: pd.DataFrame, source: str) -> None:
    claims = frame[(frame["source_id"] == source) & (frame["asserted_text"] != "unknown")]
    said = {(side(row["asserted_earliest"]), side(row["asserted_latest"])) for _, row in claims.iterrows()}
    assert said == {PUBLISHED[source]}


def cells(table: pd.DataFrame, row: Any, *names: str) -> list[Any]:
    return [table.at[row, name] for name in names]


def test_the_worked_example(frame: pd.DataFrame) -> None:
    moves = timeline.revisions(frame.reset_index(drop=True)).set_index("to_id")
    columns = ["slip_min", "slip_max", "verdict"]
    assert cells(moves, "release-gaming-club", *columns) == [-85, 98, "within"]
    assert cells(moves, "release-the-direct", *columns) == [364, 364, "later"]
    slips = timeline.compare(frame.reset_index(drop=True)).set_index(["milestone", "edge"])
    first = ["first_slip_min", "first_slip_max", "first_verdict"]
    assert cells(slips, ("release", "at"), *first) == [279, 462, "later"]
    assert cells(slips, ("principal_photography", "start"), *first) == [62, 182, "later"]


@pytest.mark.parametrize("seed", range(8))
def test_the_worked_example_in_any_order_of_the_file(frame: pd.DataFrame, seed: int) -> None:
    names = ["production", "milestone", "label", "territory", "location", "status", "source_id", "asserted_text"]
    rows = [
        {name: row[name] for name in names if row[name]} | parts(row["stated"], row["kind"])
        for _, row in frame.sample(frac=1, random_state=seed).iterrows()
    ]
    for row in rows:
        row["source"], row["asserted"] = row.pop("source_id"), row.pop("asserted_text")
    again = timeline.normalize(rows, today=date(2025, 11, 30))
    assert again.attrs["problems"] == []
    slips = timeline.compare(again).set_index(["milestone", "edge"])
    assert cells(slips, ("release", "at"), "first_slip_min", "first_slip_max", "revisions") == [279, 462, 2]
    assert cells(slips, ("principal_photography", "start"), "first_slip_min", "first_slip_max") == [62, 182]


def parts(stated: str, kind: str) -> dict[str, str]:
    if ";" in stated:
        named = [part.partition(" ") for part in stated.split("; ")]
        return {name: text for name, _, text in named}
    if kind == "point":
        return {"date": stated}
    return {"end" if stated.endswith("/..") else "start": stated}
