"""Productions for tests: rows of claims with their bounds written out, resolved and selected by the real pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd

from tests.frames import claim_frame
from timeline.chains import resolve
from timeline.pipeline import Selection, select
from timeline.view import View

Row = Mapping[str, Any]

PUBLISHERS = {
    "cineworld": "Cineworld",
    "gaming_club": "Gaming Club",
    "the_direct": "The Direct",
    "sportskeeda": "Sportskeeda",
}
SAID = {
    "cineworld": "2023-03-24/2023-04-30",
    "gaming_club": "2023-03-24/2023-12-31",
    "the_direct": "2024-09-26/2024-12-31",
    "sportskeeda": "2025-06-06/..",
}


def _told(source: str, **row: Any) -> Row:
    return {"production": "Ballerina", "source": source, "publisher": PUBLISHERS[source], "said": SAID[source], **row}


BALLERINA: tuple[Row, ...] = (
    _told("cineworld", id="r1", at="2024-03-01/2024-08-31", stated="spring or summer of 2024", precision="season"),
    _told("gaming_club", id="r2", at="2024-06-07", stated="June 7, 2024"),
    _told("the_direct", id="r3", at="2025-06-06", stated="June 6, 2025"),
    _told("sportskeeda", id="r4", at="2025-06-06", stated="June 6, 2025", status="actual", location="United States"),
    _told(
        "sportskeeda",
        id="p0",
        milestone="principal_photography",
        start="2022-06-01/2022-08-31",
        stated="summer 2022",
        precision="season",
        said="",
    ),
    _told(
        "sportskeeda",
        id="p1",
        milestone="principal_photography",
        start="2022-11-01/2022-11-30",
        end="2022-12-01/2022-12-31",
        stated="start November 2022; end December",
        status="actual",
        location="Prague",
    ),
    _told(
        "sportskeeda",
        id="pp1",
        milestone="post_production",
        start="2023-01-01/2023-04-30",
        stated="early 2023",
        status="actual",
    ),
    _told(
        "the_direct",
        id="pp2",
        milestone="post_production",
        end="2024-09-26/..",
        stated="2024-09-26/..",
        status="actual",
    ),
    _told(
        "sportskeeda",
        id="re",
        milestone="reshoots",
        start="2024-02-01/2024-02-29",
        end="2024-03-30/2024-05-31",
        stated="start February 2024; duration two to three months",
        status="actual",
        location="Budapest",
    ),
    _told(
        "sportskeeda",
        id="iv",
        milestone="interview",
        label="Vanity Fair",
        at="2023-02-15",
        stated="February 15, 2023",
        status="actual",
    ),
    _told("sportskeeda", id="tr", milestone="trailer", at="2024-09-26", stated="September 26, 2024", status="actual"),
    _told(
        "sportskeeda",
        id="so",
        milestone="song",
        label="Hand That Feeds",
        at="2025-05-09",
        stated="May 9, 2025",
        status="actual",
    ),
)
"""The film of the design's pictures, in bounds."""

ONE: tuple[Row, ...] = (
    {
        "production": "Solo",
        "at": "2027-05-01/2027-08-31",
        "stated": "summer 2027",
        "said": "2025-01-10",
        "publisher": "Screen",
    },
)

HOSTILE_TITLES = (
    "<b>x</b> & <a href='https://x.example'>y</a>",
    "=Sum(1917) %{x} <br> <span style='color:red'>z</span>",
    "千と千尋の神隠しと、とても長い副題のついた劇場版アニメーション",
    "البرنامج التلفزيوني الطويل جدا الذي لا ينتهي أبدا",
    "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb, the Director’s Cut, Remastered",
    "👨‍👩‍👧‍👦 and the é́ of ガーディアンズ",
)

HOSTILE: tuple[Row, ...] = tuple(
    {
        "production": "H",
        "milestone": milestone,
        "label": title,
        "at": f"2024-{month:02d}-11",
        "stated": f"{title} {month}",
        "said": f"2023-{month:02d}-02",
        "publisher": title,
        "status": status,
    }
    for number, title in enumerate(HOSTILE_TITLES)
    for milestone, month, status in (
        ("trailer", number + 2, "actual"),
        ("release", number + 4, "announced"),
    )
)

_MILESTONES = ("release", "premiere", "trailer", "teaser", "festival", "song", "poster", "streaming_release")


def many(count: int = 40) -> tuple[Row, ...]:
    """`count` milestones, each announced, moved once and then (every second) met, over about three years."""
    rows: list[Row] = []
    for number in range(count):
        first = date(2022, 3, 1) + timedelta(days=29 * number)
        base = {
            "production": "Many",
            "milestone": _MILESTONES[number % 8],
            "label": f"part {number + 1}",
            "source": "s",
        }
        told = first - timedelta(days=120)
        rows.append({**base, "at": first.isoformat(), "stated": f"day {number}", "said": told.isoformat()})
        second, told = first + timedelta(days=40), told + timedelta(days=60)
        rows.append({**base, "at": second.isoformat(), "stated": f"day {number} late", "said": told.isoformat()})
        if number % 2:
            said = (second + timedelta(days=9)).isoformat()
            rows.append({**base, "at": second.isoformat(), "stated": "so", "said": said, "status": "actual"})
    return tuple(rows)


TWELVE: tuple[Row, ...] = tuple(
    {
        "production": "Twelve",
        "at": (date(2021, 3, 5) + timedelta(days=97 * number)).isoformat(),
        "stated": f"date number {number + 1}",
        "said": (date(2020, 2, 1) + timedelta(days=80 * number)).isoformat(),
        "publisher": f"Paper {number + 1}",
        "source": f"s{number}",
    }
    for number in range(13)
)


def _odd(claim: str, milestone: str, at: str, stated: str, said: str, **more: str) -> Row:
    return {"production": "Odd", "id": claim, "milestone": milestone, "at": at, "stated": stated, "said": said, **more}


_MAY = "2023-05-01/2023-05-31"
ODD: tuple[Row, ...] = (
    _odd("o1", "release", "../2024-03-31", "by March 2024", "2023-01-05"),
    _odd("o2", "release", "2024-09-01/..", "September 2024 or later", "2023-06-05/.."),
    _odd("o3", "premiere", "2024-05-01", "May 1", "2023-02-01", source="a"),
    _odd("o4", "premiere", "2024-07-01", "July 1", "2023-02-01", source="b"),
    _odd("o5", "festival", "2024-08-01", "August 1", "2023-03-01", status="rumored"),
    _odd("o6", "streaming_release", "2024-10-01", "October 1", "2023-03-01"),
    _odd("o7", "streaming_release", "", "", "2023-11-01", status="canceled"),
    _odd("o8", "home_release", "", "", "2023-11-01", status="canceled"),
    {
        "production": "Odd",
        "id": "o9",
        "milestone": "reshoots",
        "start": _MAY,
        "end": _MAY,
        "stated": "May 2023",
        "said": "2023-08-01",
        "status": "actual",
    },
)
"""Open sides, a conflict, a rumor, cancellations with and without a date, an activity with one vague date."""


def selected(rows: Iterable[Row], view: str, today: date = date(2025, 11, 30), **fields: Any) -> Selection:
    """A selection of rows through the real chains and pipeline."""
    listed = list(rows)
    frame = claim_frame(listed)
    frame["precision"] = pd.array([row.get("precision", "day") for row in listed], dtype="str")
    return select(resolve(frame), View(view=view, **fields), today)
