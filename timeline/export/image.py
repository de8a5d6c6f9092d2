"""Pictures out: a plotly figure as png, svg, pdf or html, by the ending of its path, whole or not at all.

A figure is written at the size that it was laid out for. At another size it is laid out anew where it knows how (the
pictures of `timeline.figure` do); stretching it would make its labels collide.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final, Protocol

from timeline.errors import ExportError
from timeline.export.webpage import font_face, web_page
from timeline.export.whole import as_path, write_whole

__all__ = ["PICTURES", "Picture", "picture_ending", "save_picture"]

PICTURES: Final = (".png", ".svg", ".pdf", ".html")
DEFAULT: Final = (1600, 900)
TIMEOUT: Final = 60.0


class Picture(Protocol):
    """What can be saved: a plotly figure."""

    def to_plotly_json(self) -> dict[str, Any]:
        """The figure as plain values."""


def save_picture(figure: Picture, path: Path | str, size: str | None = None, *, timeout: float = TIMEOUT) -> None:
    """Write a figure by the ending of `path` (png, svg, pdf, html); an image takes at most `timeout` seconds.

    Raises `ExportError` for another ending, a folder that isn't there, a missing browser, or a size for which the
    figure can't be laid out anew, and `UsageError` for what is no path.
    """
    target, ending = as_path(path), picture_ending(path)
    sized = _sized(figure, size)
    write_whole(target, lambda file: file.write(_bytes(sized, ending, timeout)))


def picture_ending(path: Path | str) -> str:
    """The ending of a picture's path, in lower case; `ExportError` for one that is no picture's."""
    suffix = as_path(path).suffix
    if suffix.lower() not in PICTURES:
        shown = f"the ending {suffix!r}" if suffix else "no ending"
        known = ", ".join(PICTURES)
        raise ExportError(f"can't write {str(path)!r}: it has {shown}, and a picture needs one of {known}")
    return suffix.lower()


def _sized(figure: Picture, size: str | None) -> Picture:
    if size is None:
        return figure
    redraw = getattr(figure, "_redraw", None)
    if redraw is None:
        cure = "leave the size out, or draw it by timeline.figure(size=...)"
        raise ExportError(f"this figure can't be laid out anew at {size!r}: {cure}")
    drawn: Picture = redraw(size)
    return drawn


def _bytes(figure: Picture, ending: str, timeout: float) -> bytes:
    plain = _plain(figure.to_plotly_json())
    layout = plain.get("layout", {})
    size = int(layout.get("width") or DEFAULT[0]), int(layout.get("height") or DEFAULT[1])
    if ending == ".html":
        return web_page(plain, _title(layout), size).encode("utf-8")
    # The browser's driver takes a third of a second to import, which a page and every other command need not pay.
    from timeline.export.browser import render

    image = render(plain, ending[1:], size, timeout)
    return _self_contained(image) if ending == ".svg" else image


def _plain(value: Any) -> Any:
    """Plotly's own values as plain lists and dicts."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.tolist() if hasattr(value, "tolist") else value


def _title(layout: dict[str, Any]) -> str:
    """A page's title: what the figure says of itself, else nothing in particular."""
    meta = layout.get("meta")
    return str(meta.get("title", "")) if isinstance(meta, dict) else "Timeline"


def _self_contained(svg: bytes) -> bytes:
    """An SVG with its font inside, and the same bytes for the same figure: plotly's ids are random."""
    text = svg.decode("utf-8")
    found = re.search(r'id="defs-([0-9a-f]{6})"', text)
    if found:
        text = text.replace(found[1], "plot")
    start = text.index(">", text.index("<svg")) + 1
    return f"{text[:start]}<style>{font_face()}</style>{text[start:]}".encode()
