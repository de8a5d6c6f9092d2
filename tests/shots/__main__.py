"""The README's pictures, drawn anew from the bundled data: `make shots`."""

from __future__ import annotations

import shutil
import threading
from datetime import date
from pathlib import Path
from typing import Any

import waitress
from playwright.sync_api import sync_playwright

import timeline
from tests.dashboard.conftest import BROWSERS
from timeline.resources import bundled_data

FOLDER = Path(__file__).parents[2] / "assets" / "readme"
TODAY = date(2025, 11, 30)
SCREENS = {"dashboard.png": "view=schedule&theme=light", "dashboard-dark.png": "view=compare&theme=dark"}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    frame = timeline.read(bundled_data(), today=TODAY)
    picture = timeline.figure(frame, view="history", as_of=TODAY)
    print(timeline.save(picture, FOLDER / "history.png"))
    server: Any = waitress.create_server(
        timeline.create_app(frame, today=TODAY).server, host="127.0.0.1", port=0, threads=8
    )
    threading.Thread(target=server.run, daemon=True).start()
    take_screens(f"http://127.0.0.1:{server.effective_port}")
    server.close()


def take_screens(address: str) -> None:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 1010})
        page.add_init_script("localStorage.setItem('timeline-tour', 'seen')")
        for name, query in SCREENS.items():
            page.goto(f"{address}/?{query}")
            page.locator("#headline", has_text="days").wait_for()
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(500)  # the chart is drawn after its data have come
            page.screenshot(path=FOLDER / name)
            print(FOLDER / name)
        browser.close()


if __name__ == "__main__":
    main()
