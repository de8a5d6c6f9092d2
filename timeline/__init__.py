"""Production timelines from dated claims: who said what, when and how vaguely, and how it slipped.

    frame = timeline.read("data/ballerina.yaml")
    timeline.compare(frame)
    timeline.figure(frame, view="schedule")

Names are loaded when they are first used, so that `timeline --help` and `timeline date` start without pandas or plotly.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from timeline.chains import as_of
    from timeline.comparison import compare, revisions
    from timeline.dashboard import create_app
    from timeline.dates import Conventions, VagueDate, VagueDuration, VagueSpan, parse_date
    from timeline.dates.columns import DateColumn, parse_dates
    from timeline.errors import (
        AmbiguousDate,
        DateError,
        ExportError,
        ImpossibleDate,
        NeedsReference,
        Problem,
        SourceError,
        TimelineError,
        UnknownPhrase,
        UsageError,
    )
    from timeline.explanation import explain
    from timeline.library import figure, save
    from timeline.reading import normalize, read
    from timeline.summaries import summary
    from timeline.view import View

_HOMES = {
    "timeline.chains": ("as_of",),
    "timeline.comparison": ("compare", "revisions"),
    "timeline.dashboard": ("create_app",),
    "timeline.dates": ("Conventions", "VagueDate", "VagueDuration", "VagueSpan", "parse_date"),
    "timeline.dates.columns": ("DateColumn", "parse_dates"),
    "timeline.errors": (
        "AmbiguousDate",
        "DateError",
        "ExportError",
        "ImpossibleDate",
        "NeedsReference",
        "Problem",
        "SourceError",
        "TimelineError",
        "UnknownPhrase",
        "UsageError",
    ),
    "timeline.explanation": ("explain",),
    "timeline.library": ("figure", "save"),
    "timeline.reading": ("normalize", "read"),
    "timeline.summaries": ("summary",),
    "timeline.view": ("View",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "AmbiguousDate",
    "Conventions",
    "DateColumn",
    "DateError",
    "ExportError",
    "ImpossibleDate",
    "NeedsReference",
    "Problem",
    "SourceError",
    "TimelineError",
    "UnknownPhrase",
    "UsageError",
    "VagueDate",
    "VagueDuration",
    "VagueSpan",
    "View",
    "as_of",
    "compare",
    "create_app",
    "explain",
    "figure",
    "normalize",
    "parse_date",
    "parse_dates",
    "read",
    "revisions",
    "save",
    "summary",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
