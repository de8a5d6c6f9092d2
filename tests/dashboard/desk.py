"""One page of a browser for many tests, given to each as if nobody had been there before.

A new page is a new process, which reads all scripts of the app anew: that takes longer than most tests. So what a test
leaves behind is taken away instead; where that can't be done, the next test gets a new page after all.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Frame, Page, ViewportSize

__all__ = ["Desk"]

SIZE: ViewportSize = {"width": 1280, "height": 720}
MOST_TESTS = 100
"""How many tests one page serves: its process should not grow for ever."""


class Desk:
    """A browser's page that is cleared between tests."""

    def __init__(self, browser: Browser, settings: dict[str, Any]) -> None:
        self._browser, self._settings = browser, {**settings, "viewport": SIZE}
        self._page: Page | None = None
        self._left: list[Callable[[], Any]] = []
        self._visited: set[str] = set()
        self._tests = 0

    def page(self) -> Page:
        if self._page is None:
            self._page = self._browser.new_context(**self._settings).new_page()
            self._page.on("framenavigated", self._went)
            self._note(self._page)
        self._tests += 1
        return self._page

    def _went(self, frame: Frame) -> None:
        place = urlsplit(frame.url)
        if place.scheme == "http" and frame.parent_frame is None:
            self._visited.add(f"{place.scheme}://{place.netloc}")

    def _note(self, page: Page) -> None:
        """From now on, what listens to the page or is run by it can be taken away."""
        listen, script = page.on, page.add_init_script

        def on(event: Any, heard: Callable[..., Any]) -> None:
            listen(event, heard)
            self._left.append(lambda: page.remove_listener(event, heard))

        def add_init_script(*args: Any, **fields: Any) -> Any:
            added = script(*args, **fields)
            self._left.append(added.close)
            return added

        vars(page).update(on=on, add_init_script=add_init_script)

    def clear(self) -> None:
        """Forget what the test did; give the page up where that fails, as after a server that has ended."""
        if self._page is None or self._page.is_closed() or self._tests >= MOST_TESTS:
            self.give_up()
            return
        try:
            self._clear(self._page)
        except (Error, KeyError):  # a server that has ended, a listener that the test took away itself
            self.give_up()

    def _clear(self, page: Page) -> None:
        for other in page.context.pages:
            if other is not page:
                other.close()
        while self._left:
            self._left.pop()()
        page.unroute_all(behavior="ignoreErrors")
        page.mouse.move(-1, -1)
        page.set_viewport_size(SIZE)
        page.emulate_media(
            media="null", color_scheme="light", reduced_motion="no-preference", forced_colors="none", contrast="null"
        )
        page.context.clear_permissions()
        page.context.clear_cookies()
        while self._visited:
            page.goto(f"{self._visited.pop()}/healthz")
            page.evaluate("localStorage.clear(), sessionStorage.clear()")
            self._visited.discard("{0.scheme}://{0.netloc}".format(urlsplit(page.url)))

    def give_up(self) -> None:
        """The next test gets a new page."""
        page, self._page = self._page, None
        self._tests = 0
        self._left.clear()
        self._visited.clear()
        if page is not None:
            with suppress(Error):
                page.context.close()
