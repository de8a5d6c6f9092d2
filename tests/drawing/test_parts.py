"""Where each kind of trace and of furniture ends up, in px, reckoned by hand: one px a unit, 10 px of margin."""

from __future__ import annotations

from typing import Any

import pytest

from tests.drawing.figures import AXIS, bar, figure, line, marks, note, shape
from timeline.drawing import read_figure
from timeline.drawing.elements import CLEAR, Colour, Element, Group, Outline, Paint, Words

BLUE, RUST = Colour("#0B5C9E"), Colour("#B2440A")
DAYS = {"xaxis": {**AXIS, "type": "date", "range": ["2024-01-01", "2024-07-19"]}}  # 200 days, one px each


def drawn(given: dict[str, Any]) -> list[Element]:
    (group,) = read_figure(given).elements
    assert isinstance(group, Group)
    return list(group.elements)


def paths(given: dict[str, Any]) -> list[str]:
    return [element.path for element in drawn(given) if isinstance(element, Outline)]


def paint(given: dict[str, Any]) -> Paint:
    (outline,) = drawn(given)
    assert isinstance(outline, Outline)
    return outline.paint


def words(given: dict[str, Any]) -> Words:
    (line,) = read_figure(given).words()
    return line


class TestBars:
    def test_a_bar_from_its_base_by_its_length_centred_on_its_row(self) -> None:
        assert paths(figure(bar())) == ["M30 55L30 65L60 65L60 55Z"], "20 + 10, 50 + 10 - 5, 20 + 30 + 10, 50 + 10 + 5"

    def test_days_and_milliseconds(self) -> None:
        ten_days = 10 * 86_400_000
        given = figure(bar(base=["2024-01-11", "2024-01-11 12:00"], x=[ten_days, ten_days], y=[50, 50]), **DAYS)
        assert paths(given) == ["M20 55L20 65L30 65L30 55Z", "M20.5 55L20.5 65L30.5 65L30.5 55Z"]

    def test_its_paint(self) -> None:
        marker = {"color": "#0B5C9E", "opacity": 0.4, "line": {"color": "#B2440A", "width": 1.5}}
        assert paint(figure(bar(marker=marker))) == Paint(BLUE, RUST, 1.5, opacity=0.4)
        assert paint(figure(bar())) == Paint(BLUE), "a line without width is none"

    def test_one_that_is_out_of_sight_is_not_drawn(self) -> None:
        assert paths(figure(bar(base=[20, 900], x=[30, 5], y=[50, 50]))) == ["M30 55L30 65L60 65L60 55Z"]


class TestLines:
    def test_through_its_points(self) -> None:
        assert paths(figure(line())) == ["M20 20L70 20L70 40"]
        assert paint(figure(line())) == Paint(CLEAR, RUST, 2.0, miter=2.0)

    def test_gaps_and_lone_points(self) -> None:
        assert paths(figure(line(x=[10, 15, None, 17, None, 18, 19], y=[11, 11, None, 11, None, 11, 12]))) == [
            "M20 21L25 21M28 21L29 22"
        ], "the point between two gaps is no line"

    def test_dashes(self) -> None:
        given = figure(line(line={"color": "#B2440A", "width": 1.4, "dash": "4px,3px"}))
        assert paint(given).dash == (4.0, 3.0)

    def test_a_filling_is_closed_the_line_is_not(self) -> None:
        given = figure(line(fill="toself", fillcolor="#0B5C9E"))
        assert paths(given) == ["M20 20L70 20L70 40Z", "M20 20L70 20L70 40"]

    def test_an_arrowhead_points_along_the_last_stretch(self) -> None:
        marker = {
            "symbol": "arrow",
            "size": [0, 0, 10],
            "angleref": "previous",
            "color": "#B2440A",
            "line": {"width": 0},
        }
        *_, head = paths(figure(line(mode="lines+markers", marker=marker)))
        # The tip at the last point (70, 40); downwards: 10 sin 72 = 9.51 back, 10 cos 72 = 3.09 to each side.
        assert head == "M70 40L73.09 30.49L66.91 30.49Z"


