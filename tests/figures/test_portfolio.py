"""The portfolio: each production's marks at the days of its claims, its slip beside them, at any number of rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from time import process_time
from typing import Any

import pytest

from tests.figures.lettering import clipped, collisions, drawn_at, plain, text_boxes, trace_with
from tests.figures.stories import BALLERINA, HOSTILE_TITLES, ODD, Row, selected
from timeline.figures.figure import Scene, Space
from timeline.figures.labels import Box
from timeline.figures.portfolio import DENSE_FROM, FIGURE, MOST_ROWS
from timeline.figures.theme import DARK, LIGHT
from timeline.lineup import lineup

TODAY = date(2026, 11, 21)
FIRST = date(2021, 1, 10)


def production(number: int) -> list[Row]:
    """One of eleven courses that a release may take; names and days differ by number."""
    title = HOSTILE_TITLES[number] if number < len(HOSTILE_TITLES) else f"Production {number + 1}"
    day = FIRST + timedelta(days=(number * 173) % 1800)
    base: dict[str, Any] = {"production": title, "source": f"s{number % 7}", "publisher": f"Paper {number % 7}"}
    on = (day - timedelta(days=500)).isoformat()
    later = (day - timedelta(days=300)).isoformat()
    moved = (day + timedelta(days=number % 97)).isoformat()
    once, twice = {**base, "at": day.isoformat(), "said": on}, {**base, "at": moved, "said": later}
    out = {**base, "said": "2026-10-01", "status": "actual"}
    courses: list[list[Row]] = [
        [once],
        [once, twice],
        [once, twice, {**out, "at": moved}],
        [once, twice, {**out, "at": (day - timedelta(days=5)).isoformat()}],
        [once, {**out, "at": day.isoformat()}],
        [{**once, "at": f"{day.year}-03-01/{day.year}-08-31"}, {**twice, "at": f"{day.year}-06-01/{day.year}-09-30"}],
        [once, {**base, "at": "", "stated": "canceled", "said": later, "status": "canceled"}],
        [{**once, "status": "rumored"}],
        [{**once, "source": "a"}, {**twice, "said": on, "source": "b"}] if number % 97 else [once],
        [{**out, "at": moved, "territory": "US"}, {**out, "at": moved, "territory": "DE"}],
        [{**once, "at": f"../{day.isoformat()}"}, {**twice, "at": f"{moved}/.."}],
    ]
    return courses[number % 11]


def portfolio(count: int) -> list[Row]:
    return [row for number in range(count) for row in production(number)]


def scene(rows: Iterable[Row], width: int = 1392, theme: Any = LIGHT, height: int | None = None, **view: Any) -> Scene:
    # Printed: texts as annotations, whose places `lettering` reads, however many they are.
    space = Space(width, theme, compact=width < 600, height=height, printed=True)
    return FIGURE.draw(selected(rows, "portfolio", TODAY, **view), space)


def texts(drawn: Scene) -> list[str]:
    return [plain(note["text"]) for note in drawn.layout["annotations"]]


def text_at(drawn: Scene, words: str) -> Box:
    return next(box for text, box in text_boxes(drawn) if text == words)


def middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


TWO: list[Row] = [
    {"production": "Night", "id": "n1", "at": "2024-03-01", "said": "2023-01-01"},
    {"production": "Night", "id": "n2", "at": "2024-09-01", "said": "2023-06-01"},
    {"production": "Night", "id": "n3", "at": "2025-01-15", "said": "2025-01-20", "status": "actual"},
    {"production": "Day", "id": "d1", "at": "2024-05-01/2024-07-31", "stated": "summer", "said": "2023-01-01"},
    {"production": "Day", "id": "d2", "at": "2024-02-10", "said": "2023-06-01"},
]
SYMBOLS = [
    ("n1", "diamond", "2024-03-01 12:00", "first announced, at its noon"),
    ("n2", "diamond", "2024-09-01 12:00", "last announced"),
    ("n3", "diamond", "2025-01-15 12:00", "the day it came out"),
    ("d1", "diamond", "2024-06-16", "the middle of May to July: 46 of 92 days in"),
    ("d2", "diamond", "2024-02-10 12:00", "what stands"),
]


@pytest.mark.parametrize(("claim", "symbol", "x", "why"), SYMBOLS)
def test_symbols_stand_at_their_days(claim: str, symbol: str, x: str, why: str) -> None:
    assert drawn_at(trace_with(scene(TWO), claim, symbol), claim)[0] == x, why


def test_what_no_longer_holds_is_hollow_and_what_happened_is_filled() -> None:
    drawn = scene(TWO)
    fills = {claim: trace_with(drawn, claim, "diamond")["marker"]["color"] for claim in ("n1", "n2", "n3", "d2")}
    assert fills == {"n1": LIGHT.surface, "n2": LIGHT.surface, "n3": LIGHT.blue, "d2": LIGHT.tint}


def test_a_window_that_no_longer_holds_is_outlined_at_its_days_and_hides_nothing() -> None:
    drawn = scene(TWO)
    (outline,) = (trace for trace in drawn.data if trace.get("line", {}).get("dash") == "4px,3px")
    assert "fill" not in outline
    assert outline["x"] == ["2024-05-01", "2024-08-01", "2024-08-01", "2024-05-01", "2024-05-01"]


def test_the_arrow_goes_from_the_first_date_to_what_happened() -> None:
    drawn = scene(TWO)
    arrows = {trace["line"]["color"]: trace for trace in drawn.data if trace.get("marker", {}).get("symbol") == "arrow"}
    assert set(arrows) == {LIGHT.late, LIGHT.early}
    (start, tip) = arrows[LIGHT.late]["x"]
    assert "2024-03-01" < start < "2024-04-15", "right of the first date"
    assert "2024-12-15" < tip < "2025-01-15", "up to what happened, over the date between"
    (start, tip) = arrows[LIGHT.early]["x"]
    assert "2024-04-01" < start < "2024-05-01", "left of the window"
    assert "2024-02-10" < tip < "2024-03-15"


def test_rows_say_the_slip_in_days_and_in_a_word() -> None:
    drawn = scene(TWO)
    night, day = middle(text_at(drawn, "Night")), middle(text_at(drawn, "Day"))
    # 1 March 2024 to 15 January 2025: 320 days. 10 February back to 1 May, and to 31 July: 81 and 172.
    for words, y in (("+320 d", night), ("late", night), ("−172 to −81 d", day), ("earlier", day)):
        assert middle(text_at(drawn, words)) == pytest.approx(y, abs=0.1), words
    assert night < day, "the one that slipped most is at the top"


def test_marks_stand_in_the_row_of_their_production() -> None:
    drawn = scene(TWO)
    for name, claims in (("Night", ("n1", "n2", "n3")), ("Day", ("d1", "d2"))):
        for claim in claims:
            assert drawn_at(trace_with(drawn, claim, "diamond"), claim)[1] == pytest.approx(
                middle(text_at(drawn, name)), abs=0.1
            )


def test_a_date_announced_and_met_has_a_ring_unless_it_was_only_said_afterwards() -> None:
    told = {"production": "P", "at": "2024-04-23", "said": "2024-01-01", "id": "plan"}
    out = {**told, "id": "out", "at": "2024-04-24", "said": "2024-04-24", "status": "actual"}
    after = {**told, "id": "after", "at": "2024-04-24", "said": "2024-06-01"}
    drawn = scene([told, out, after])
    assert "met" not in drawn.legend
    assert "late" in texts(drawn)
    assert "met" in scene([told, {**out, "at": "2024-04-23"}]).legend


def test_a_symbol_that_another_would_cover_is_left_out_and_told_by_name() -> None:
    near = [{"production": "P", "id": "a", "at": "2020-03-01", "said": "2019-01-01"}]
    near += [{"production": "P", "id": "b", "at": "2020-03-03", "said": "2019-06-01"}]
    far = [{"production": "Q", "at": "2025-03-01", "said": "2019-01-01"}]
    drawn = scene([*near, *far])
    names = {spot.claim_id: spot.name for spot in drawn.spots}
    assert "a" not in names
    assert names["b"].startswith("P: Release, announced, was due by 3 Mar 2020")
    assert names["b"].endswith("2 days later, against “2020-03-01” as first announced")


@pytest.mark.parametrize("count", [1, 5, 25, DENSE_FROM - 1, DENSE_FROM, 120])
@pytest.mark.parametrize("width", [360, 599, 600, 900, 1149, 1150, 1392, 2560])
def test_no_text_is_clipped_or_meets_another(count: int, width: int) -> None:
    drawn = scene(portfolio(count), width)
    assert clipped(drawn) == []
    assert collisions(drawn) == []


@pytest.mark.parametrize(("width", "column"), [(360, 0), (700, 200), (1000, 290), (1392, 340)])
def test_glyphs_stay_in_the_plot(width: int, column: float) -> None:
    drawn = scene(portfolio(60), width)
    first, last = (edge * width for edge in drawn.layout["xaxis"]["domain"])
    assert first == pytest.approx(column or 12, abs=0.1)
    for spot in drawn.spots:
        assert first - 0.5 <= spot.x <= last + 0.5, spot.name


ROWS = [(1, 32), (DENSE_FROM - 1, 32), (DENSE_FROM, 22), (500, 22)]


@pytest.mark.parametrize(("count", "lane"), ROWS)
def test_rows_are_as_high_as_the_design_has_them(count: int, lane: int) -> None:
    assert scene(portfolio(count)).height == 46 + count * lane


def test_a_phone_has_the_name_above_its_dates_and_the_slip_at_the_right() -> None:
    drawn = scene(TWO, 360)
    name, slip = text_at(drawn, "Night"), text_at(drawn, "+320 d")
    assert drawn.height == 27 + 2 * 51
    assert name.left == pytest.approx(16, abs=0.1)
    assert slip.right == pytest.approx(344, abs=0.1)
    assert middle(slip) == pytest.approx(middle(name), abs=0.1)
    assert drawn_at(trace_with(drawn, "n3", "diamond"), "n3")[1] == pytest.approx(27 + 51 - 14, abs=0.1)


@pytest.mark.parametrize(("width", "words"), [(1392, {"Verdict", "Moves"}), (1000, {"Moves"}), (700, set())])
def test_columns_by_width(width: int, words: set[str]) -> None:
    assert {"Verdict", "Moves"} & set(texts(scene(TWO, width))) == words


def test_without_a_column_of_words_a_word_stands_for_a_missing_slip() -> None:
    canceled = [*TWO[:1], {"production": "Night", "at": "", "said": "2023-06-01", "status": "canceled"}]
    assert "canceled" in texts(scene(canceled, 700))
    assert "–" in texts(scene(canceled, 1392))


def test_other_territories_are_counted() -> None:
    rows = [
        {"production": "P", "at": day, "said": "2025-01-01", "status": "actual", "territory": place}
        for day, place in (("2024-05-01", "US"), ("2024-04-01", "DE"), ("2024-06-01", "JP"))
    ]
    drawn = scene(rows)
    assert "DE +2" in texts(drawn)
    assert "never announced" in texts(drawn)


def steps(drawn: Scene, color: str) -> str:
    """The path of the rules in a colour: the steps of a line."""
    return next(str(shape["path"]) for shape in drawn.layout["shapes"] if shape.get("line", {}).get("color") == color)


def test_moves_are_steps_up_for_later() -> None:
    rows = [{"production": "P", "at": f"2024-{month:02d}-01", "said": f"2023-{month:02d}-01"} for month in (1, 4, 10)]
    drawn = scene(rows)
    path = steps(drawn, LIGHT.late)
    assert path.count("M") == 5, "three treads and two risers"
    levels = [float(part.split("L")[0].split(",")[1]) for part in path.split("M")[1:4]]
    ys = [(1 - level) * drawn.height for level in levels]
    # 274 days are half a lane of 56 px: January, 91 days on in April, 274 in October.
    assert ys == pytest.approx([46 + 28 + 14, 46 + 28 + 14 - 28 * 91 / 274, 46 + 28 - 14], abs=0.1)


def test_a_few_days_never_look_like_many() -> None:
    rows = [{"production": "P", "at": f"2024-01-{day:02d}", "said": f"2023-{day:02d}-01"} for day in (1, 10)]
    drawn = scene(rows)
    path = steps(drawn, LIGHT.late)
    first, last = (float(part.split("L")[0].split(",")[1]) for part in path.split("M")[1:3])
    assert (last - first) * drawn.height == pytest.approx(28 * 9 / 90, abs=0.1), "nine of at least ninety days"


def test_the_chosen_claim_s_row_is_marked() -> None:
    assert LIGHT.sel in [shape.get("fillcolor") for shape in scene(TWO, claim="n1").layout["shapes"]]
    assert LIGHT.sel not in [shape.get("fillcolor") for shape in scene(TWO).layout["shapes"]]


def test_a_wished_height_stretches_the_rows() -> None:
    assert scene(portfolio(10), height=46 + 400).height == 446
    assert scene(portfolio(10), height=2000).height == 46 + 480, "half as much again at most"
    assert scene(portfolio(10), height=1).height == 46 + 272, "never so low that labels would meet"
    assert scene(portfolio(DENSE_FROM), height=1).height == 46 + 22 * DENSE_FROM


def test_higher_rows_have_long_names_in_two_lines() -> None:
    title = "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb"
    rows = [{**row, "production": title} for row in TWO[:1]]
    assert any(text.endswith("…") for text in texts(scene(rows)))
    tall = texts(scene(rows, height=200))
    assert "Dr. Strangelove or: How I Learned" in tall


def test_too_many_rows_are_counted_not_drawn() -> None:
    count = MOST_ROWS + 40
    drawn = scene(portfolio(count))
    assert drawn.height == 46 + 22 * MOST_ROWS + 44
    assert any(text.startswith("40 more productions not drawn") for text in texts(drawn))
    assert clipped(drawn) == []
    ranked = [line.production for line in lineup(selected(portfolio(count), "portfolio", TODAY))]
    assert ranked[0] in "".join(texts(drawn))
    assert not any(spot.name.startswith(f"{ranked[-1]}:") for spot in drawn.spots)


def test_no_picture_is_higher_than_programs_can_open() -> None:
    space = Space(1018, LIGHT, 1.93, compact=True, printed=True)
    drawn = FIGURE.draw(selected(portfolio(500), "portfolio", TODAY), space)
    assert drawn.height < 32_767
    # A row of 51 px at 1.93 is 98.4 px: 325 of them.
    assert any(text.startswith("175 more productions not drawn") for text in texts(drawn))


def test_five_hundred_productions_are_drawn_at_once() -> None:
    selection, space = selected(portfolio(500), "portfolio", TODAY), Space(1392, LIGHT)
    FIGURE.draw(selected(portfolio(100), "portfolio", TODAY), space)
    started = process_time()
    drawn = FIGURE.draw(selection, space)
    assert process_time() - started < 1.5, "0.3 s on a machine of its own"
    assert len(drawn.data) <= 80


def test_of_many_rows_each_has_its_name_and_its_marks() -> None:
    drawn = scene(portfolio(120), 1600)
    names = {spot.name.split(": ")[0] for spot in drawn.spots}
    assert len(names) == 120
    assert {f"Production {number}" for number in range(10, 121)} <= set(texts(drawn))


EMPTY = [
    (TWO, {"as_of": date(2020, 1, 1)}, "No claims were known on 1 Jan 2020."),
    (BALLERINA, {"text": "nonesuch"}, "None of the 12 claims known on 21 Nov 2026 passes the filters."),
    (
        BALLERINA,
        {"milestones": ("trailer", "song")},
        "Several milestones are chosen. Productions are compared by one: choose it alone.",
    ),
    (
        [{"production": "P", "milestone": "trailer", "at": "2024-05-01", "said": "2023-01-01"}],
        {},
        "1 production has no release among these claims. Choose another milestone to compare them by.",
    ),
]


@pytest.mark.parametrize(("rows", "view", "sentence"), EMPTY, ids=[case[2] for case in EMPTY])
def test_an_empty_portfolio_says_why(rows: Iterable[Row], view: dict[str, Any], sentence: str) -> None:
    drawn = scene(rows, 2400, **view)
    assert texts(drawn) == [sentence], "no years that no claim has, and no as-of day"
    assert drawn.data == []
    assert drawn.layout["shapes"] == [], "no line behind the sentence"
    assert drawn.legend == ()


def test_a_window_of_days_says_where_the_rest_is() -> None:
    drawn = scene(TWO, start=date(2024, 1, 1), end=date(2024, 12, 31))
    assert drawn.layout["xaxis"]["range"] == ["2024-01-01", "2025-01-01"]
    assert any(text.startswith("15 Jan 2025 →") for text in texts(drawn))


def test_an_activity_is_compared_by_its_start() -> None:
    drawn = scene(BALLERINA, milestones=("principal_photography",))
    assert "+62 to +182 d" in texts(drawn)
    assert {"p0", "p1"} == {spot.claim_id for spot in drawn.spots}


def test_odd_claims_have_words() -> None:
    found = texts(scene(ODD))
    assert "at least +154 d" in found
    assert any(text.startswith("by 31 Mar 2024") for text in found)


def test_the_as_of_day_replays() -> None:
    drawn = scene(TWO, as_of=date(2023, 3, 1))
    assert "n2" not in {spot.claim_id for spot in drawn.spots}
    assert "not moved" in texts(drawn)


def test_dark_takes_every_colour_from_its_theme() -> None:
    drawn = scene(portfolio(25), theme=DARK)
    light = {LIGHT.ink, LIGHT.ink2, LIGHT.ink3, LIGHT.blue, LIGHT.late, LIGHT.grey, LIGHT.tint, LIGHT.surface}
    colors = {note["font"]["color"] for note in drawn.layout["annotations"]}
    colors |= {trace.get(part, {}).get("color", "") for trace in drawn.data for part in ("marker", "line")}
    colors |= {shape.get("line", {}).get("color", "") for shape in drawn.layout["shapes"]}
    assert not light & colors


def test_what_happened_inside_a_window_announced_worldwide_has_its_own_day_beside_it() -> None:
    wide = {"production": "P", "at": "2024-05-01/2024-05-31", "said": "2023-01-01", "source": "s"}
    us = {**wide, "at": "2024-05-10", "said": "2024-06-01", "status": "actual", "territory": "US"}
    said = texts(scene([wide, us]))
    assert any(text.startswith("10 May 2024") for text in said)
    assert not any("was due" in text for text in said), "it is the date first announced, and that was kept"
