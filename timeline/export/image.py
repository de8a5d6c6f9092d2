"""Pictures out: a plotly figure as png, svg, pdf or html, by the ending of its path, whole or not at all.

Our own engine draws them, without a browser. A figure that it doesn't know (none that `timeline.figure` makes) is drawn
by a browser, which a `PictureWarning` says. A figure is written at the size that it was laid out for. At
another size it is laid out anew where it knows how; stretching it would make its labels collide.
"""

from __future__ import annotations

import unicodedata
import warnings
from pathlib import Path
from typing import Any, Final, Protocol

from timeline.drawing import Undrawable
from timeline.errors import ExportError, UsageError
from timeline.export.drawn import drawn_picture, title_of
from timeline.export.webpage import web_page
from timeline.export.whole import as_path, write_whole

__all__ = [
    "PICTURES",
    "Picture",
    "PictureWarning",
    "check_scale",
    "picture_bytes",
    "picture_ending",
    "save_picture",
]

PICTURES: Final = (".png", ".svg", ".pdf", ".html")
DEFAULT: Final = (1600, 900)
TIMEOUT: Final = 60.0
LEAST_SCALE, MOST_SCALE = 0.5, 4.0
NAMED: Final = 12
"""How many characters that can't be drawn are named."""


class Picture(Protocol):
    """What can be saved: a plotly figure."""

    def to_plotly_json(self) -> dict[str, Any]:
        """The figure as plain values."""


class PictureWarning(UserWarning):
    """A picture was made, but something in it is not as asked."""


def save_picture(
    figure: Picture, path: Path | str, size: str | None = None, *, scale: float = 1.0, timeout: float = TIMEOUT
) -> None:
    """Write a figure by the ending of `path` (png, svg, pdf, html); `scale` is how many pixels a png has for each px.

    Raises `ExportError` for another ending, a folder that isn't there, a size for which the figure can't be laid out
    anew, or where only a browser could draw it and there is none (it has `timeout` seconds); `UsageError` for what is
    no path, and for a wrong scale. Warns (`PictureWarning`) of characters that no font here has.
    """
    target, ending = as_path(path), picture_ending(path)
    check_scale(scale, ending)
    sized = _sized(figure, size)
    write_whole(target, lambda file: file.write(picture_bytes(sized, ending, scale=scale, timeout=timeout)))


def picture_ending(path: Path | str) -> str:
    """The ending of a picture's path, in lower case; `ExportError` for one that is no picture's."""
    suffix = as_path(path).suffix
    if suffix.lower() not in PICTURES:
        shown = f"the ending {suffix!r}" if suffix else "no ending"
        known = ", ".join(PICTURES)
        raise ExportError(f"can't write {str(path)!r}: it has {shown}, and a picture needs one of {known}")
    return suffix.lower()


def check_scale(scale: float, ending: str) -> None:
    """Refuse a scale outside 0.5-4, and one for a file without pixels, with `UsageError`."""
    if not LEAST_SCALE <= scale <= MOST_SCALE:
        raise UsageError(f"scale can't be {scale!r}: use a number from {LEAST_SCALE} to {MOST_SCALE:g}")
    if scale != 1 and ending != ".png":
        raise UsageError(f"scale {scale!r} is for png: {ending[1:]} has no pixels, leave the scale out")


def _sized(figure: Picture, size: str | None) -> Picture:
    if size is None:
        return figure
    redraw = getattr(figure, "_redraw", None)
    if redraw is None:
        cure = "leave the size out, or draw it by timeline.figure(size=...)"
        raise ExportError(f"this figure can't be laid out anew at {size!r}: {cure}")
    drawn: Picture = redraw(size)
    return drawn


def picture_bytes(figure: Picture, ending: str, *, scale: float = 1.0, timeout: float = TIMEOUT) -> bytes:
    """A figure as the bytes of a file with that ending; raises and warns as `save_picture` does."""
    plain = _plain(figure.to_plotly_json())
    layout = plain.get("layout", {})
    size = int(layout.get("width") or DEFAULT[0]), int(layout.get("height") or DEFAULT[1])
    if ending == ".html":
        return web_page(plain, title_of(plain), size).encode("utf-8")
    try:
        drawn = drawn_picture(plain, ending, scale)
    except Undrawable as reason:
        # The browser's driver takes a third of a second to import, which nothing else needs to pay.
        from timeline.export.browser import render

        data = render(plain, ending[1:], size, timeout, scale)
        warnings.warn(f"a browser drew the picture: {reason}", PictureWarning, stacklevel=5)
        return data
    if drawn.missing:
        warnings.warn(_lacking(drawn.missing), PictureWarning, stacklevel=5)
    return drawn.data


def _lacking(missing: str) -> str:
    """The characters that no font has, by number and name."""
    named = [f"U+{ord(one):04X} {unicodedata.name(one, 'unnamed')}" for one in missing[:NAMED]]
    more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
    cure = "install a font that has them (such as Noto), or write svg, which takes the reader's fonts"
    return f"no font on this machine has {', '.join(named)}{more}, drawn as empty boxes: {cure}"


def _plain(value: Any) -> Any:
    """Plotly's own values as plain lists and dicts."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.tolist() if hasattr(value, "tolist") else value
