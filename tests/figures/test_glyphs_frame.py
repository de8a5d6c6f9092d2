"""Each glyph of the design at the days that the frame has: read back from the figure, not from what drew it.

An inclusive day D reaches to D + 1; an exact moment stands at its noon; a window's symbol in its middle.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.figures.stories import Row, selected
from timeline.figures.axes import DAY_MS
from timeline.figures.figure import Scene, Space
from timeline.figures.schedule import FIGURE
from timeline.figures.theme import LIGHT

TODAY = date(2024, 11, 1)
CORE, WINDOW = 16, 12


def row(claim: str, **told: str) -> Row:
    return {"production": "P", "id": claim, "stated": claim, "said": "2024-01-10", "source": claim, **told}


ROWS: tuple[Row, ...] = (
    row("exact", milestone="premiere", at="2024-12-05"),
    row("vague", milestone="trailer", at="2025-03-01/2025-08-31"),
    row("happened", milestone="teaser", at="2024-05-09", status="actual", said="2024-05-10"),
    row("somewhere", milestone="poster", at="2024-06-01/2024-06-30", status="actual", said="2024-07-10"),
    row("span", milestone="marketing", start="2025-02-15", end="2025-08-10"),
    row("ends", milestone="reshoots", start="2025-02-01/2025-02-28", end="2025-07-01/2025-08-31"),
    row("start", milestone="development", start="2025-03-01/2025-05-31"),
    row("open", milestone="song", at="2025-02-10/.."),
    row("by", milestone="soundtrack", at="../2025-04-30"),
    row("going", milestone="post_production", start="2024-02-01/2024-02-29", end="2024-11-01/..", status="actual"),
    row("old", milestone="release", at="2024-12-20", said="2023-01-01"),
    row("new", milestone="release", at="2025-06-01"),
    row("oldish", milestone="festival", at="2024-12-01/2024-12-31", said="2023-01-01"),
    row("newish", milestone="festival", at="2025-06-01"),
    row("one", milestone="casting", at="2025-04-01"),
    row("other", milestone="casting", at="2025-08-01"),
    row("rumor", milestone="home_release", at="2025-05-01", status="rumored"),
    row("off", milestone="streaming_release", at="2025-05-02", status="canceled"),
    row("foretold", milestone="announcement", at="2024-08-08"),
    row("met", milestone="announcement", at="2024-08-08", status="actual", said="2024-08-09"),
)


@pytest.fixture(scope="module")
def scene() -> Scene:
    return FIGURE.draw(selected(ROWS, "schedule", TODAY), Space(1600, LIGHT))


def bars(scene: Scene, claim: str, height: int) -> list[tuple[str, str, bool]]:
    """A claim's bars of one height by opacity 1: first day, the day after the last, and whether it is hatched."""
    found = []
    for trace in scene.data:
        if trace["type"] != "bar" or trace["width"] != height or trace["marker"]["opacity"] < 1:
            continue
        for first, length, owner in zip(trace["base"], trace["x"], trace["customdata"], strict=True):
            if owner == claim:
                last = datetime.fromisoformat(first) + timedelta(days=length / DAY_MS)
                found.append((first, str(last.date()), "pattern" in trace["marker"]))
    return sorted(found)


def symbols(scene: Scene, claim: str) -> list[tuple[str, float, str]]:
    """A claim's symbols: name, size, place in time; the invisible ones to point at apart."""
    return [
        (trace["marker"]["symbol"], trace["marker"]["size"], x)
        for trace in scene.data
        if trace["type"] == "scatter" and trace.get("name") != "targets"
        for x, owner in zip(trace["x"], trace.get("customdata", ()), strict=False)
        if owner == claim
    ]


def test_every_claim_is_drawn(scene: Scene) -> None:
    """All but the announcement that was met: it is one mark with what happened."""
    assert {spot.claim_id for spot in scene.spots} == {str(told["id"]) for told in ROWS} - {"foretold"}


