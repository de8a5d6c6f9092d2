"""Visits: one of the two apps in a browser, and what its reader waits for. The same clock looks at both.

A time ends when the next frame has been painted after what was waited for. Nothing here knows how a page is made, but
for where its plot is and by which key it goes back by one assertion.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from playwright.sync_api import Browser, Page, Request

__all__ = ["App", "Visit", "visit"]

BARS = ".barlayer .point path, .scatterlayer path"
CLOCK = f"""
localStorage.setItem("timeline-tour", "seen");
window.clocked = {{bars: 0, key: 0, changed: 0, frames: []}};
const painted = (then) => requestAnimationFrame(() => {{
  const after = new MessageChannel();
  after.port1.onmessage = () => then(performance.now());
  after.port2.postMessage(0);
}});
const look = () => document.querySelector({BARS!r})
  ? painted((now) => (clocked.bars = now)) : requestAnimationFrame(look);
look();
for (const kind of ["wheel", "mousemove", "mouseup"])
  addEventListener(kind, (event) => painted((now) => clocked.frames.push(now - event.timeStamp)),
    {{capture: true, passive: true}});
addEventListener("keydown", (event) => {{
  clocked.key = event.timeStamp;
  clocked.changed = 0;
  const watch = new MutationObserver(() => {{
    watch.disconnect();
    painted((now) => (clocked.changed = now - clocked.key));
  }});
  for (const drawing of document.querySelectorAll(".js-plotly-plot .plot-container"))
    watch.observe(drawing, {{subtree: true, childList: true, attributes: true}});
}}, {{capture: true}});
"""
FREE = """() => {
  for (let y = 200; y < innerHeight - 20; y += 7)
    for (const x of [innerWidth / 2, innerWidth / 2 + 90])
      if ([0, 1].every((far) => document.elementFromPoint(x + 150 * far, y)?.closest(".nsewdrag"))) return [x, y];
  return null;
}"""
BLANK = f"""() => ![...document.querySelectorAll({BARS!r})].some((bar) => {{
  const {{top, bottom}} = bar.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}})"""
IDLE = "new Promise((then) => requestAnimationFrame(() => setTimeout(then)))"
STEPS = 48
LONGEST = 90
"""Seconds after which nothing is waited for any more."""
DRAG = 12
"""Moves of a drag, 10 px each."""


@dataclass(frozen=True)
class App:
    """How a reader handles one of the two."""

    name: str
    address: str
    back: str
    focus: str = ""
    pan: str = ""
    whole: str = ""


@dataclass
class Visit:
    """An open page: bytes received so far, and the requests sent."""

    page: Page
    app: App
    received: int = 0
    ended: int = 0
    requests: list[Request] = field(default_factory=list)

    def count(self, event: dict[str, Any]) -> None:
        """Add what a request brought over the wire."""
        self.received += int(event["encodedDataLength"])

    def begin(self, asking: Request) -> None:
        """Keep a request as it is sent."""
        self.requests.append(asking)

    def end(self, asking: Request) -> None:
        """Count a request that got its answer, or none."""
        self.ended += 1

    def clocked(self, name: str) -> float:
        """A time, in ms, once the page has it."""
        start = monotonic()
        while monotonic() < start + LONGEST:
            found = float(self.page.evaluate(f"clocked.{name}"))
            if found:
                return found
            self.page.wait_for_timeout(15)
        raise TimeoutError(f"{self.app.name}: nothing {name} within {LONGEST} s")

    def settle(self) -> None:
        """Wait until nothing has been asked for for a moment."""
        self.page.wait_for_load_state("networkidle")
        asked = -1
        while asked != (asked := len(self.requests)) or self.ended < asked:
            self.page.wait_for_timeout(300)
            self.page.evaluate(IDLE)

    def step(self) -> float:
        """Ms from the key that goes back by one assertion to the changed plot."""
        if self.app.focus:
            self.page.locator(self.app.focus).focus()
        self.page.evaluate("clocked.changed = 0")
        self.page.keyboard.press(self.app.back)
        return self.clocked("changed")

    def scroll(self) -> tuple[list[float], int]:
        """Ms to the next frame for each turn of the wheel, and after how many of them no bar was in sight."""
        x, y = self._free()
        self.page.mouse.move(x, y)
        self.page.evaluate("clocked.frames = []")
        blank = 0
        for _ in range(STEPS):
            self.page.mouse.wheel(0, 120)
            self.page.wait_for_timeout(30)
            blank += bool(self.page.evaluate(BLANK))
        return self._frames(), blank

    def drag(self) -> list[float]:
        """Ms to the next frame for each move of some sideways drags, and for letting go."""
        if self.app.pan:
            self.page.hover(".js-plotly-plot")
            self.page.click(self.app.pan)
        found: list[float] = []
        for _ in range(STEPS // DRAG):
            x, y = self._free()
            self.page.mouse.move(x, y)
            self.page.mouse.down()
            self.page.wait_for_timeout(100)
            self.page.evaluate("clocked.frames = []")
            for move in range(1, DRAG + 1):
                self.page.mouse.move(x + 10 * move, y)
            self.page.mouse.up()
            self.page.wait_for_timeout(100)
            found += self._frames()
            self.settle()
            if self.app.whole and self.page.is_visible(self.app.whole):
                self.page.click(self.app.whole)
                self.settle()
        return found

    def _free(self) -> tuple[float, float]:
        found = self.page.evaluate(FREE)
        if found is None:
            raise LookupError(f"{self.app.name}: no free place in the plot")
        return found[0], found[1]

    def _frames(self) -> list[float]:
        self.page.wait_for_timeout(200)
        return [float(took) for took in self.page.evaluate("clocked.frames")]


@contextmanager
def visit(browser: Browser, app: App) -> Iterator[Visit]:
    """A first visit: nothing kept from others."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    found = Visit(page, app)
    page.add_init_script(CLOCK)
    page.on("request", found.begin)
    page.on("requestfinished", found.end)
    page.on("requestfailed", found.end)
    told = context.new_cdp_session(page)
    told.send("Network.enable")
    told.on("Network.loadingFinished", found.count)
    page.goto(app.address)
    yield found
    context.close()
