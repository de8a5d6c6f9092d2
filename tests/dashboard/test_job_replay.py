"""The job: replay what was believed about the release, by keys and by the play button.

By hand, from when each article became known: Cineworld's season on 12 April 2023, Gaming Club's day on 12 August 2023,
The Direct's on 13 November 2024 (the middle of each one's possible days), Sportskeeda's report on 6 June 2025.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.dashboard.watched import Watched

pytestmark = pytest.mark.browser
RELEASE = "?milestone=release"
BELIEVED = [
    ("12 Apr 2023", "Release announced for Mar–Aug 2024", 1),
    ("12 Aug 2023", "Release announced for 7 Jun 2024", 3),
    ("13 Nov 2024", "Release now 6 Jun 2025, 279–462 days later than first announced", 5),
    ("6 Jun 2025", "Released 279–462 days after the first date announced", 7),
]
"""The day, the headline and how many claims of the release were known."""


def test_back_and_on_by_keys(watched: Watched) -> None:
    page = watched.open(RELEASE)
    for day, headline, claims in reversed(BELIEVED):
        page.keyboard.press("[")
        expect(page.locator("#as-of")).to_have_value(day)
        expect(page.locator("h1")).to_have_text(headline)
        expect(page.locator("#live")).to_contain_text(f"As of {day}: {claims} claim")
        watched.settle()
    page.keyboard.press("[")
    watched.settle()
    expect(page.locator("#as-of")).to_have_value("12 Apr 2023")
    for day, headline, _ in BELIEVED[1:]:
        page.keyboard.press("]")
        expect(page.locator("#as-of")).to_have_value(day)
        expect(page.locator("h1")).to_have_text(headline)
        watched.settle()


def test_steps_faster_than_they_are_drawn_are_all_taken(watched: Watched) -> None:
    """30 November 2025, then 6 June 2025, 13 November 2024, 12 August 2023; and two on again."""
    page = watched.open(RELEASE)
    for _ in range(3):
        page.keyboard.press("[")
    expect(page.locator("#as-of")).to_have_value("12 Aug 2023")
    watched.settle()
    expect(page.locator("#as-of")).to_have_value("12 Aug 2023")
    for _ in range(2):
        page.get_by_role("button", name="Next assertion").click(delay=0)
    expect(page.locator("#as-of")).to_have_value("6 Jun 2025")


def test_the_slider_by_keys(watched: Watched) -> None:
    page = watched.open(f"{RELEASE}&as_of=2023-08-11")
    slider = page.get_by_role("slider", name="As-of date")
    slider.focus()
    expect(page.locator("h1")).to_have_text("Release announced for Mar–Aug 2024")
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "12 Aug 2023")
    expect(page.locator("h1")).to_have_text("Release announced for 7 Jun 2024")
    expect(slider).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("h1")).to_have_text("Release announced for Mar–Aug 2024")
    page.keyboard.press("End")
    expect(page.locator("h1")).to_have_text(BELIEVED[-1][1])


def test_played_from_the_beginning_to_the_end(watched: Watched) -> None:
    """Play, where the end is reached, begins anew; it ends by itself, and what was zoomed into stays."""
    page = watched.open(f"{RELEASE}&from=2024-01-01&to=2025-12-31")
    page.evaluate("""() => {
        const told = window.told = [];
        const headline = document.getElementById("headline");
        new MutationObserver(() => told.push(headline.textContent)).observe(headline, { subtree: true,
          childList: true, characterData: true });
    }""")
    play = page.get_by_role("button", name="Play")
    play.focus()
    page.keyboard.press("Enter")
    pause = page.get_by_role("button", name="Pause")
    expect(pause).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#as-of")).to_have_value("6 Jun 2025", timeout=20_000)
    expect(page.get_by_role("button", name="Play")).to_have_attribute("aria-pressed", "false", timeout=20_000)
    watched.settle()
    told = page.evaluate("window.told")
    played = [words for at, words in enumerate(told) if words and words not in told[:at]]
    assert played == [headline for _, headline, _ in BELIEVED]
    assert watched.query == "?milestone=release&as_of=2025-06-06&from=2024-01-01&to=2025-12-31"


def test_any_key_or_click_ends_it(watched: Watched) -> None:
    page = watched.open(RELEASE)
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#as-of")).to_have_value("12 Apr 2023")
    page.locator("h1").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    watched.settle()
    day = page.locator("#as-of").input_value()
    page.wait_for_timeout(1500)
    expect(page.locator("#as-of")).to_have_value(day)


@pytest.mark.parametrize("view", ["timeline", "compare", "history", "portfolio", "claims"])
def test_each_view_follows(watched: Watched, view: str) -> None:
    """The day stands on each, and what wasn't said by then is on none of them."""
    page = watched.open(f"?view={view}&milestone=release&as_of=2025-06-06")
    page.keyboard.press("[")
    watched.settle()
    page.keyboard.press("[")
    expect(page.locator("#as-of")).to_have_value("12 Aug 2023")
    watched.settle()
    expect(page.locator("#live")).to_contain_text("As of 12 Aug 2023")
    marks = page.locator("#plot, .ag-row, .spot").evaluate_all(
        "all => all.map(each => each.ariaLabel + each.textContent)"
    )
    assert marks
    assert "June 6, 2025" not in "".join(marks)
    assert "6 Jun 2025" not in "".join(marks)