@pytest.mark.parametrize(
    ("claim", "core", "windows", "why"),
    [
        ("span", [("2025-02-15", "2025-08-11", False)], [], "both days known: a bar, its last day included"),
        (
            "ends",
            [("2025-02-28", "2025-07-02", False)],
            [("2025-02-01", "2025-02-28", True), ("2025-07-02", "2025-09-01", True)],
            "from the latest start to the earliest end it surely goes on",
        ),
        ("vague", [], [("2025-03-01", "2025-09-01", True)], "once, somewhere in March to August"),
        ("somewhere", [], [("2024-06-01", "2024-07-01", True)], "it happened, some day of June"),
        ("start", [], [("2025-03-01", "2025-06-01", True)], "only its start was said"),
        ("going", [("2024-02-29", "2024-11-02", False)], [("2024-02-01", "2024-02-29", True)], "up to the as-of day"),
        ("exact", [], [], "a day has no bar"),
    ],
)
def test_bars_cover_the_days_of_the_frame(
    scene: Scene, claim: str, core: list[Any], windows: list[Any], why: str
) -> None:
    assert bars(scene, claim, CORE) == core, why
    assert bars(scene, claim, WINDOW) == windows, why


@pytest.mark.parametrize(
    ("claim", "expected", "why"),
    [
        ("exact", [("diamond", 14, "2024-12-05 12:00")], "announced to the day"),
        ("happened", [("diamond", 14, "2024-05-09 12:00")], "happened on that day"),
        ("vague", [("diamond", 10, "2025-06-01")], "184 days from 1 March: the middle is the end of the 92nd"),
        ("met", [("diamond", 13, "2024-08-08 12:00"), ("diamond", 22, "2024-08-08 12:00")], "a ring around it"),
        ("old", [("diamond", 13, "2024-12-20 12:00"), ("x-thin", 13 * 0.8, "2024-12-20 12:00")], "broken outline"),
        ("one", [("circle", 4, "2025-04-01 12:00"), ("diamond", 14, "2025-04-01 12:00")], "a dot: sources conflict"),
        ("other", [("circle", 4, "2025-08-01 12:00"), ("diamond", 14, "2025-08-01 12:00")], "and the other one"),
        ("off", [("diamond", 13, "2025-05-02 12:00"), ("x-thin", 8, "2025-05-02 12:00")], "hollow and crossed"),
    ],
)
def test_symbols_stand_at_the_days_of_the_frame(scene: Scene, claim: str, expected: list[Any], why: str) -> None:
    assert sorted(symbols(scene, claim)) == expected, why


def test_a_rumor_is_a_broken_diamond_with_a_question_mark(scene: Scene) -> None:
    assert ("diamond", 17, "2025-05-01 12:00") in symbols(scene, "rumor")
    [signs] = [trace for trace in scene.data if trace.get("mode") == "markers+text" and "?" in trace["text"]]
    assert signs["x"] == ["2025-05-01 12:00"]


def test_a_superseded_window_is_a_broken_rectangle(scene: Scene) -> None:
    [broken] = [trace for trace in scene.data if trace.get("line", {}).get("dash") == "4px,3px"]
    assert [x for x in broken["x"] if x] == ["2024-12-01", "2025-01-01", "2025-01-01", "2024-12-01", "2024-12-01"]
    assert broken["fill"] == "toself"


@pytest.mark.parametrize(
    ("claim", "edge", "way", "why"),
    [("open", "2025-02-10", 1, "from that day on, nobody says how long"), ("by", "2025-05-01", -1, "up to its end")],
)
def test_what_is_open_fades_in_seven_steps(scene: Scene, claim: str, edge: str, way: int, why: str) -> None:
    steps = [
        (trace["marker"]["opacity"], trace["base"][place], trace["x"][place] / DAY_MS)
        for trace in scene.data
        if trace["type"] == "bar" and claim in trace["customdata"]
        for place, owner in enumerate(trace["customdata"])
        if owner == claim
    ]
    assert sorted((opacity for opacity, *_ in steps), reverse=True) == [0.92, 0.79, 0.66, 0.53, 0.4, 0.27, 0.14]
    strongest = max(steps)
    near = datetime.fromisoformat(strongest[1]) + timedelta(days=0 if way > 0 else strongest[2])
    assert abs(near - datetime.fromisoformat(edge)) < timedelta(days=4), why


