"""`timeline chart`: one view of one or several sources, as a picture file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from timeline.cli.opening import open_frame
from timeline.export.image import picture_ending, save_picture
from timeline.figures import picture
from timeline.figures.figure import figure_named
from timeline.figures.sizes import size_named
from timeline.pipeline import select
from timeline.view import View

__all__ = ["chart_command"]


def chart_command(sources: Sequence[str], view: View, size: str, output: Path, strict: bool) -> int:
    """Draw a view and write it to `output`; 1 where nothing could be read, or not strictly.

    What is wrong in the request itself is refused before anything is read: `UsageError` for a size or a view without a
    chart, `ExportError` for a file ending that is no picture's.
    """
    size_named(size)
    figure_named(view.view)
    picture_ending(output)
    frame = open_frame(sources, strict=strict)
    if frame is None:
        return 1
    theme = "dark" if view.theme == "dark" else "light"
    save_picture(picture(select(frame, view), size=size, theme=theme), output)
    return 0