class TestMarks:
    @pytest.mark.parametrize(
        ("symbol", "path", "why"),
        [
            ("diamond", "M116.5 60L110 66.5L103.5 60L110 53.5Z", "1.3 times its radius of 5 each way"),
            ("square", "M115 65L105 65L105 55L115 55Z", "its radius each way"),
            ("triangle-left", "M112.5 54.23L112.5 65.77L105 60Z", "legs of 2 / root 3 of its radius"),
            ("x-thin", "", "two lines without an inside: nothing without a stroke"),
        ],
    )
    def test_symbols(self, symbol: str, path: str, why: str) -> None:
        given = figure(marks(marker={"symbol": symbol, "size": 10, "color": "#0B5C9E", "line": {"width": 0}}))
        assert (paths(given) if path else []) == ([path] if path else list(read_figure(given).elements)), why

    def test_one_beyond_the_edge_is_hidden_one_at_the_edge_is_whole(self) -> None:
        given = figure(marks(x=[200, 201], y=[50, 50]))
        assert paths(given) == ["M216.5 60L210 66.5L203.5 60L210 53.5Z"]

    def test_a_character_stands_at_the_middle(self) -> None:
        font = {"size": 8, "weight": 700, "color": "#0B5C9E"}
        given = figure(marks(mode="markers+text", text=["?"], textposition="middle center", textfont=font))
        line = words(given)
        assert (line.text, line.x, line.y, line.weight, line.anchor) == ("?", 110, 62, 700, "middle")

    def test_what_can_only_be_pointed_at_is_not_drawn(self) -> None:
        marker = {"symbol": "square", "size": 24, "color": "rgba(0,0,0,0)", "line": {"width": 0}}
        assert read_figure(figure(marks(marker=marker))).elements == ()


class TestShapes:
    def test_shares_of_the_plot_count_from_its_lower_left(self) -> None:
        assert paths(figure(shapes=[shape("M0,0L0.5,1Z")])) == ["M10 110L110 10Z"]

    def test_days_of_an_axis_with_a_time(self) -> None:
        given = figure(shapes=[shape("M2024-01-11,1.0L2024-01-11_12:00,0.0", xref="x")], **DAYS)
        assert paths(given) == ["M20 10L20.5 110"]

    def test_fillings_are_even_odd(self) -> None:
        given = figure(shapes=[shape("M0,0L1,0L1,1Z", fillcolor="#0B5C9E", line={"width": 0})])
        assert paint(given) == Paint(BLUE, even_odd=True)


class TestNotes:
    @pytest.mark.parametrize(
        ("side", "x", "anchor", "why"),
        [
            ("left", 110.0, "start", "the middle of the plot"),
            ("center", 92.0, "middle", "the box is 36 px wide, from 92, and the text is centred in 35.56"),
            ("right", 74.0, "end", "the box ends there"),
        ],
    )
    def test_it_begins_at_a_whole_px(self, side: str, x: float, anchor: str, why: str) -> None:
        line = words(figure(annotations=[note("Hello", xanchor=side, align=side)]))
        wide = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * 33.0
        assert line.anchor == anchor, why
        assert line.x - wide == pytest.approx(x, abs=3)

    def test_its_baseline(self) -> None:
        # A line of 12.5 px is 12 + 3 px high; its box is centred on 60: from 52.5, rounded to 53, to 68.
        assert words(figure(annotations=[note()])).y == 53 + 12

    def test_a_raised_number_makes_the_line_higher(self) -> None:
        # Up: 0.42 x 12.5 + 8 = 13.25; the box is round(16.25) = 16 high, from 52.
        line = words(figure(annotations=[note("Nov<sup>12</sup>")]))
        assert line.y == 52 + 13.25
        assert [run.rise for run in line.runs] == [0.0, 5.25]

    def test_a_ground_lies_behind_it(self) -> None:
        ground, line = drawn(figure(annotations=[note(bgcolor="#FFFFFF", borderpad=1)]))
        assert isinstance(ground, Outline)
        assert isinstance(line, Words)
        left, top = ground.path[1:].split("L")[0].split()
        assert (line.x, line.y) == (float(left) + 1, float(top) + 1 + 12)

    def test_a_value_of_an_axis_and_a_shift(self) -> None:
        line = words(figure(annotations=[note(xref="x", x="2024-01-11", xshift=7)], **DAYS))
        assert line.x == 27, "10 days and 10 px of margin, and the shift"

    def test_one_whose_place_is_out_of_sight_is_not_drawn(self) -> None:
        given = figure(annotations=[note(xref="x", x="2023-12-31", xshift=7)], **DAYS)
        assert read_figure(given).elements == ()

    def test_one_at_an_angle_turns_about_its_middle(self) -> None:
        (outer,) = drawn(figure(annotations=[note(textangle=-30, xanchor="center")]))
        assert isinstance(outer, Group)
        assert (outer.at, outer.angle) == ((110, 60), -30)
