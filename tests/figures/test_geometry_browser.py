"""Exported pictures measured where they are seen: each SVG in a real browser, every text's own box.

No text leaves the picture or meets another, and no mark leaves it. A text's box is what the browser reckons for its
letters, a little of the leading above and below them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import timeline
from tests.figures.crowd import crowd
from tests.figures.stories import BALLERINA, HOSTILE, HOSTILE_TITLES, ONE, Row, many, selected
from timeline.figures import SIZES, figures, picture
from timeline.pipeline import Selection
from timeline.resources import assets_folder

FOREIGN: tuple[Row, ...] = tuple(
    {**row, "production": title, "label": "", "publisher": title} for title in HOSTILE_TITLES[2:] for row in HOSTILE[:2]
)
SETS: dict[str, Any] = {
    "bundled": BALLERINA,
    "one claim": ONE,
    "forty": many(),
    "hostile": HOSTILE,
    "foreign": FOREIGN,
    "crowd": crowd(),
}
MEASURE = """
() => {
  const svg = document.querySelector('svg'), frame = svg.getBoundingClientRect();
  const beyond = box => box.left < frame.left - 0.6 || box.right > frame.right + 0.6 ||
                        box.top < frame.top - 0.6 || box.bottom > frame.bottom + 0.6;
  const texts = [...svg.querySelectorAll('text')].filter(text => text.textContent.trim());
  const boxes = texts.flatMap((text, id) => {
    const words = text.textContent, matrix = text.getScreenCTM();
    if (Math.abs(matrix.b) < 1e-6) {
      const box = text.getBoundingClientRect(), leading = box.height * 0.14;
      return [{id, words, left: box.left, right: box.right, top: box.top + leading, bottom: box.bottom - leading}];
    }
    // A turned text is a row of small boxes along it.
    const own = text.getBBox(), half = own.height * 0.3, parts = Math.ceil(own.width / half);
    return [...Array(parts).keys()].map(part => {
      const place = new DOMPoint(own.x + own.width * (part + 0.5) / parts, own.y + own.height / 2);
      const {x, y} = place.matrixTransform(matrix);
      return {id, words, left: x - half, right: x + half, top: y - half, bottom: y + half};
    });
  });
  boxes.sort((one, other) => one.top - other.top);
  const met = [];
  boxes.forEach((one, place) => {
    for (const other of boxes.slice(place + 1)) {
      if (other.top >= one.bottom) break;
      if (one.id !== other.id && one.left < other.right - 0.6 && other.left < one.right - 0.6)
        met.push([one.words, other.words]);
    }
  });
  const shapes = [...svg.querySelectorAll('path, rect, circle, use, image, line')].filter(
    shape => !shape.closest('defs, clipPath, pattern, [clip-path]'));
  return {
    clipped: boxes.filter(beyond).map(box => box.words),
    met,
    outside: shapes.map(shape => shape.getBoundingClientRect()).filter(beyond).length,
    texts: boxes.length,
    shapes: shapes.length,
  };
}
"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all pictures, with the font that they are drawn in."""
    page = browser.new_page(viewport={"width": 2000, "height": 1400})
    font = (assets_folder() / "fonts" / "InterVariable.woff2").read_bytes()
    page.route("https://fonts.test/inter.woff2", lambda route: route.fulfill(body=font, content_type="font/woff2"))
    page.route("https://fonts.test/", lambda route: route.fulfill(body="<body></body>", content_type="text/html"))
    page.goto("https://fonts.test/")
    page.evaluate(
        """async () => {
          const font = new FontFace('Inter Variable', 'url(https://fonts.test/inter.woff2)', {weight: '100 900'});
          document.fonts.add(await font.load());
          document.body.style.margin = 0;
        }"""
    )
    yield page
    page.close()


@cache
def selection_of(data: str, view: str) -> Selection:
    return selected(SETS[data], view)


@pytest.mark.parametrize("preset", SIZES)
@pytest.mark.parametrize("data", SETS)
@pytest.mark.parametrize("view", sorted(figures()))
def test_nothing_is_clipped_meets_or_lies_outside(
    view: str, data: str, preset: str, page: Page, tmp_path: Path
) -> None:
    path = timeline.save(picture(selection_of(data, view), size=preset), tmp_path / "picture.svg")
    svg = re.sub(r"<style>.*?</style>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    page.evaluate("svg => { document.body.innerHTML = svg }", svg)
    found = page.evaluate(MEASURE)
    assert found["texts"] > 5, "the picture is there"
    assert (found["clipped"], found["met"], found["outside"]) == ([], [], 0)
