"""Checked claims to the claim frame: one column at a time, chain columns left empty for `chains` to fill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from timeline.claims.checking import Checked, check_rows
from timeline.claims.claim import Claim
from timeline.claims.stated import stated_text
from timeline.dates import Conventions, VagueDate
from timeline.errors import Problem
from timeline.frame import CHAIN_KEY, build_frame, day_array
from timeline.sources import Sheet

__all__ = ["claims_frame"]

_AS_WRITTEN = ("location", "source_title", "publisher", "url", "locator", "note")


def claims_frame(sheet: Sheet, conventions: Conventions | None = None, *, today: date | None = None) -> pd.DataFrame:
    """The claim frame of a sheet, its chain columns still empty. Rows in = rows of the frame + rows left out.

    `attrs`: `problems` in the order of files and lines; `conventions`; `supersedes`, stated ones by claim id; `rows`,
    how many were read; `refused`, the files of which nothing could be read; `source_notes`, the note of a claim's
    source by claim id. `today` (the clock's, if not given) decides only what is warned of as lying in the future.

    >>> from timeline.sources import read_records
    >>> row = {"production": "1917", "milestone": "release", "date": "2019-12-25"}
    >>> claims_frame(read_records([row]), today=date(2024, 1, 1))["claim_id"].tolist()
    ['rows:1']
    """
    conventions = conventions or Conventions()
    checked = check_rows(sheet.rows, conventions, today or date.today())
    notes = {name: claim.texts.get("source_note", "") for name, claim in zip(checked.ids, checked.claims, strict=True)}
    attrs = {
        "problems": _in_order(sheet, checked.problems),
        "conventions": conventions,
        "supersedes": checked.supersedes,
        "rows": len(sheet.rows),
        "refused": sheet.refused,
        "source_notes": {name: note for name, note in notes.items() if note},
    }
    return build_frame(_columns(checked), attrs)


def _columns(checked: Checked) -> dict[str, Any]:
    claims = checked.claims
    columns: dict[str, Any] = {"claim_id": checked.ids}
    columns |= {name: [claim.key[place] for claim in claims] for place, name in enumerate(CHAIN_KEY)}
    columns |= {name: [claim.texts.get(name, "") for claim in claims] for name in _AS_WRITTEN}
    columns |= _bounds("start", [claim.timing.start for claim in claims])
    columns |= _bounds("end", [claim.timing.end for claim in claims])
    columns |= _bounds("asserted", [claim.assertion.window for claim in claims])
    return columns | {
        "kind": ["span" if claim.is_span else "point" for claim in claims],
        "status": [claim.status for claim in claims],
        "stated": [stated_text(claim.texts) for claim in claims],
        "precision": [claim.timing.precision for claim in claims],
        "qualifier": [claim.timing.qualifier for claim in claims],
        "convention": [claim.timing.convention for claim in claims],
        "asserted_text": [claim.assertion.text for claim in claims],
        "source_id": [_source_id(claim) for claim in claims],
        "file": [claim.row.file for claim in claims],
        "line": [claim.row.line for claim in claims],
    }


def _source_id(claim: Claim) -> str:
    """The source as named; one that is described but not named goes by its title or publisher."""
    return next(
        (claim.texts[name] for name in ("source", "source_title", "publisher", "url") if name in claim.texts), ""
    )


def _bounds(name: str, windows: Sequence[VagueDate | None]) -> dict[str, Any]:
    return {
        f"{name}_earliest": day_array(window.earliest if window else None for window in windows),
        f"{name}_latest": day_array(window.latest if window else None for window in windows),
    }


def _shared(problem: Problem, rows: int) -> Problem:
    """A fault of a source or of a production is a fault of each of its claims."""
    if rows < 2 or problem.severity != "error":
        return problem
    return replace(problem, message=f"{problem.message}, which leaves out {rows} claims")


def _in_order(sheet: Sheet, found: Iterable[Problem]) -> list[Problem]:
    """All problems once, by file as first met, then by place; one that many rows share says how many."""
    shared = Counter(found)
    problems = [_shared(problem, shared[problem]) for problem in dict.fromkeys((*sheet.problems, *shared))]
    files = {name: place for place, name in enumerate(dict.fromkeys([row.file for row in sheet.rows]))}
    for problem in problems:
        files.setdefault(problem.file, len(files))
    return sorted(problems, key=lambda problem: (files[problem.file], problem.line or 0, problem.column or 0))
