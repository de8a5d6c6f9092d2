"""`timeline chart`: one view of one or several sources, as a picture file."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from timeline.cli.opening import open_frame
from timeline.errors import UsageError
from timeline.export.image import picture_ending, save_picture
from timeline.figures import picture
from timeline.figures.figure import figure_named
from timeline.figures.sizes import size_named
from timeline.pipeline import Selection, select
from timeline.view import View

__all__ = ["chart_command"]


def chart_command(sources: Sequence[str], view: View, size: str, output: Path, strict: bool) -> int:
    """Draw a view and write it to `output`; 1 where nothing could be read, or not strictly.

    What is wrong in the request itself is refused before anything is read: `UsageError` for a size or a view without a
    chart, `ExportError` for a file ending that is no picture's. A claim to mark that isn't drawn: `UsageError`.
    """
    size_named(size)
    figure_named(view.view)
    picture_ending(output)
    frame = open_frame(sources, strict=strict)
    if frame is None:
        return 1
    theme = "dark" if view.theme == "dark" else "light"
    selection = select(frame, view)
    _check_claim(frame, selection, view.claim)
    save_picture(picture(selection, size=size, theme=theme), output)
    return 0


def _check_claim(frame: pd.DataFrame, selection: Selection, claim: str) -> None:
    if not claim or claim in set(selection.frame["claim_id"]):
        return
    known = set(frame["claim_id"])
    if claim in known:
        raise UsageError(f"the claim {claim!r} is not in this picture: the filters or --as-of leave it out")
    near = get_close_matches(claim, known, n=1)
    cure = f"did you mean {near[0]!r}?" if near else "see the ids in: timeline table"
    raise UsageError(f"no claim is called {claim!r}: {cure}")
