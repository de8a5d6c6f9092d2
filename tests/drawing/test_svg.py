"""The SVG: well formed whatever the texts hold, the same each time, and asking nobody for anything."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.figures import bar, figure, note
from tests.figures.stories import BALLERINA, selected
from timeline.drawing import read_figure, svg_text
from timeline.drawing.elements import Colour, Drawing, Group, Run, Words
from timeline.figures import picture
from timeline.figures.text import escape

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "\x00\x07\x1b[2J",
    "]]>",
    "<script>alert(1)</script>",
    "lone \ud800 surrogate",
    "\ufffe\uffff",
    "&lt;&#0;&entity;",
    "\u202eevil",
    "\"'><a href=x>",
    "%{x} <b>",
]


def titled(text: str) -> str:
    drawn = figure(annotations=[note(escape(text))], meta={"title": text, "description": text})
    return svg_text(read_figure(drawn))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    root = ET.fromstring(titled(text))
    shown = "".join("\ufffd" if not one.isprintable() and one not in "\u202e" else one for one in text)
    assert [part.text for part in root.iter(f"{SVG}text")] == [shown]
    assert [part.text for part in root.iter(f"{SVG}title")] == [shown]
    assert not list(root.iter(f"{SVG}script"))


@given(st.text())
def test_any_text_is_well_formed_and_loses_no_character(text: str) -> None:
    (title,) = ET.fromstring(titled(f".{text}.")).iter(f"{SVG}title")
    assert len(title.text or "") == len(text) + 2


def test_it_says_what_it_shows() -> None:
    root = ET.fromstring(svg_text(read_figure(figure(meta={"title": "T", "description": "D"}))))
    title, about = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert about is not None
    assert (title.text, about.text, root.attrib["role"]) == ("T", "D", "img")
    assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], about.attrib["id"]]


def test_two_pictures_on_one_page_share_no_id() -> None:
    ids = [
        re.findall(r'id="([^"]+)"', svg_text(read_figure(figure(bar(base=[-x]), meta={"title": "T"})))) for x in (5, 6)
    ]
    assert len(ids[0]) == 2, "the title's and a clip's"
    assert not set(ids[0]) & set(ids[1])


def test_a_clip_is_named_as_it_is_used() -> None:
    text = svg_text(read_figure(figure(bar(base=[-5]))))
    (made,) = re.findall(r'clipPath id="([^"]+)"', text)
    assert re.findall(r"url\(#([^)]+)\)", text) == [made]
    assert '<rect x="10" y="10" width="200" height="100"/>' in text


def test_it_asks_nobody_for_anything() -> None:
    text = svg_text(read_figure(picture(selected(BALLERINA, "schedule")).to_plotly_json()))
    assert re.findall(r"(?:href|src|url)\b[^ ]*", text) == []
    assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]


def test_it_is_the_same_in_every_process() -> None:
    """Whatever order the hashes of a process give."""
    drawn = picture(selected(BALLERINA, "timeline")).to_plotly_json()
    code = "import json,sys;from timeline.drawing import *;print(svg_text(read_figure(json.load(sys.stdin))),end='')"
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=json.dumps(drawn).encode(),
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert made == {svg_text(read_figure(drawn)).encode()}


def test_raised_numbers_return_to_the_line() -> None:
    words = Words((Run("Nov"), Run("12", 0.7, 5.25), Run(" d")), 1, 2, 12.5, 400, Colour("#000000"))
    text = svg_text(Drawing(10, 10, Colour("#FFFFFF"), (words,)))
    assert 'Nov<tspan dy="-5.25" font-size="8.75">12</tspan><tspan dy="5.25"> d</tspan>' in text


def test_groups_move_turn_and_scale() -> None:
    group = Group((), at=(1.5, 2), scale=0.5, angle=-30)
    text = svg_text(Drawing(10, 10, Colour("#FFFFFF"), (group,)))
    assert '<g transform="translate(1.5 2) rotate(-30) scale(0.5)"></g>' in text


def test_another_family_and_a_style_are_put_in() -> None:
    text = svg_text(Drawing(10, 10, Colour("#FFFFFF"), ()), families='A"B', style="x{}")
    assert 'font-family="A&quot;B"' in text
    assert "<style>x{}</style>" in text
