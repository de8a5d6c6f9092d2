"""Approved pictures: what each view looked like when a person last looked and said yes.

`make golden` draws them anew; look at every one that changed (`git diff --stat`) before committing it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import timeline
from timeline.figures import picture
from timeline.pipeline import select
from timeline.resources import bundled_data
from timeline.view import View

__all__ = ["FOLDER", "PICTURES", "Shown", "draw"]

FOLDER: Final = Path(__file__).parent
TODAY: Final = date(2025, 11, 30)


class Shown(NamedTuple):
    """What one approved picture shows."""

    view: View
    size: str = "hd"
    theme: str = "light"
    examples: bool = False


PICTURES: Final[Mapping[str, Shown]] = {
    "schedule": Shown(View(view="schedule")),
    "schedule-dark": Shown(View(view="schedule"), theme="dark"),
    "schedule-print": Shown(View(view="schedule"), theme="print"),
    "schedule-then": Shown(View(view="schedule", as_of=date(2024, 1, 31))),
    "schedule-phone": Shown(View(view="schedule"), "390x844"),
    "schedule-og": Shown(View(view="schedule"), "og"),
    "timeline": Shown(View(view="timeline")),
    "timeline-square": Shown(View(view="timeline"), "square"),
    "timeline-og": Shown(View(view="timeline"), "og"),
    "compare": Shown(View(view="compare")),
    "compare-dark": Shown(View(view="compare"), theme="dark"),
    "compare-og": Shown(View(view="compare"), "og"),
    "history": Shown(View(view="history")),
    "history-many": Shown(View(view="history"), examples=True),
    "portfolio": Shown(View(view="portfolio"), examples=True),
    "portfolio-one": Shown(View(view="portfolio")),
    "portfolio-dark": Shown(View(view="portfolio"), theme="dark", examples=True),
}


def draw(shown: Shown, path: Path) -> None:
    """Write one of them as a PNG."""
    frame = timeline.read(
        [bundled_data(), bundled_data() / "examples"] if shown.examples else bundled_data(), today=TODAY
    )
    timeline.save(picture(select(frame, shown.view, TODAY), shown.size, shown.theme), path)
