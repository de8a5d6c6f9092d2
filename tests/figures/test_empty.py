"""What a plot says where it has nothing to show: a sentence that no line runs through, in every view."""

from __future__ import annotations

import pytest

from tests.figures.lettering import plain
from tests.figures.stories import selected
from timeline.figures.figure import Space, figure_named
from timeline.figures.theme import DARK, LIGHT, Theme


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("view", ["schedule", "timeline", "compare", "history", "portfolio"])
def test_no_line_runs_through_the_sentence(view: str, theme: Theme) -> None:
    scene = figure_named(view).draw(selected((), view), Space(1392, theme))
    notes = {plain(note["text"]): note for note in scene.layout["annotations"]}
    assert notes["No claims were known on 30 Nov 2025."]["bgcolor"] == theme.surface
