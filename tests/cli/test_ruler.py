"""The ruler of text: every glyph stands where its days are, on a scale that holds them all."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.cli.ruler import ASCII, ruler_for
from timeline.dates import VagueDate, VagueDuration, parse_date

BARS = [
    # one year: two cells a month
    (["2024-06-07"], "2024  Apr   Jul   Oct", ["··········◆·············"]),
    (["2024-06-15", "2024-06-16"], None, ["··········◆·············", "···········◆············"]),
    (["early 2024"], None, ["├──────┤················"]),  # to 30 April: cell 7
    (["June 2024"], None, ["··········├┤············"]),
    (["June 8-12, 2024"], None, ["··········█·············"]),  # both days known
    (["weekend of June 7, 2024"], None, ["··········◇·············"]),  # within one cell, not one day
    (["Nov-Dec 2024"], None, ["····················░░░░"]),  # nothing is certain of a start and an end in months
    (["Jan-Dec 2024"], None, ["░░████████████████████░░"]),
    (["by June 7, 2024"], None, ["◂─────────┤·············"]),
    (["since June 7, 2024"], None, ["··········├────────────▸"]),
    (["since December 31, 2024"], None, ["·······················▸"]),
    # two years still have two cells a month, three and four have one
    (
        ["2023", "2024-05-20"],
        "2023  Apr   Jul   Oct   2024  Apr   Jul   Oct",
        ["├──────────────────────┤" + "·" * 24, "·" * 33 + "◆" + "·" * 14],
    ),
    (
        ["2020", "2023-03"],
        "2020  Jul   2021  Jul   2022  Jul   2023  Jul",
        ["├──────────┤" + "·" * 36, "·" * 38 + "◇" + "·" * 9],
    ),
    # nine years: quarters and more; 25: a cell a year; 75: two years to a cell
    (["2016", "2024-12-31"], "2016    2018    2020    2022    2024", ["├──┤" + "·" * 32, "·" * 35 + "◆"]),
    (["2000", "2024"], "2000 2005 2010 2015 2020", ["◇" + "·" * 24, "·" * 24 + "◇"]),
    (["1950-05-08", "2024"], "1950 1960 1970", ["◆" + "·" * 37, "·" * 37 + "◇"]),
    (["0001", "9999"], None, ["◇" + "·" * 47, "·" * 47 + "◇"]),
]


@pytest.mark.parametrize(("phrases", "axis", "bars"), BARS, ids=[", ".join(case[0]) for case in BARS])
def test_bars(phrases: list[str], axis: str | None, bars: list[str] | None) -> None:
    meanings = [parse_date(phrase) for phrase in phrases]
    ruler = ruler_for(meanings)
    assert ruler is not None
    if axis is not None:
        assert ruler.axis().startswith(axis)
    drawn = [ruler.bar(meaning) for meaning in meanings]
    assert bars is None or drawn == bars
    assert {len(bar) for bar in drawn} == {ruler.width}
    assert len(ruler.axis()) <= ruler.width <= 48


def test_lengths_and_the_unknown_have_no_place() -> None:
    assert ruler_for([VagueDuration(14, 14), VagueDate(None, None, "open")]) is None
    ruler = ruler_for([VagueDate.exact(date(2024, 6, 7))])
    assert ruler is not None
    assert (ruler.bar(VagueDuration(14, 14)), ruler.bar(VagueDate(None, None, "open"))) == ("", "")


def test_plain_characters_where_no_others_can_be_shown() -> None:
    meanings = [parse_date(phrase) for phrase in ("early 2024", "2024-06-07", "Jan-Dec 2024")]
    ruler = ruler_for(meanings, ASCII)
    assert ruler is not None
    assert [ruler.bar(meaning) for meaning in meanings] == [
        "[------]................",
        "..........*.............",
        "==####################==",
    ]
