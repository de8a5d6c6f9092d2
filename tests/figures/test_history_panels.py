from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.figures.crowd import crowd
from tests.figures.lettering import clipped, collisions, drawn_at, text_boxes, trace_with
from tests.figures.stories import BALLERINA, TWELVE, Row, many, selected
from timeline.figures.figure import Scene, Space
from timeline.figures.history import FIGURE
from timeline.figures.history_list import history_entries
from timeline.figures.labels import Box
from timeline.figures.shortlist import is_crowd
from timeline.figures.theme import LIGHT
from timeline.lineup import lineup

CROWD = crowd(30)


def drawn(rows: tuple[Row, ...] = CROWD, width: int = 1390, **fields: Any) -> Scene:
    return FIGURE.draw(selected(rows, "history", **fields), Space(width, LIGHT, compact=width < 600))


def texts(scene: Scene) -> list[str]:
    return [text for text, _ in text_boxes(scene)]


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        (BALLERINA, False, "one production"),
        (many(40), False, "many milestones of one: one chart, one line in colour"),
        ((*BALLERINA, *TWELVE), False, "two productions, three lines: one chart holds them"),
        (CROWD, True, "thirty productions"),
    ],
)
def test_only_many_lines_of_several_productions_have_panels(rows: tuple[Row, ...], expected: bool, why: str) -> None:
    assert is_crowd(selected(rows, "history")) is expected, why


@pytest.mark.parametrize(
    ("width", "panels", "note"),
    [
        (1390, 12, "12 of 30 productions, those whose dates moved most; choose a production to see the others"),
        (1000, 9, "9 of 30 productions, those whose dates moved most; choose a production to see the others"),
        (390, 6, "6 of 30 productions, most moved"),
    ],
)
def test_so_many_panels_as_are_readable_and_the_rest_is_counted(width: int, panels: int, note: str) -> None:
    scene = drawn(width=width)
    assert sum(name.startswith("xaxis") for name in scene.layout) == panels
    assert note in texts(scene)
    assert scene.height < 1600, "however many productions there are"


@pytest.mark.parametrize("width", [360, 600, 1000, 1390, 1920])
def test_no_text_of_a_panel_is_clipped_or_meets_another(width: int) -> None:
    scene = drawn(width=width)
    assert clipped(scene) == []
    assert collisions(scene) == []


def test_panels_stand_side_by_side_and_never_over_one_another() -> None:
    layout = drawn().layout
    domains = [
        (layout[f"xaxis{number}"]["domain"], layout[f"yaxis{number}"]["domain"])
        for number in ("", *map(str, range(2, 13)))
    ]
    for place, (x, y) in enumerate(domains):
        for other_x, other_y in domains[place + 1 :]:
            apart = x[1] <= other_x[0] or other_x[1] <= x[0] or y[1] <= other_y[0] or other_y[1] <= y[0]
            assert apart, "pointing at a mark must find its own panel"


def test_the_selected_claim_s_production_always_has_a_panel() -> None:
    last = selected(CROWD, "history").marks[-1]
    assert last.production not in texts(drawn())
    assert last.production in texts(drawn(claim=last.claim_id))


def test_a_claim_stands_at_its_day_in_its_panel() -> None:
    rows = tuple({**row, "id": f"k{number}"} for number, row in enumerate(CROWD))
    scene = drawn(rows)
    claim = scene.spots[0].claim_id
    told = next(row for row in rows if row["id"] == claim)
    assert drawn_at(trace_with(scene, claim), claim)[0] == f"{told['said']} 12:00"


def test_the_list_beside_has_one_milestone_and_counts_the_others() -> None:
    first, rest = history_entries(selected(CROWD, "history"))
    assert first.heading.startswith("Release, Production ")
    assert len(first.entries) >= 2
    assert (rest.heading, rest.entries) == ("29 more milestones: choose one, or click its mark", ())


def test_a_line_of_many_is_grey_and_small_and_says_so() -> None:
    scene = FIGURE.draw(selected(many(12), "history"), Space(1390, LIGHT))
    assert "others" in scene.legend
    quiet = [trace for trace in scene.data if trace.get("marker", {}).get("size") == 8]
    assert {trace["marker"]["line"]["color"] for trace in quiet} == {LIGHT.grey}


def test_a_date_that_is_over_has_no_line_beyond_its_day() -> None:
    rows = ({"production": "P", "at": "2024-02-15", "stated": "15 February", "said": "2024-01-01", "source": "s"},)
    scene = FIGURE.draw(selected(rows, "history", date(2025, 1, 1)), Space(1390, LIGHT))
    [line] = [trace for trace in scene.data if trace.get("line", {}).get("color") == LIGHT.late]
    assert [x for x in line["x"] if x] == ["2024-01-01 12:00", "2024-02-16"]
    assert "as-of" not in scene.legend, "nothing of it may still come"


# -- On exported pictures -----------------------------------------------------------------------------------------


def printed(rows: tuple[Row, ...], width: int = 1520, height: int = 500) -> Scene:
    return FIGURE.draw(selected(rows, "history"), Space(width, LIGHT, printed=True, height=height))


def test_an_export_has_the_list_of_claims_beside_the_chart() -> None:
    found = texts(printed(BALLERINA))
    for words in ("Release, 2 revisions", "“June 7, 2024”", "364 days later", "narrowed, −85 to +98 d", "1", "2", "3"):
        assert words in found
    assert "Gaming Club\u2009² · Mar–Dec 2023, order assumed" in found


def test_a_list_too_long_keeps_its_ends_and_counts_the_middle() -> None:
    found = texts(printed(TWELVE))
    assert "and 3 more claims" in found
    assert "“date number 1”" in found
    assert "“date number 13”" in found


