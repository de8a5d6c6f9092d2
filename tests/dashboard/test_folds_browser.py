"""What counts claims instead of drawing them is a button that lists them; highlighting across the parts of a page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import timeline
from tests.dashboard.conftest import TODAY
from tests.dashboard.served import served
from tests.dashboard.watched import Watched
from timeline.dashboard import create_app

pytestmark = pytest.mark.browser
MOVES = 9
RING = "rgb(11, 92, 158) solid 2px"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A release that was announced nine times, month after month, and six more milestones."""
    rows = [
        {
            "id": f"said-{month}",
            "milestone": "release",
            "date": f"2024-{month:02d}-10",
            "asserted": f"2023-{month:02d}-01",
        }
        for month in range(1, MOVES + 1)
    ]
    rows += [
        {
            "id": f"part-{number}",
            "milestone": "trailer",
            "label": f"part {number}",
            "date": "2024-02",
            "asserted": "2023",
        }
        for number in range(6)
    ]
    frame = timeline.normalize([{"production": "Long road", "source": "Paper", **row} for row in rows])
    with served(create_app(frame, today=TODAY)) as address:
        yield address


def test_a_fold_is_unfolded_by_keyboard(watched: Watched) -> None:
    page = watched.open()
    fold = page.get_by_role("button", name="+5 earlier: show which")  # of eight superseded ones three are drawn
    fold.focus()
    page.keyboard.press("Enter")
    listed = page.get_by_role("dialog", name="+5 earlier")
    expect(listed.get_by_role("button")).to_have_count(5)
    expect(listed.get_by_role("button").first).to_be_focused()
    expect(listed.get_by_role("button").first).to_contain_text("“2024-02-10”")
    expect(listed.get_by_role("button").first).to_contain_text("moved 29 days later")
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    expect(fold).to_be_focused()
    page.keyboard.press("Enter")
    expect(listed.get_by_role("button").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".drawer h2")).to_have_text("“2024-03-10”")
    expect(listed).to_be_hidden()
    watched.settle()
    assert watched.query == "?claim=said-3"
    page.keyboard.press("Escape")
    watched.settle()
    expect(fold).to_be_focused()


def test_a_fold_is_reached_by_arrows(watched: Watched) -> None:
    page = watched.open()
    page.locator(".spot[data-claim=said-1]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="+5 earlier")).to_be_focused()


def test_another_drawing_closes_it(watched: Watched) -> None:
    page = watched.open()
    page.get_by_role("button", name="+5 earlier").click()
    expect(page.locator("#fold-panel")).to_be_visible()
    page.locator("#previous").click()
    expect(page.locator("#fold-panel")).to_be_hidden()


def test_the_other_milestones_of_a_history(watched: Watched) -> None:
    page = watched.open("?view=history")
    more = page.get_by_text("6 more milestones")
    more.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Trailer, part 4", exact=True).click()
    expect(page.locator(".side h2")).to_have_text("Trailer, part 4")
    watched.settle()
    assert watched.query == "?view=history&claim=part-4"


def outline(page: Page, selector: str) -> str:
    told: str = page.locator(selector).first.evaluate(
        """element => {
            const style = getComputedStyle(element);
            return `${style.outlineColor} ${style.outlineStyle} ${style.outlineWidth}`;
        }"""
    )
    return told


def test_a_line_of_the_list_lights_its_mark_and_its_chain(watched: Watched) -> None:
    page = watched.open("?view=history&milestone=release")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".side [data-claim=said-4]").hover()
    assert outline(page, ".spot[data-claim=said-4]") == RING
    assert outline(page, ".spot[data-claim=said-5]").split(" ")[-2:] == ["dashed", "1px"]
    page.locator("h1").hover()
    assert " solid 2px" not in outline(page, ".spot[data-claim=said-4]")
    assert asked == [], "no server is asked"


def test_a_mark_lights_its_line(watched: Watched) -> None:
    page = watched.open("?view=history&milestone=release")
    shade = "element => getComputedStyle(element).boxShadow"
    line = page.locator(".side [data-claim=said-4]")
    assert line.evaluate(shade) == "none"
    page.locator(".spot[data-claim=said-4]").focus()
    assert line.evaluate(shade) == "rgb(11, 92, 158) 3px 0px 0px 0px inset"
    page.locator("h1").hover()
    assert line.evaluate(shade) != "none", "the focus still shows it"


def test_a_folded_claim_lights_its_fold(watched: Watched) -> None:
    page = watched.open("?claim=said-9")
    page.locator(".drawer .chain button", has_text="“2024-04-10”").hover()
    assert outline(page, ".fold") == RING


@pytest.mark.parametrize("query", ["", "?view=timeline", "?view=history", "?table=1", "?view=claims"])
def test_the_selected_claim_is_shown_in_each_view(watched: Watched, query: str) -> None:
    page = watched.open(f"{query}{'&' if query else '?'}claim=said-9&milestone=release")
    place = {"?table=1": "tr[data-claim=said-9]", "?view=claims": ".ag-row[row-id=said-9]"}.get(
        query, ".spot[data-claim=said-9]"
    )
    expect(page.locator(place).first).not_to_have_css("box-shadow", "none")


def test_a_selected_claim_without_a_mark_shows_its_chain(page: Page) -> None:
    """A portfolio of several draws the first date and the last, not those between."""
    rows = [
        {"id": f"{title}-{month}", "production": title, "date": f"2024-0{month}-10", "asserted": f"2023-0{month}-01"}
        for title in ("one", "two")
        for month in (1, 2, 3)
    ]
    frame = timeline.normalize([{"milestone": "release", "source": "Paper", **row} for row in rows])
    with served(create_app(frame, today=TODAY)) as address:
        watched = Watched(page, address)
        watched.open("?view=portfolio&claim=one-2")
        expect(page.locator(".spot[data-claim=one-2]")).to_have_count(0)
        expect(page.locator(".spot[data-claim=one-3]")).to_have_css("outline-style", "dashed")
        expect(page.locator(".spot[data-claim=two-3]")).to_have_css("outline-style", "none")
    assert watched.complaints == []
