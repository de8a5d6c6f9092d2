"""Where a scene's texts are, in px: read back from its annotations and measured with the font that draws."""

from __future__ import annotations

import html
import re
from datetime import datetime
from typing import Any

from timeline.figures.figure import Scene
from timeline.figures.labels import Box
from timeline.figures.page import Text
from timeline.figures.text import width
from timeline.figures.theme import Type

Annotation = dict[str, Any]


def text_boxes(scene: Scene) -> list[tuple[str, Box]]:
    """Every upright text with its box, as an annotation or a letter of the page; turned ones are left out."""
    notes = [note for note in scene.layout["annotations"] if not note.get("textangle")]
    boxes = [(plain(note["text"]), _box(note, scene)) for note in notes]
    return boxes + [(plain(text.words), _letter_box(text)) for text in scene.letters]


def _letter_box(text: Text) -> Box:
    wide = width(plain(text.words), text.kind)
    left = text.x - {"left": 0.0, "center": wide / 2, "right": wide}[text.align]
    return _ink(left, left + wide, text.y, text.kind)


def plain(markup: str) -> str:
    return html.unescape(re.sub(r"</?sup>", "", markup))


def _box(note: Annotation, scene: Scene) -> Box:
    kind = Type(note["font"]["size"], note["font"]["weight"])
    wide = width(plain(note["text"]), kind)
    x = _x(note, scene) + note.get("xshift", 0.0)
    left = x - {"left": 0.0, "center": wide / 2, "right": wide}[note["xanchor"]]
    pad = note.get("borderpad", 0)
    left += {"left": pad, "center": 0, "right": -pad}[note["xanchor"]]
    return _ink(left, left + wide, (1 - note["y"]) * scene.height, kind)


def _ink(left: float, right: float, y: float, kind: Type) -> Box:
    # Ink, not leading: the letters of a line reach about 0.4 of their size up and down from its middle.
    return Box(left, y - 0.42 * kind.size, right, y + 0.42 * kind.size)


def _x(note: Annotation, scene: Scene) -> float:
    if note["xref"] == "paper":
        return float(note["x"] * scene.layout["width"])
    axis = scene.layout[note["xref"].replace("x", "xaxis")]
    first, last = (_moment(edge) for edge in axis["range"])
    near, far = (edge * scene.layout["width"] for edge in axis["domain"])
    return float(near + (_moment(note["x"]) - first) / (last - first) * (far - near))


def _moment(text: str | float) -> float:
    if not isinstance(text, str):
        return text
    when = datetime.fromisoformat(text)
    return when.toordinal() + (when.hour * 60 + when.minute) / 1440


def collisions(scene: Scene) -> list[tuple[str, str]]:
    """Pairs of texts that meet."""
    boxes = text_boxes(scene)
    return [
        (one, other)
        for place, (one, box) in enumerate(boxes)
        for other, second in boxes[place + 1 :]
        if box.meets(second, -0.5)
    ]


def clipped(scene: Scene) -> list[str]:
    """Texts that leave the picture."""
    page = Box(-0.5, -0.5, scene.layout["width"] + 0.5, scene.height + 0.5)
    return [text for text, box in text_boxes(scene) if not box.inside(page)]


def trace_with(scene: Scene, claim: str, kind: str = "") -> dict[str, Any]:
    """The first trace that draws a claim (of one symbol, if `kind` names it), the invisible targets apart."""
    for trace in scene.data:
        fits = not kind or trace.get("marker", {}).get("symbol") == kind or trace["type"] == kind
        if claim in trace.get("customdata", ()) and trace.get("name") != "targets" and fits:
            return trace
    raise AssertionError(f"nothing is drawn for {claim!r}")


def drawn_at(trace: dict[str, Any], claim: str) -> tuple[Any, Any]:
    """The x and y of a claim's point in a trace."""
    place = trace["customdata"].index(claim)
    return trace["x"][place], trace["y"][place]
