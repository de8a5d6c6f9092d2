from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.figures.lettering import clipped, collisions, drawn_at, plain, text_boxes, trace_with
from tests.figures.stories import BALLERINA, HOSTILE, ODD, ONE, TWELVE, Row, many, selected
from timeline.figures.axes import DAY_MS
from timeline.figures.figure import Scene, Space
from timeline.figures.theme import DARK, LIGHT
from timeline.figures.timeline import FIGURE

WIDTHS = (360, 390, 600, 768, 900, 1200, 1440, 1920, 2560)
STORIES = {"film": BALLERINA, "one": ONE, "forty": many(), "hostile": HOSTILE, "twelve": TWELVE, "odd": ODD, "none": ()}


def drawn(rows: Iterable[Row], width: int = 1392, **fields: Any) -> Scene:
    return FIGURE.draw(selected(rows, "timeline", **fields), Space(width, LIGHT, compact=width < 600))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("story", STORIES)
def test_no_text_is_clipped_or_meets_another(story: str, width: int) -> None:
    scene = drawn(STORIES[story], width)
    assert clipped(scene) == []
    assert collisions(scene) == []
    assert scene.layout["width"] == width


@pytest.mark.parametrize("width", [340, 357, 390, 480, 600])
@pytest.mark.parametrize("as_of", [date(2022 + month // 12, month % 12 + 1, 21) for month in range(0, 48, 3)], ids=str)
def test_the_as_of_day_stays_in_sight(as_of: date, width: int) -> None:
    scene = drawn(BALLERINA, width, as_of=as_of)
    assert clipped(scene) == []
    assert collisions(scene) == []


@pytest.mark.parametrize("scale", [1.0, 1.6, 2.2])
def test_a_scaled_picture_has_no_collisions_either(scale: float) -> None:
    scene = FIGURE.draw(selected(BALLERINA, "timeline"), Space(1600, LIGHT, scale))
    assert clipped(scene) == []
    assert collisions(scene) == []


@pytest.mark.parametrize(
    ("claim", "symbol", "x", "why"),
    [
        ("tr", "diamond", "2024-09-26 12:00", "an exact day is marked at noon"),
        ("r4", "diamond", "2025-06-06 12:00", "the day it came out"),
        ("r2", "diamond", "2024-06-07 12:00", "a day that no longer holds"),
        ("p1", "diamond", "2022-11-16", "the middle of November: 15 of its 30 days in"),
        ("r1", "circle", "2023-04-12", "said in 24 March - 30 April: 38 days, 19 of them before"),
    ],
)
def test_marks_stand_at_their_days(claim: str, symbol: str, x: str, why: str) -> None:
    assert drawn_at(trace_with(drawn(BALLERINA), claim, symbol), claim)[0] == x, why


@pytest.mark.parametrize(
    ("claim", "first", "days", "why"),
    [
        ("r1", "2023-03-24", 38, "said from 24 March to 30 April, both included"),
        ("pp1", "2023-01-01", 120, "January to April 2023"),
        ("re", "2024-02-01", 29, "February of a leap year"),
    ],
)
def test_windows_are_as_wide_as_their_days(claim: str, first: str, days: int, why: str) -> None:
    trace = trace_with(drawn(BALLERINA), claim, "bar")
    place = trace["customdata"].index(claim)
    assert (trace["base"][place], trace["x"][place]) == (first, days * DAY_MS), why


def test_a_superseded_window_is_a_broken_outline_from_its_first_day_to_the_day_after_its_last() -> None:
    [trace] = [trace for trace in drawn(BALLERINA).data if trace.get("line", {}).get("dash") == "4px,3px"]
    assert trace["x"][6:8] == ["2024-03-01", "2024-09-01"]
    assert trace["x"][0:2] == ["2022-06-01", "2022-09-01"]


def test_what_was_said_is_above_the_band_and_what_was_made_below() -> None:
    scene = drawn(BALLERINA)
    band = next(box for text, box in text_boxes(scene) if text == "2023")
    above = {spot.name.split(":")[0] for spot in scene.spots if spot.y < band.top}
    below = {spot.name.split(":")[0] for spot in scene.spots if spot.y > band.bottom}
    assert above == {"Said", "Interview, Vanity Fair", "Trailer", "Song, Hand That Feeds"}
    assert {"Release", "Release, first announced", "Photography starts, Prague", "Reshoots end"} <= below


def test_every_event_has_a_spot_where_its_mark_is() -> None:
    scene = drawn(BALLERINA)
    assert len(scene.spots) == 16
    spot = next(spot for spot in scene.spots if spot.claim_id == "r4")
    assert spot.name == "Release: 6 Jun 2025"
    xs = dict(zip(*(trace_with(scene, "r4", "diamond")[key] for key in ("customdata", "y")), strict=True))
    assert xs["r4"] == pytest.approx(spot.y, abs=0.1)


@pytest.mark.parametrize(
    ("today", "words", "line"),
    [
        (date(2025, 11, 30), "as of 30 Nov 2025", True),
        (date(2025, 12, 3), "as of 3 Dec 2025", True),
        (date(2025, 12, 4), "as of 4 Dec 2025 →", False),
    ],
    ids=["near", "180 days after the day", "farther"],
)
def test_the_as_of_line_is_drawn_where_it_is_near(today: date, words: str, line: bool) -> None:
    scene = FIGURE.draw(selected(BALLERINA, "timeline", today), Space(1392, LIGHT))
    assert words in [text for text, _ in text_boxes(scene)]
    assert ("as-of" in scene.legend) is line


def test_without_room_what_happened_keeps_its_label_and_the_rest_is_counted() -> None:
    scene = drawn(many(), 1392)
    assert "Streaming release, part 40: 15 May 2025" in [spot.name for spot in scene.spots]
    texts = [text for text, _ in text_boxes(scene)]
    assert any(re.fullmatch(r"\+\d+", text) for text in texts)  # a group of neighbours
    assert any(text.endswith("without a label") for text in texts)
    assert "Streaming release, part 40" in texts
    assert len(scene.spots) == 160  # 80 said, 40 superseded, 20 still announced, 20 met: labelled or not


def test_each_style_is_one_trace_however_many_marks_it_has() -> None:
    assert len(drawn(many()).data) <= 12


def test_a_window_of_the_view_shows_only_what_lies_in_it() -> None:
    scene = drawn(BALLERINA, start=date(2024, 1, 1), end=date(2024, 12, 31))
    assert scene.layout["xaxis"]["range"] == ["2024-01-01", "2025-01-01"]
    names = [spot.name for spot in scene.spots]
    assert "Trailer: 26 Sep 2024" in names
    assert "Release: 6 Jun 2025" not in names


def test_nothing_to_show_is_said() -> None:
    scene = drawn(())
    assert "No claims were known on 30 Nov 2025." in [text for text, _ in text_boxes(scene)]
    assert scene.layout["xaxis"]["type"] == "date"


def test_titles_are_text_and_never_markup() -> None:
    scene = drawn(HOSTILE, 1920)
    texts = [note["text"] for note in scene.layout["annotations"]]
    hovers = [text for trace in scene.data for text in trace.get("hovertext", [])]
    assert any("&lt;b&gt;x&lt;/b&gt;" in text for text in texts)
    assert not [text for text in [*texts, *hovers] if "<" in text.replace("<sup>", "").replace("</sup>", "")]


def test_a_canceled_milestone_without_a_day_is_named_at_the_foot() -> None:
    [foot] = [text for text, _ in text_boxes(drawn(ODD)) if "Without a day" in text]
    assert foot.endswith("Without a day: Home release, canceled: no date said")


def test_the_dark_theme_changes_colours_only() -> None:
    light, dark = (FIGURE.draw(selected(BALLERINA, "timeline"), Space(1392, theme)) for theme in (LIGHT, DARK))
    assert light.spots == dark.spots
    assert dark.layout["paper_bgcolor"] == "#15191F"
    assert [plain(note["text"]) for note in light.layout["annotations"]] == [
        plain(note["text"]) for note in dark.layout["annotations"]
    ]


def test_days_at_the_ends_of_the_calendar_are_drawn() -> None:
    rows = (
        {"at": "0001-01-01", "stated": "year 1", "said": "0001-01-01", "source": "s"},
        {"milestone": "premiere", "at": "9999-12-31", "stated": "the end", "said": "9999-12-30", "source": "s"},
    )
    scene = FIGURE.draw(selected(rows, "timeline", date(9999, 12, 31)), Space(1000, LIGHT))
    assert len(scene.spots) == 4
    assert all("0001-01-01" <= str(x) <= "9999-12-31 23:59" for trace in scene.data for x in trace["x"] if x)


def test_announcements_of_several_productions_say_whose_date_they_gave() -> None:
    rows = [
        {
            "production": name,
            "milestone": "lts_start",
            "at": "2024-05-01",
            "stated": "May 1",
            "said": said,
            "source": "s",
        }
        for name, said in (("A", "2023-01-01"), ("B", "2023-09-01"))
    ]
    found = [text for text, _ in text_boxes(drawn(rows))]
    assert "A, LTS start" in found
    assert "said: “May 1” · s\u2009¹, 1 Jan 2023" in found


def test_marks_that_would_lie_exactly_on_others_are_counted() -> None:
    rows = [
        {"production": f"P{number}", "at": "2024-05-01", "stated": "May 1", "said": "2023-01-01", "source": "s"}
        for number in range(20)
    ]
    scene = drawn(rows)
    assert len([spot for spot in scene.spots if "Release" in spot.name]) == 12, "as many as there are tracks"
    assert [text for text, _ in text_boxes(scene) if text.endswith("8 of them under others")]


@pytest.mark.parametrize(
    ("rows", "present", "absent", "why"),
    [
        (TWELVE, {"said-day", "superseded"}, {"said", "vague-superseded"}, "every day is exact, said and claimed"),
        (BALLERINA, {"said", "vague-superseded"}, {"said-day"}, "nothing was said on a known day"),
    ],
)
def test_the_legend_shows_the_glyphs_in_use_and_only_those(
    rows: tuple[Row, ...], present: set[str], absent: set[str], why: str
) -> None:
    legend = set(drawn(rows).legend)
    assert present <= legend, why
    assert not absent & legend, why


def test_what_lies_outside_a_window_of_the_view_is_counted() -> None:
    said = [text for text, _ in text_boxes(drawn(BALLERINA, start=date(2024, 1, 1), end=date(2024, 12, 31)))]
    counted = [int(text.split()[0]) for text in said if text.endswith("outside these dates")]
    everything = drawn(BALLERINA)
    assert len(counted) == 2, "above and below the band"
    inside = drawn(BALLERINA, start=date(2024, 1, 1), end=date(2024, 12, 31))
    assert len(inside.spots) + sum(counted) == len(everything.spots)
    assert not [text for text, _ in text_boxes(everything) if "outside" in text]


def test_of_a_crowd_some_marks_are_drawn_apart_and_the_others_counted() -> None:
    """1,500 announcements within a year, each with its date: 3,000 events on two sides."""
    rows = [
        {
            "production": f"P{number}",
            "at": (date(2024, 1, 1) + timedelta(number % 365)).isoformat(),
            "said": (date(2022, 1, 1) + timedelta(number * 7 % 365)).isoformat(),
            "source": "s",
        }
        for number in range(1500)
    ]
    scene = drawn(rows)
    for side in (True, False):
        spots = [spot for spot in scene.spots if ("Release" in spot.name) is side]
        assert 150 < len(spots) <= 300
        for place, one in enumerate(spots):
            assert not any(one.y == other.y and abs(one.x - other.x) < 2 for other in spots[:place]), (
                "no two on one place"
            )
    notes = [text for text, _ in text_boxes(scene) if text.endswith("of them not drawn")]
    left_out = [int(note.rpartition(", ")[2].split()[0].replace(",", "")) for note in notes]
    assert len(scene.spots) + sum(left_out) == 3000, "drawn or counted"
