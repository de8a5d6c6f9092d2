"""`timeline chart --all`: every view of every production as a file of its own, in one folder.

What fails is told, and the others go on. The portfolio, which shows all productions side by side, is drawn once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from warnings import catch_warnings, simplefilter

import pandas as pd

from timeline.cli.crew import UNBROKEN, crew_size, done_by_crew
from timeline.cli.ending import tidy_ending
from timeline.cli.filenames import file_stems
from timeline.cli.opening import open_frame
from timeline.cli.progress import Progress
from timeline.cli.terminal import tell
from timeline.dates import Conventions
from timeline.errors import ExportError, TimelineError, UsageError
from timeline.export.image import PICTURES, PictureWarning, check_scale, save_picture
from timeline.figures import figures, picture
from timeline.figures.figure import figure_named
from timeline.figures.sizes import size_named
from timeline.pipeline import select
from timeline.view import View

__all__ = ["charts_command"]

TOGETHER: Final = "portfolio"
"""The view of all productions side by side."""


@dataclass(frozen=True, slots=True)
class Style:
    """How all pictures of a batch are drawn, and where to."""

    folder: Path
    size: str
    scale: float
    today: date


@dataclass(frozen=True, slots=True)
class Job:
    """One picture: its view, and its file's name."""

    view: View
    name: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What went wrong with a picture, if anything, and what is not as asked."""

    fault: str = ""
    notes: tuple[str, ...] = ()


def charts_command(
    sources: Sequence[str],
    view: View,
    size: str,
    folder: Path,
    strict: bool,
    *,
    kind: str = "png",
    only: str | None = None,
    conventions: Conventions | None = None,
    scale: float = 1.0,
) -> int:
    """Draw every view (or the one named `only`) of every production of `view` into a folder, made if need be.

    1 where nothing could be read, not strictly, or where a picture failed. Raises `UsageError` or `ExportError`, before
    anything is read, for a request that can't be met.
    """
    size_named(size)
    _check(view, kind, only, scale)
    _check_folder(folder)
    frame = open_frame(sources, conventions=conventions, strict=strict)
    if frame is None:
        return 1
    style = Style(folder, size, scale, date.today())
    select(frame, view, style.today)  # refuses names that the frame doesn't have, before the first file is written
    jobs = _jobs(frame, view, kind, [only] if only else list(figures()))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"can't make the folder {str(folder)!r}: {error.strerror or error}") from error
    return _run(frame, jobs, style)


def _check(view: View, kind: str, only: str | None, scale: float) -> None:
    if only:
        figure_named(only)
    if f".{kind}" not in PICTURES:
        known = ", ".join(ending[1:] for ending in PICTURES)
        raise UsageError(f"format can't be {kind!r}: use one of {known}")
    check_scale(scale, f".{kind}")
    if view.claim:
        raise UsageError(f"--claim {view.claim!r} marks one claim of one picture: leave it out, or leave out --all")


def _check_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise ExportError(f"can't write into {str(folder)!r}: it is a file, and --all needs a folder")
    if not folder.is_dir() and folder.suffix.lower() in PICTURES:
        raise UsageError(
            f"--all writes many files into a folder, and {str(folder)!r} looks like one file: name a folder"
        )


def _jobs(frame: pd.DataFrame, view: View, kind: str, views: Sequence[str]) -> list[Job]:
    """The pictures to draw: production by production, the portfolio of several last."""
    known = frame["production"].unique().tolist()
    chosen = [title for title in known if not view.productions or title in view.productions]
    jobs = [
        Job(view.but(view=name, productions=(title,)), f"{stem}-{name}.{kind}")
        for title, stem in file_stems(chosen).items()
        for name in views
        if name != TOGETHER
    ]
    if TOGETHER in views and (len(chosen) > 1 or not jobs):
        jobs.append(Job(view.but(view=TOGETHER), f"{TOGETHER}.{kind}"))
    return jobs


def _run(frame: pd.DataFrame, jobs: Sequence[Job], style: Style) -> int:
    progress, failed, told = Progress(len(jobs)), 0, set()
    with tidy_ending():
        try:
            for job, outcome in done_by_crew(_draw, jobs, crew_size(len(jobs)), _prepare, (frame, style)):
                progress.step(job.name)
                for note in outcome.notes:
                    if note not in told:
                        progress.tell(f"timeline: {job.name}: {note}")
                        told.add(note)
                if outcome.fault:
                    failed += 1
                    progress.tell(f"timeline: {job.name}: {outcome.fault}")
        finally:
            progress.close()
    drawn = f"{len(jobs) - failed} of {len(jobs)} pictures" if failed else f"{len(jobs)} pictures"
    tell(f"{drawn} in {str(style.folder)!r}")
    return 1 if failed else 0


# -- In the process that draws -----------------------------------------------------------------------------------------

_IN_HAND: Final[list[tuple[pd.DataFrame, Style]]] = []
"""What this process draws from: sent to it once, not with each job."""


def _prepare(frame: pd.DataFrame, style: Style) -> None:
    _IN_HAND[:] = [(frame, style)]


def _draw(job: Job) -> Outcome:
    ((frame, style),) = _IN_HAND
    try:
        with catch_warnings(record=True) as caught:
            simplefilter("always", PictureWarning)
            figure = picture(select(frame, job.view, style.today), size=style.size)
            with UNBROKEN:
                save_picture(figure, style.folder / job.name, scale=style.scale)
    except TimelineError as error:
        return Outcome(str(error))
    except Exception as error:  # noqa: BLE001  # one production must not take the others with it
        return Outcome(f"can't be drawn ({type(error).__name__}: {error}): please report it")
    return Outcome(notes=tuple(str(warning.message) for warning in caught))
