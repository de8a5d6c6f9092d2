"""`timeline chart`: one view of one or several sources, as a picture file. Whole batches are for `charts`."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from timeline.cli.ending import tidy_ending
from timeline.cli.opening import open_frame
from timeline.cli.terminal import tell
from timeline.dates import Conventions
from timeline.errors import UsageError
from timeline.export.image import PictureWarning, check_scale, picture_ending, save_picture
from timeline.figures import picture
from timeline.figures.figure import figure_named
from timeline.figures.sizes import size_named
from timeline.pipeline import Selection, select
from timeline.view import View

__all__ = ["chart_command", "told_warnings"]


def chart_command(
    sources: Sequence[str],
    view: View,
    size: str,
    output: Path,
    strict: bool,
    *,
    conventions: Conventions | None = None,
    scale: float = 1.0,
) -> int:
    """Draw a view and write it to `output`; 1 where nothing could be read, or not strictly.

    What is wrong in the request itself is refused before anything is read: `UsageError` for a size, a scale or a view
    without a chart, `ExportError` for a file ending that is no picture's. A claim to mark that isn't drawn:
    `UsageError`. What is not as asked is told on standard error.
    """
    wanted = size_named(size)
    figure_named(view.view)
    check_scale(scale, picture_ending(output))
    frame = open_frame(sources, conventions=conventions, strict=strict)
    if frame is None:
        return 1
    selection = select(frame, view)
    _check_claim(frame, selection, view.claim)
    figure = picture(selection, size=size)
    with tidy_ending(), told_warnings():
        save_picture(figure, output, scale=scale)
    high = int(figure.layout.height)
    if high > wanted.height:
        tell(f"timeline: the picture is {high} px high, not {wanted.height}, so that nothing is cut")
    return 0


@contextmanager
def told_warnings() -> Iterator[None]:
    """Within it, what a picture warns of becomes a line on standard error; other warnings stay what they are."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", PictureWarning)
        yield
    for warning in caught:
        if issubclass(warning.category, PictureWarning):
            tell(f"timeline: {warning.message}")
        else:
            warnings.warn_explicit(warning.message, warning.category, warning.filename, warning.lineno)


def _check_claim(frame: pd.DataFrame, selection: Selection, claim: str) -> None:
    if not claim or claim in set(selection.frame["claim_id"]):
        return
    known = set(frame["claim_id"])
    if claim in known:
        raise UsageError(f"the claim {claim!r} is not in this picture: the filters or --as-of leave it out")
    near = get_close_matches(claim, known, n=1)
    cure = f"did you mean {near[0]!r}?" if near else "see the ids in: timeline table"
    raise UsageError(f"no claim is called {claim!r}: {cure}")
