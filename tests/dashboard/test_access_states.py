"""Access beyond the views at rest: axe-core in every state that a person can bring about, wide and narrow.

Also what the system asks of a page: enlarged to twice its size, without motion, and in the system's own colours.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.test_access import VIEWS, faults, opened
from tests.dashboard.watched import Watched

pytestmark = pytest.mark.browser


def pressed(name: str) -> Callable[[Page], None]:
    """Open a panel by its button; on a phone, filters stand behind a button of their own, and the themes with them."""

    def press(page: Page) -> None:
        button = page.locator(f"#{name}-button")
        if not button.is_visible():
            page.get_by_role("button", name="Filters").click()
        if button.is_visible():
            button.click()
            expect(page.locator(f"#{name}")).to_be_visible()

    return press


def help_sheet(page: Page) -> None:
    page.get_by_role("button", name="How to read this").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def picking(page: Page) -> None:
    page.locator("#picker").click()
    expect(page.get_by_role("option").first).to_be_visible()


def pointed_at(page: Page) -> None:
    page.locator(".spot[tabindex='0']").focus()
    expect(page.locator("#hover-card")).to_be_visible()


def toast(page: Page) -> None:
    page.evaluate("dash_clientside.timeline.toast('Link copied')")
    expect(page.locator("#toast")).to_be_visible()


def dropping(page: Page) -> None:
    page.evaluate("""() => {
      const data = new DataTransfer();
      data.items.add(new File(["x"], "mine.csv"));
      document.body.dispatchEvent(new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true }));
    }""")
    expect(page.locator("#drop")).to_be_visible()


def no_answer(page: Page) -> None:
    page.route("**/_dash-update-component*", lambda route: route.abort("connectionrefused"))
    page.keyboard.press("2")
    expect(page.locator("#toast")).to_contain_text("The server does not answer")


def typed_wrong(page: Page) -> None:
    field = page.locator("#as-of")
    if page.locator("#replay-button").is_visible():  # a phone's
        page.locator("#replay-button").click()
    field.click()
    field.press("ControlOrMeta+a")
    field.press_sequentially("someday", delay=20)
    field.press("Enter")
    expect(page.locator("#notice")).to_contain_text("someday")


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "calendar": ("view=schedule", pressed("calendar-panel")),
    "export menu": ("view=compare", pressed("export-menu")),
    "theme menu": ("view=history", pressed("theme-menu")),
    "status filter": ("view=claims", pressed("filter-status-panel")),
    "source filter": ("view=timeline", pressed("filter-source-panel")),
    "help": ("view=timeline", help_sheet),
    "picker": ("view=portfolio", picking),
    "hover card": ("view=history", pointed_at),
    "toast": ("view=schedule", toast),
    "a file held over it": ("view=schedule", dropping),
    "no answer": ("view=schedule", no_answer),
    "a day that is none": ("view=schedule", typed_wrong),
    "a bad link": ("view=nope", lambda page: expect(page.locator("#notice")).to_contain_text("nope")),
    "nothing known": (
        "milestone=release&as_of=2020-01-01",
        lambda page: expect(page.locator("#empty")).to_be_visible(),
    ),
    "nothing to compare": (
        "view=portfolio&milestone=trailer&milestone=song",
        lambda page: expect(page.locator("#empty")).to_be_visible(),
    ),
    "table": ("view=history&table=1", lambda page: expect(page.get_by_role("table")).to_be_visible()),
    "claim in the table": (
        "view=claims&claim=release-cineworld",
        lambda page: expect(page.locator(".drawer h2")).to_be_visible(),
    ),
    "claim not known": (
        "view=compare&claim=release-the-direct&as_of=2023-05-01",
        lambda page: expect(page.locator(".drawer h2")).to_have_text("Not yet said then"),
    ),
}


@pytest.mark.parametrize(
    ("size", "theme"), [("desk", "light"), ("desk", "dark"), ("phone", "light"), ("phone", "dark")]
)
@pytest.mark.parametrize("state", STATES)
def test_each_state(page: Page, address: str, state: str, size: str, theme: str) -> None:
    query, bring_about = STATES[state]
    opened(page, address, query, size, theme)
    bring_about(page)
    assert faults(page) == []
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture
def enlarged(page: Page, address: str) -> Watched:
    """A window of 1440 by 900 at 200 %: half as many of its own pixels each way."""
    page.set_viewport_size({"width": 720, "height": 450})
    return Watched(page, address)


@pytest.mark.parametrize("view", VIEWS)
def test_at_twice_the_size_nothing_is_cut_off(enlarged: Watched, view: str) -> None:
    page = enlarged.open(f"?view={view}&claim=release-cineworld")
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    box = page.locator(".drawer").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 720
    page.keyboard.press("Escape")
    expect(page.locator(".drawer")).to_be_hidden()
    for name in ("Export", "Theme", "Open your own file", "Previous assertion"):
        button = page.get_by_role("button", name=name, exact=True)
        button.scroll_into_view_if_needed()
        expect(button).to_be_in_viewport(ratio=1)
    heading = page.locator("h1").bounding_box()
    assert heading
    assert heading["x"] + heading["width"] <= 720
    assert enlarged.complaints == []


MOVING = """() => [...document.querySelectorAll("*")].flatMap((element) => ["", "::before", "::after"].map((part) => {
  const style = getComputedStyle(element, part || null);
  const times = `${style.transitionDuration}, ${style.animationDuration}`.split(", ").map(parseFloat);
  return Math.max(...times) > 0.01 ? `${element.tagName}#${element.id}.${element.className}${part}` : "";
})).filter(Boolean)"""


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_moves_for_those_who_wish_so(page: Page, address: str, view: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    opened(page, address, f"view={view}&claim=release-cineworld", "desk")
    pressed("export-menu")(page)
    assert page.evaluate(MOVING) == []
    assert page.evaluate("document.getAnimations().filter((each) => each.playState === 'running').length") == 0


@pytest.mark.parametrize("view", ["schedule", "compare", "history"])
def test_marks_and_focus_are_seen_in_the_systems_colours(page: Page, address: str, view: str) -> None:
    """With forced colours the chart keeps its own, and what has the focus has an outline of the system's."""
    page.emulate_media(forced_colors="active")
    opened(page, address, f"view={view}", "desk")
    page.locator(".spot[tabindex='0']").focus()
    outline = page.evaluate("""() => {
      const style = getComputedStyle(document.activeElement);
      return [style.outlineStyle, parseFloat(style.outlineWidth)];
    }""")
    assert outline[0] != "none"
    assert outline[1] >= 2
    track = "getComputedStyle(document.querySelector('.slider-marks .said')).backgroundColor"
    assert page.evaluate(track) != page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Export").focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
