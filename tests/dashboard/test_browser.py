"""A person's jobs in a real browser, each without a complaint on the console and without a request to anywhere else."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.dashboard.watched import Watched

pytestmark = pytest.mark.browser
VIEWS = ("schedule", "timeline", "compare", "history", "portfolio", "claims")
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_opens_by_its_link(watched: Watched, view: str) -> None:
    page = watched.open(f"?view={view}")
    expect(page.locator("#tabs [aria-current=page]")).to_have_text(view.capitalize())
    if view == "claims":
        expect(page.locator(".ag-row").first).to_be_visible()
    else:
        expect(page.locator("#plot .js-plotly-plot svg").first).to_be_visible()
        assert page.locator(".spot").count() > (1 if view == "portfolio" else 5)


def test_each_view_opens_by_its_tab(watched: Watched) -> None:
    page = watched.open()
    for name in VIEWS[1:]:
        page.get_by_role("link", name=name.capitalize(), exact=True).click()
        expect(page.locator(f".app[data-view={name}]")).to_be_attached()
        assert watched.query == f"?view={name}"


def test_the_old_release_date_stands_before_2024(watched: Watched) -> None:
    page = watched.open()
    release = page.get_by_role("button", name="Release").filter(visible=True)
    expect(page.locator("h1")).to_have_text("Released 279–462 days after the first date announced")
    slider = page.get_by_role("slider", name="As-of date")
    slider.focus()
    page.keyboard.press("Home")
    for _ in range(3):
        page.get_by_role("button", name="Next assertion").click()
        watched.settle()
        if slider.get_attribute("aria-valuetext") == "12 Aug 2023":
            break
    expect(slider).to_have_attribute("aria-valuetext", "12 Aug 2023")
    expect(page.locator("h1")).to_contain_text("7 Jun 2024")
    names = [spot.get_attribute("aria-label") or "" for spot in release.all()]
    assert not any("2025" in name for name in names), names


def test_dragging_the_slider_replays(watched: Watched) -> None:
    page = watched.open()
    thumb = page.get_by_role("slider", name="As-of date").bounding_box()
    assert thumb
    page.mouse.move(thumb["x"] + 9, thumb["y"] + 9)
    page.mouse.down()
    page.mouse.move(thumb["x"] - 300, thumb["y"] + 9, steps=12)
    page.mouse.up()
    watched.settle()
    assert "as_of=2023" in watched.query
    expect(page.locator("h1")).not_to_contain_text("Released")
    for _ in range(3):  # steps that come slowly make entries of their own
        page.go_back()
        watched.settle()
        if "as_of" not in watched.query:
            break
    expect(page.locator("h1")).to_contain_text("Released")


def test_back_and_forward(watched: Watched) -> None:
    page = watched.open()
    page.get_by_role("link", name="Compare").click()
    page.get_by_role("link", name="History").click()
    expect(page.locator(".app[data-view=history]")).to_be_attached()
    page.go_back()
    expect(page.locator(".app[data-view=compare]")).to_be_attached()
    page.go_back()
    expect(page.locator(".app[data-view=schedule]")).to_be_attached()
    page.go_forward()
    expect(page.locator(".app[data-view=compare]")).to_be_attached()
    assert watched.query == "?view=compare"


def test_a_link_opens_the_same_screen(watched: Watched, browser: object) -> None:
    page = watched.open("?view=claims&as_of=2024-01-31&status=announced&q=release")
    expect(page.locator("#as-of")).to_have_value("31 Jan 2024")
    expect(page.locator("#search")).to_have_value("release")
    expect(page.locator("#filter-status-button")).to_have_text("Announced")
    expect(page.locator("h1")).to_have_text("3 claims, each with its source")


@pytest.mark.parametrize(
    ("query", "words"),
    [("?view=nope", "view can't be 'nope'"), ("?production=Balerina", "did you mean 'Ballerina'?")],
)
def test_a_bad_link_says_so_and_goes_on(watched: Watched, query: str, words: str) -> None:
    page = watched.open(query)
    expect(page.locator("#notice")).to_contain_text(words)
    expect(page.locator("h1")).to_contain_text("Released")
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator("#notice")).to_be_empty()


def type_day(field: Locator, text: str) -> None:
    """Key by key, as a person does: Enter follows when the field shows what was typed."""
    field.click()
    field.press("ControlOrMeta+a")
    field.press_sequentially(text, delay=20)
    expect(field).to_have_value(text)
    field.press("Enter")


def test_a_day_typed_by_hand(watched: Watched) -> None:
    page = watched.open()
    field = page.get_by_label("What was believed on")
    type_day(field, "January 31, 2024")
    expect(field).to_have_value("31 Jan 2024")
    watched.settle()
    assert watched.query == "?as_of=2024-01-31"
    type_day(field, "06/07/2024")
    expect(page.locator("#notice")).to_contain_text("06/07/2024")
    assert watched.query == "?as_of=2024-01-31"
    expect(page.locator("#as-of")).to_have_value("31 Jan 2024")


def test_filters(watched: Watched) -> None:
    page = watched.open()
    page.locator("#filter-milestone-panel-button").click()
    page.get_by_role("checkbox", name="Trailer").check()
    watched.settle()
    assert watched.query == "?milestone=trailer"
    expect(page.locator(".spot")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#filter-milestone-panel")).to_be_hidden()


def test_nothing_passes_the_filters(watched: Watched) -> None:
    page = watched.open("?view=claims&q=nonesuch")
    expect(page.get_by_text("No claim passes these filters.")).to_be_visible()
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(".ag-row").first).to_be_visible()


def test_nothing_was_known_then(watched: Watched) -> None:
    page = watched.open("?milestone=release&as_of=2023-01-01")
    page.get_by_role("button", name="Clear filters").click()
    watched.settle()
    assert watched.query == "?as_of=2023-01-01"


def test_a_claim_by_keyboard_alone(watched: Watched) -> None:
    page = watched.open()
    page.locator(".spot[data-claim=release-gaming-club]").focus()
    expect(page.locator("#hover-card")).to_contain_text("“June 7, 2024”")
    expect(page.locator("#hover-card")).to_contain_text("moved 364 days later")
    page.keyboard.press("Enter")
    drawer = page.get_by_role("complementary", name="Claim")
    expect(drawer).to_contain_text("“June 7, 2024”")
    expect(drawer).to_contain_text("Gaming Club")
    expect(drawer).to_contain_text("paragraph 2")
    watched.settle()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    watched.settle()
    assert page.evaluate("document.activeElement.dataset.claim") == "release-gaming-club"


def test_arrows_go_from_mark_to_mark(watched: Watched) -> None:
    page = watched.open()
    assert page.locator(".spot[tabindex='0']").count() == 1
    page.locator(".spot[data-claim=release-cineworld]").focus()
    for key, claim in (
        ("ArrowDown", "release-gaming-club"),
        ("ArrowRight", "release-sportskeeda"),
        ("ArrowLeft", "release-gaming-club"),
        ("ArrowUp", "release-cineworld"),
    ):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.dataset.claim") == claim, key
    assert page.locator(".spot[tabindex='0']").get_attribute("data-claim") == "release-cineworld"


def test_neighbours_in_the_drawer(watched: Watched) -> None:
    page = watched.open("?claim=release-cineworld")
    page.get_by_role("button", name="Claim after").click()
    expect(page.locator(".drawer h2")).to_have_text("“June 7, 2024”")
    assert watched.query == "?claim=release-gaming-club"


def test_a_click_on_a_row_opens_its_claim(watched: Watched) -> None:
    page = watched.open("?view=claims")
    page.locator(".ag-row[row-id=release-cineworld]").click()
    expect(page.locator(".drawer h2")).to_have_text("“spring or summer of 2024”")
    expect(page.locator(".drawer")).to_contain_text("184 days")


def test_sorting_takes_the_headings_away_and_back(watched: Watched) -> None:
    page = watched.open("?view=claims")
    headings = page.locator(".grid-group")
    expect(headings.first).to_be_visible()
    page.locator(".ag-header-cell-text", has_text="Said on").click()
    expect(headings).to_have_count(0)
    expect(page.locator(".ag-row[row-index='0']").first).to_contain_text("Mar–Apr 2023")
    page.get_by_role("link", name="Compare").click()
    page.get_by_role("link", name="Claims").click()
    expect(headings.first).to_be_visible()
    for _ in range(3):
        page.locator(".ag-header-cell-text", has_text="Said on").click()
    expect(headings.first).to_be_visible()


def test_every_chart_is_a_table_too(watched: Watched) -> None:
    page = watched.open()
    for name in VIEWS[:5]:
        page.get_by_role("link", name=name.capitalize(), exact=True).click()
        expect(page.locator(f".app[data-view={name}][data-kind=chart]")).to_be_attached()
        page.keyboard.press("t")
        expect(page.get_by_role("table")).to_be_visible()
        assert "table=1" in watched.query
    expect(page.get_by_role("rowheader", name="Ballerina")).to_be_visible()
    page.get_by_role("button", name="Show as chart").click()
    expect(page.locator("#plot")).to_be_visible()


def test_theme_is_remembered(watched: Watched) -> None:
    page = watched.open()
    assert page.locator("html").get_attribute("data-mantine-color-scheme") == "light"
    page.get_by_role("button", name="Theme").click()
    page.get_by_role("button", name="Dark", exact=True).filter(visible=True).click()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    watched.settle()
    assert watched.query == "?theme=dark"
    watched.open()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")


def test_the_system_leads_where_nothing_was_chosen(watched: Watched) -> None:
    watched.page.emulate_media(color_scheme="dark")
    page = watched.open()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "light")


def export(page: Page, words: str) -> tuple[str, bytes]:
    page.get_by_role("button", name="Export").click()
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name=words).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_png_of_the_view(watched: Watched) -> None:
    name, body = export(watched.open("?as_of=2024-01-31"), "Picture, PNG")
    picture = Image.open(BytesIO(body))
    assert (name, picture.format, picture.size) == ("ballerina-schedule-2024-01-31.png", "PNG", (1600, 900))
    colors = picture.convert("RGB").getcolors(2_000_000)
    assert colors
    assert len(colors) > 50


def test_the_data_of_the_view(watched: Watched) -> None:
    name, body = export(watched.open("?milestone=trailer"), "Claims, CSV")
    assert name == "ballerina-2025-11-30.csv"
    heading, *rows = body.decode("utf-8").splitlines()
    assert heading.startswith("claim_id,production,milestone")
    assert [row.split(",")[0] for row in rows] == ["trailer"]


def test_the_link_is_copied(watched: Watched) -> None:
    watched.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = watched.open("?view=history")
    page.get_by_role("button", name="Copy link").filter(visible=True).click()
    expect(page.locator("#toast")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{watched.address}/?view=history"


def test_keys(watched: Watched) -> None:
    page = watched.open()
    page.keyboard.press("4")
    expect(page.locator(".app[data-view=history]")).to_be_attached()
    page.keyboard.press("[")
    watched.settle()
    assert watched.query == "?view=history&as_of=2025-06-06"
    page.keyboard.press("]")
    watched.settle()
    page.keyboard.press("/")
    page.keyboard.type("1")
    expect(page.locator("#search")).to_have_value("1")
    expect(page.locator(".app[data-view=history]")).to_be_attached()
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_portfolio_leads_to_its_claims(watched: Watched) -> None:
    page = watched.open()
    page.keyboard.press("5")
    expect(page.locator(".app[data-view=portfolio]")).to_be_attached()
    expect(page.locator("h1")).to_have_text("Release: 279–462 days late against the first date announced")
    first = page.locator(".spot[data-claim=release-cineworld]")
    expect(first).to_have_attribute("aria-label", re.compile("^Ballerina: Release, superseded: spring or summer 2024"))
    first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".drawer h2")).to_have_text("“spring or summer of 2024”")
    assert watched.query == "?view=portfolio&claim=release-cineworld"


def test_a_portfolio_that_compares_nothing_says_what_to_do(watched: Watched) -> None:
    page = watched.open("?view=portfolio&milestone=trailer&milestone=song")
    expect(page.locator("#empty")).to_contain_text("Several milestones are chosen.")
    page.get_by_role("button", name="Compare by release").click()
    expect(page.locator("h1")).to_contain_text("279–462 days late")
    watched.settle()
    assert watched.query == "?view=portfolio&milestone=release"


def test_a_step_is_announced(watched: Watched) -> None:
    page = watched.open()
    page.keyboard.press("[")
    expect(page.locator("#live")).to_contain_text("As of 6 Jun 2025")


def test_zooming_is_a_window_in_the_link(watched: Watched) -> None:
    page = watched.open()
    frame = page.locator("#plot").bounding_box()
    assert frame
    page.mouse.move(frame["x"] + 700, frame["y"] + 70)
    page.mouse.down()
    page.mouse.move(frame["x"] + 1100, frame["y"] + 72, steps=6)
    page.mouse.up()
    watched.settle()
    assert "from=20" in watched.query
    page.get_by_role("button", name="Whole range").click()
    watched.settle()
    assert watched.query == ""


def test_playing_steps_on_by_itself(watched: Watched) -> None:
    page = watched.open("?as_of=2023-01-01")
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#as-of")).to_have_value("12 Apr 2023")
    expect(page.locator("#as-of")).to_have_value("12 Aug 2023")
    page.get_by_role("button", name="Pause").click()


def test_a_phone_has_no_sideways_scroll_and_its_tabs_at_the_bottom(watched: Watched) -> None:
    watched.page.set_viewport_size(PHONE)
    for view in VIEWS:
        page = watched.open(f"?view={view}")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        tabs = page.locator("#tabs").bounding_box()
        assert tabs
        assert tabs["y"] + tabs["height"] == PHONE["height"]


def test_hostile_titles_are_only_text(watched: Watched) -> None:
    page = watched.open("?q=%3Cimg src=x onerror=alert(1)%3E")
    expect(page.locator("#search")).to_have_value("<img src=x onerror=alert(1)>")
    assert page.locator("img[src=x]").count() == 0
