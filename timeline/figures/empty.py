"""What a plot says where it has nothing to show."""

from __future__ import annotations

from timeline import words
from timeline.figures.canvas import Canvas, Text
from timeline.figures.labels import Box
from timeline.figures.text import wrap
from timeline.lineup import missing_sentence
from timeline.pipeline import Selection

__all__ = ["draw_nothing", "empty_sentence"]


def empty_sentence(selection: Selection) -> str:
    """Why nothing is in sight, in one or two sentences."""
    missing = missing_sentence(selection)
    if missing:
        return missing
    day = words.day(selection.as_of)
    if selection.total:
        return f"None of the {words.count(selection.total, 'claim')} known on {day} passes the filters."
    return f"No claims were known on {day}."


def draw_nothing(canvas: Canvas, selection: Selection, box: Box, otherwise: str = "") -> None:
    """The sentence in the middle of a box, wrapped, over no line; `otherwise` where claims are, but not this view's."""
    sentence = otherwise if otherwise and len(selection.frame) else empty_sentence(selection)
    space, kind = canvas.space, canvas.space.type(13.5)
    lines = wrap(sentence, box.right - box.left - space.px(16), kind, lines=4)
    y = (box.top + box.bottom) / 2 - (len(lines) - 1) * kind.size * 0.75
    for line in lines:
        canvas.text(Text(line, (box.left + box.right) / 2, y, kind, space.theme.ink2, "center", space.theme.surface))
        y += kind.size * 1.5
