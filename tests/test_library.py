"""The library's calls as a program makes them: a caller's mistake is one of our errors, with a reason."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import timeline
from tests.bundled import bundled_frame
from timeline.errors import TimelineError, UsageError

NOON = datetime(2024, 1, 1, 12)
FRAME = bundled_frame()

WRONG: list[tuple[str, Any, str]] = [
    ("a day with a time", lambda: timeline.as_of(FRAME, NOON), "as_of can't be datetime"),
    ("no day", lambda: timeline.as_of(FRAME, None), "as_of can't be None"),  # type: ignore[arg-type]
    ("NaT", lambda: timeline.as_of(FRAME, pd.NaT), "as_of can't be NaT"),  # type: ignore[arg-type]
    ("another frame", lambda: timeline.compare(pd.DataFrame({"a": [1]})), "this frame has no column 'claim_id'"),
    ("no frame", lambda: timeline.revisions(None), "a claim frame is needed, not NoneType"),  # type: ignore[arg-type]
    ("a path for a frame", lambda: timeline.figure("one.csv"), "a claim frame is needed, not str"),  # type: ignore[arg-type]
    ("a window with a time", lambda: timeline.figure(FRAME, start=NOON), "start can't be '2024-01-01 12:00:00'"),
    ("a number for a text", lambda: timeline.figure(FRAME, text=3), "text can't be 3"),
    ("a number for names", lambda: timeline.figure(FRAME, productions=5), "productions can't be 5"),
    ("names that are none", lambda: timeline.figure(FRAME, productions=[None]), r"productions can't be \[None\]"),
    ("an unknown setting", lambda: timeline.figure(FRAME, colour="red"), "unknown view setting 'colour'"),
    ("a view and settings", lambda: timeline.figure(FRAME, timeline.View(), text="x"), "not both: text"),
    ("an unknown size", lambda: timeline.figure(FRAME, size="huge"), "size can't be 'huge'"),
    ("a size for a table", lambda: timeline.save(FRAME, "x.csv", size="hd"), "size 'hd' is for pictures"),
    ("a number for a path", lambda: timeline.save(FRAME, 3), "a path is needed to write to, not 3"),  # type: ignore[arg-type]
    ("an unknown claim", lambda: timeline.explain(FRAME, "nobody"), "no claim is called 'nobody'"),
    (
        "a reference with a time",
        lambda: timeline.parse_date("next summer", reference=NOON),
        "reference can't be datetime",
    ),
]


@pytest.mark.parametrize(("call", "message"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_callers_mistake(call: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        call()


def test_every_error_is_of_one_tree() -> None:
    assert issubclass(UsageError, TimelineError)
    assert issubclass(timeline.DateError, TimelineError)
    assert issubclass(timeline.SourceError, OSError)


def test_what_is_exported_is_there_and_sorted() -> None:
    assert timeline.__all__ == sorted(timeline.__all__)
    for name in timeline.__all__:
        assert getattr(timeline, name).__name__ == name


def test_a_figure_has_the_day_of_its_view() -> None:
    figure = timeline.figure(FRAME, "history", as_of="2024-01-31", today=date(2025, 11, 30))
    texts = [annotation.text for annotation in figure.layout.annotations]
    assert any("What was believed on 31 Jan 2024" in text for text in texts)


def test_a_table_is_written_by_its_ending(tmp_path: Path) -> None:
    path = timeline.save(timeline.compare(FRAME), tmp_path / "compare.csv")
    assert (
        path.read_text(encoding="utf-8").splitlines()[1].startswith("Ballerina,release,,,at,spring or summer of 2024")
    )