@pytest.mark.parametrize("rows", [BALLERINA, TWELVE, many(40)], ids=["film", "twelve", "forty"])
@pytest.mark.parametrize("height", [440, 600, 900])
def test_no_text_of_the_list_is_clipped_or_meets_another(rows: tuple[Row, ...], height: int) -> None:
    scene = printed(rows, height=height)
    assert clipped(scene) == []
    assert collisions(scene) == []


def test_a_narrow_export_has_no_list() -> None:
    assert "Release, 2 revisions" not in texts(printed(BALLERINA, width=1000))


# -- The fitted line ----------------------------------------------------------------------------------------------

SLIPS: tuple[Row, ...] = tuple(
    {"production": "P", "id": f"s{number}", "at": claimed, "stated": claimed, "said": said, "source": "s"}
    for number, (said, claimed) in enumerate(
        [
            ("2023-01-10", "2024-06-01"),
            ("2023-05-20", "2024-08-15"),
            ("2023-11-02", "2024-11-01"),
            ("2024-03-01", "2025-01-20"),
            ("2024-08-15", "2025-06-01"),
        ]
    )
)
LINE = "Line through 5 dates of “Release”: 0.61 days moved a day, meets 19 Jul 2026 (95 %: 16 Oct 2025 – 24 Nov 2027)"


def test_the_line_of_the_selected_claim_s_milestone_says_when_it_comes_true() -> None:
    """Reckoned apart: an ordinary least squares fit by numpy, and a search for the days within the interval."""
    scene = drawn(SLIPS, claim="s2")
    assert LINE in texts(scene)
    assert "fit" in scene.legend
    ring = next(trace for trace in scene.data if trace.get("marker", {}).get("symbol") == "circle")
    assert str(ring["x"][0]).startswith("2026-07-19")


@pytest.mark.parametrize(
    ("rows", "claim", "why"),
    [(SLIPS, "", "nothing is selected"), (SLIPS[:2], "s0", "two dates fit any line"), (BALLERINA, "iv", "no course")],
)
def test_no_line(rows: tuple[Row, ...], claim: str, why: str) -> None:
    assert "fit" not in drawn(rows, claim=claim).legend, why


@pytest.mark.parametrize("width", [360, 700, 1390])
def test_no_label_meets_the_line_s_words(width: int) -> None:
    scene = drawn(SLIPS, width=width, claim="s2")
    assert clipped(scene) == []
    assert collisions(scene) == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"at": "2022-05-11", "status": "actual", "said": "2022-06-01"}, "11 May 2022"),
        ({"at": "2022-05-11", "said": "2021-09-01"}, "was due 11 May 2022"),
        ({"at": "2027-05-11", "said": "2021-09-01"}, "announced 11 May 2027"),
    ],
)
def test_a_panel_says_what_its_date_came_to_at_its_right(row: Row, words: str) -> None:
    rows = (
        *CROWD,
        {"production": "A", "at": "2022-01-01", "said": "2021-01-01", "id": "a"},
        {"production": "A", **row},
    )
    scene = drawn(rows, claim="a")
    found = [box for text, box in text_boxes(scene) if text == words]
    assert len(found) == 1
    ends = [axis["domain"][1] * 1390 for name, axis in scene.layout.items() if name.startswith("xaxis")]
    assert min(abs(found[0].right - end) for end in ends) < 1, "in line with the end of its panel"


def test_nothing_is_written_on_a_panel_s_paper() -> None:
    """Words there would hide lines: the diagonal, or the as-of day's."""
    scene = drawn()
    papers = [
        Box(x[0] * 1390, (1 - y[1]) * scene.height, x[1] * 1390, (1 - y[0]) * scene.height)
        for number in ("", *map(str, range(2, 13)))
        for x, y in [(scene.layout[f"xaxis{number}"]["domain"], scene.layout[f"yaxis{number}"]["domain"])]
    ]
    assert len(papers) == 12
    assert not [text for text, box in text_boxes(scene) for paper in papers if box.meets(paper)]


MOVES = ("2023-01-10", "2023-03-01"), ("2023-02-10", "2023-09-01"), ("2023-03-10", "2023-10-05")
"""184 days later (31 + 30 + 31 + 30 + 31 + 31), then 34 (30 + 4): 218 against the first."""


@pytest.mark.parametrize(
    ("further", "told"),
    [
        ([], "218 days later"),
        ([{"at": "2023-10-06", "said": "2023-11-01", "status": "actual"}], "219 days late"),
        ([{"at": "2023-01-20", "said": "2023-04-10"}], "40 days earlier"),
        ([{"at": "2023-03-01", "said": "2023-04-10"}], "same day"),
        ([{"at": "2023-02-01/2023-03-31", "stated": "soon", "said": "2023-04-10"}], "−28 to +30 d, undetermined"),
        ([{"at": "", "stated": "canceled", "said": "2023-04-10", "status": "canceled"}], "canceled"),
        ([{"at": "2023-12-05", "said": "2023-03-10", "source": "b"}], "sources conflict"),
    ],
    ids=["stands", "happened", "earlier", "back", "vague", "canceled", "conflict"],
)
def test_a_panel_measures_from_the_first_date_as_portfolio_does(further: list[Row], told: str) -> None:
    base = {"production": "A", "source": "a"}
    moved = [{**base, "said": said, "at": at, "id": f"a{number}"} for number, (said, at) in enumerate(MOVES)]
    rows = (*CROWD, *moved, *({**base, **row} for row in further))
    assert told in texts(drawn(rows, claim="a0"))
    [line] = [line for line in lineup(selected(rows, "portfolio")) if line.production == "A"]
    assert line.said == told
