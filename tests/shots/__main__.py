"""The README's pictures, drawn anew from the bundled data: `make shots`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import timeline
from timeline.resources import bundled_data

FOLDER = Path(__file__).parents[2] / "assets" / "readme"
TODAY = date(2025, 11, 30)


def main() -> None:
    frame = timeline.read(bundled_data(), today=TODAY)
    FOLDER.mkdir(parents=True, exist_ok=True)
    figure = timeline.figure(frame, view="schedule", as_of=TODAY)
    print(timeline.save(figure, FOLDER / "schedule.png"))


if __name__ == "__main__":
    main()