def test_a_fade_is_hollow_where_it_was_only_said_and_filled_where_it_happened() -> None:
    rows = [row("said", at="2025-02-10/.."), row("so", milestone="song", at="2024-02-10/..", status="actual")]
    scene = FIGURE.draw(selected(rows, "schedule", TODAY), Space(1392, LIGHT))
    inks = {
        (owner, trace["marker"]["color"], trace["marker"]["line"]["color"])
        for trace in scene.data
        if trace["type"] == "bar"
        for owner in trace["customdata"]
    }
    assert {ink[:2] for ink in inks} == {("said", LIGHT.tint), ("so", LIGHT.blue)}
    assert ("said", LIGHT.tint, LIGHT.blue) in inks


def test_an_activity_that_was_canceled_is_crossed_at_its_middle() -> None:
    days = {"milestone": "reshoots", "start": "2025-02-01", "end": "2025-02-28"}
    rows = [row("old", **days), {**row("off", **days), "said": "2024-05-01", "status": "canceled"}]
    scene = FIGURE.draw(selected(rows, "schedule", TODAY), Space(1392, LIGHT))
    [cross] = [trace for trace in scene.data if trace.get("marker", {}).get("symbol") == "x-thin"]
    assert (cross["customdata"], cross["x"]) == (["off"], ["2025-02-15"]), "the middle of February"


def test_what_goes_on_ends_in_an_arrowhead_at_the_as_of_day(scene: Scene) -> None:
    [head] = [trace for trace in scene.data if trace.get("marker", {}).get("symbol") == "triangle-right"]
    near = datetime.fromisoformat(head["x"][0]) - datetime(2024, 11, 2)
    assert timedelta(0) <= near < timedelta(days=6)


def test_an_edge_said_alone_has_a_cap_at_its_side(scene: Scene) -> None:
    caps = [
        trace
        for trace in scene.data
        if trace.get("mode") == "lines" and trace["line"]["width"] == 2 and "2025-03-01" in trace["x"]
    ]
    [cap] = caps
    low, high = cap["y"][:2]
    assert cap["x"][:2] == ["2025-03-01", "2025-03-01"]
    assert abs(high - low) == 18


def test_a_slip_arrow_leads_from_the_right_end_of_the_old_date_down_to_the_new_one(scene: Scene) -> None:
    [late] = [trace for trace in scene.data if trace.get("marker", {}).get("symbol") == "arrow"]
    assert late["line"]["color"] == LIGHT.late
    arrows = [late["x"][place : place + 3] for place in range(0, len(late["x"]), 4)]
    tips = sorted(arrow[-1] for arrow in arrows)
    assert tips == ["2025-06-01 12:00", "2025-06-01 12:00"]
    assert all(arrow[1] == arrow[2] for arrow in arrows), "the last stretch falls straight"
    assert late["marker"]["size"].count(9) == 2, "a head at each tip only"


def test_two_sources_that_conflict_are_joined(scene: Scene) -> None:
    signs = [trace for trace in scene.data if trace.get("mode") == "markers+text" and "≠" in trace["text"]]
    assert len(signs) == 1
    joints = [trace for trace in scene.data if trace["type"] == "scatter" and trace.get("line", {}).get("width") == 1.2]
    [joint] = [trace for trace in joints if trace["line"]["color"] == LIGHT.conf]
    assert len([x for x in joint["x"] if x]) == 4, "two lines of two ends"
