"""The arrow from a date that was replaced to the one that replaced it: straight down, or along and then down."""

from __future__ import annotations

from timeline.figures.glyphs import Footprint, draw_arrow
from timeline.figures.labels import Box
from timeline.figures.stage import Stage

__all__ = ["draw_replaced"]


def draw_replaced(
    stage: Stage, verdict: str, old: Footprint, new: Footprint, y: float
) -> tuple[float | None, list[Box]]:
    """Draw it from the old date, whose middle is at px `y`, down to the new one.

    Gives the x of its corner (`None` where it falls straight) and the room that it takes.
    """
    px, x, tip, box = stage.px, new.lead, new.box.top - stage.px(1), old.box
    if box.left - px(6) <= x <= box.right + px(6):
        start = box.bottom + px(1)
        draw_arrow(stage.canvas, stage.plane, verdict, [(x, start), (x, tip)])
        return None, [Box(x - px(4), start, x + px(4), tip)]
    edge = box.right + px(2) if x > box.right else box.left - px(2)
    draw_arrow(stage.canvas, stage.plane, verdict, [(edge, y), (x, y), (x, tip)])
    return x, [Box(min(edge, x), y - px(1), max(edge, x), y + px(1)), Box(x - px(4), y, x + px(4), tip)]
