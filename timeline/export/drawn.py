"""A figure drawn by our own engine: the bytes of a png, svg or pdf, with what the file says of itself.

A figure tells its title, its sources, its as-of day and how large its pixels are in its `layout.meta`. It writes no
files and starts no browser.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from timeline.drawing import Drawing, read_figure, svg_text
from timeline.export.webpage import font_face

__all__ = ["Drawn", "drawn_picture", "title_of"]

PNG_NAMES: Final = {"title": "Title", "description": "Description", "source": "Source", "as_of": "As of"}
PDF_NAMES: Final = {"source": "Author", "as_of": "Keywords"}
SCREEN: Final = 96
"""Px an inch where a figure doesn't say."""


class Drawn(NamedTuple):
    """A file, and the characters that no font on this machine could draw in it."""

    data: bytes
    missing: str = ""


def drawn_picture(figure: Mapping[str, Any], ending: str, scale: float = 1.0) -> Drawn:
    """A plain plotly figure as a `.svg`, `.png` (`scale` pixels a px) or `.pdf`.

    Raises `Undrawable` for a figure that the engine doesn't know whole, `ExportError` for too many pixels.
    """
    drawing, meta = read_figure(figure), _meta(figure)
    if ending == ".svg":
        return Drawn(svg_text(drawing, style=font_face()).encode("utf-8"))
    return (_pdf if ending == ".pdf" else _png)(drawing, meta, scale)


def _png(drawing: Drawing, meta: Mapping[str, Any], scale: float) -> Drawn:
    # The rasteriser is loaded only where pixels are wanted.
    from timeline.drawing.raster import png_picture

    dpi = float(meta["dpi"]) * scale if "dpi" in meta else None
    said = _said(meta, PNG_NAMES) | {"Software": _software()}
    raster = png_picture(drawing, scale=scale * float(meta.get("ratio", 1)), dpi=dpi, said=said)
    return Drawn(raster.data, raster.missing)


def _pdf(drawing: Drawing, meta: Mapping[str, Any], _: float) -> Drawn:
    # So is the typesetter.
    from timeline.drawing.pdf import pdf_picture

    inch = float(meta["dpi"]) / float(meta.get("ratio", 1)) if "dpi" in meta else SCREEN
    said = _said(meta, PDF_NAMES) | {"Creator": _software()}
    pdf = pdf_picture(drawing, points=72 / inch, said=said)
    return Drawn(pdf.data, pdf.missing)


def title_of(figure: Mapping[str, Any]) -> str:
    """What a figure calls itself, else nothing in particular."""
    return str(_meta(figure).get("title", "Timeline"))


def _meta(figure: Mapping[str, Any]) -> Mapping[str, Any]:
    meta = figure.get("layout", {}).get("meta")
    return meta if isinstance(meta, Mapping) else {}


def _said(meta: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str]:
    """What the file says of itself, by the names of its format."""
    return {name: str(meta[key]) for key, name in names.items() if meta.get(key)}


def _software() -> str:
    from timeline import __version__

    return f"production-timeline {__version__}"
