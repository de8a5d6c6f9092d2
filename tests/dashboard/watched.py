"""A page that is watched: what it asked for, and what it complained of, so that each test can say "nothing"."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

__all__ = ["Watched"]


class Watched:
    """A browser's page over one address."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        page.add_init_script("localStorage.setItem('timeline-tour', 'seen')")  # test_tour.py looks at it
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", self._asked)

    def _heard(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"console: {message.text}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"asked elsewhere: {request.url}")

    def open(self, query: str = "") -> Page:
        self.page.goto(f"{self.address}/{query}")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Until something is drawn, and no answer has been awaited for a while."""
        expect(self.page.locator(".app[data-kind]")).to_be_attached(timeout=20_000)
        for _ in range(200):  # a loop here, since the page's own policy forbids what `wait_for_function` does
            if self.page.evaluate("dash_clientside.timeline.isQuiet(400)"):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError("the page did not come to rest")

    @property
    def query(self) -> str:
        return self.page.evaluate("window.location.search")  # type: ignore[no-any-return]
