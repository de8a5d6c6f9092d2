"""The claim frame made row by row: the plain meaning of what `timeline.claims` does by column.

Each row is read alone, with nothing remembered from one to the next but the kinds of chains and the ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import Any

import pandas as pd

from timeline.claims.assertion import Assertion, read_assertion
from timeline.claims.claim import Claim, doubts
from timeline.claims.clocktimes import read_moment
from timeline.claims.milestones import ACTIVITIES
from timeline.claims.phrases import Speaker
from timeline.claims.stated import PARTS, stated_text
from timeline.claims.terms import read_milestone, read_status
from timeline.claims.texts import Texts, clean
from timeline.claims.timing import Timing, read_timing
from timeline.dates import Conventions
from timeline.errors import NeedsReference, Problem
from timeline.frame import CHAIN_KEY, COLUMNS, shared_attrs
from timeline.sources import Row, Sheet
from timeline.sources.fields import REQUIRED, nearest_hint

__all__ = ["rowwise_frame"]

AS_WRITTEN = ("location", "source_title", "publisher", "url", "locator", "note")
DAY_COLUMNS = ("start", "end", "asserted")
LEFT_OUT_HINT = "it is put in order by its assertion date until that one is corrected"


@dataclass
class Line:
    """What is known of one row."""

    row: Row
    texts: Texts
    problems: list[Problem]
    milestone: str = ""
    status: str = ""
    is_span: bool = False
    id: str = ""
    timing: Timing | None = None
    assertion: Assertion | None = None

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(self.milestone if name == "milestone" else self.texts.get(name, "") for name in CHAIN_KEY)

    @property
    def is_claim(self) -> bool:
        understood = self.timing is not None and self.assertion is not None
        return understood and not any(problem.severity == "error" for problem in self.problems)


def rowwise_frame(sheet: Sheet, conventions: Conventions, today: date) -> pd.DataFrame:
    lines = [read_words(row) for row in sheet.rows]
    spans = {
        line.key for line in lines if line.milestone in ACTIVITIES or any(part in line.row.cells for part in PARTS)
    }
    for line in lines:
        line.is_span = line.key in spans
        if line.row.cells:
            read_times(line, conventions)
    give_ids(lines)
    supersedes = {one.id: other.id for one, other in named_by(lines)}
    for line in lines:
        if line.is_claim:
            line.problems.extend(doubts(as_claim(line), today))
    claims = [line for line in lines if line.is_claim]
    attrs = {
        "problems": in_order(sheet, once(problem for line in lines for problem in line.problems)),
        "conventions": conventions,
        "supersedes": supersedes,
        "rows": len(sheet.rows),
        "refused": sheet.refused,
        "source_notes": {line.id: line.texts["source_note"] for line in claims if "source_note" in line.texts},
        "published": {line.id: line.texts["published"] for line in claims if "published" in line.texts},
    }
    return framed(claims, attrs)


def read_words(row: Row) -> Line:
    texts, faults = clean(row)
    line = Line(row, texts, [*row.faults, *faults])
    if row.cells or not row.faults:
        for name in REQUIRED:
            if name not in row.cells:
                hint = f"every row needs its {name}, also where it is that of the row above"
                line.problems.append(row.problem(None, "field-missing", f"no {name!r}", hint))
    line.milestone = read_milestone(row, texts, line.problems)
    line.status = read_status(row, texts, line.problems)
    line.problems.extend(left_out(row))
    return line


def left_out(row: Row) -> Iterator[Problem]:
    for name in ("date", "start", "end", "asserted", "published"):
        text = row.text(name).strip()
        moment = read_moment(text)
        if moment is not None and not moment.is_midnight:
            message = f"{text!r} has a time of day, left out here and in other rows: the day on its own clock counts"
            hint = "write the day alone where it was another one on the spot"
            yield row.problem(name, "time-left-out", message, hint, severity="note")


def read_times(line: Line, conventions: Conventions) -> None:
    line.assertion = read_assertion(line.row, line.texts, conventions, line.problems)
    said = line.assertion.window if line.assertion else None
    speaker = Speaker(conventions, said, "past" if line.status == "actual" else "future")
    faults: list[Problem] = []
    line.timing = read_timing(
        line.row, line.texts, speaker, faults, is_span=line.is_span, needs_date=line.status != "canceled"
    )
    line.problems.extend(fault for fault in faults if line.assertion or fault.code != NeedsReference.code)


def as_claim(line: Line) -> Claim:
    assert line.timing is not None
    assert line.assertion is not None
    return Claim(line.row, line.texts, line.status, line.timing, line.assertion)


def give_ids(lines: list[Line]) -> None:
    owners: dict[str, Line] = {}
    for line in lines:
        own = line.texts.get("id", "")
        if own in owners:
            first = owners[own].row
            message = f"the id {own!r} is taken, in {first.file} line {first.line}"
            line.problems.append(line.row.problem("id", "id-duplicate", message, "give each claim its own id"))
        elif own:
            owners[own] = line
            line.id = own
    taken = set(owners)
    for line in lines:
        if not line.id:
            base = f"{PurePath(line.row.file).stem}:{line.row.line}"
            line.id, number = base, 1
            while line.id in taken:
                number += 1
                line.id = f"{base}.{number}"
            taken.add(line.id)


def named_by(lines: list[Line]) -> list[tuple[Line, Line]]:
    """The claims that supersede another by name, each with that one."""
    by_id = {line.id: line for line in lines}
    claims = [line for line in lines if line.is_claim]
    named: dict[str, Line] = {}
    faults: list[tuple[Line, tuple[str, str, str]]] = []
    for line in claims:
        text = line.texts.get("supersedes", "")
        if not text:
            continue
        fault = naming_fault(line, text, by_id)
        if fault is None:
            named[line.id] = by_id[text]
        else:
            faults.append((line, fault))
    for line in claims:
        if line.id in named and comes_back(line.id, named):
            message = f"{line.texts['supersedes']!r} supersedes this claim in turn"
            faults.append((line, ("supersedes-cycle", message, "take one of them out")))
    for line, fault in faults:
        line.problems.append(line.row.problem("supersedes", *fault))
    pairs = [(line, named[line.id]) for line in claims if line.id in named and line.is_claim]
    for line, other in pairs:
        if not other.is_claim:
            message = f"supersedes {other.id!r}, which was left out"
            problem = line.row.problem("supersedes", "supersedes-left-out", message, LEFT_OUT_HINT, severity="warning")
            line.problems.append(problem)
    return [(line, other) for line, other in pairs if other.is_claim]


def naming_fault(line: Line, text: str, by_id: dict[str, Line]) -> tuple[str, str, str] | None:
    other = by_id.get(text)
    if other is None:
        return "supersedes-unknown", f"no claim has the id {text!r}", nearest_hint(text, list(by_id), "name an id")
    if other is line:
        return "supersedes-itself", "the claim supersedes itself", "name the claim that it replaces"
    if other.is_claim and other.key != line.key:
        parts = " / ".join(part for part in other.key if part)
        hint = "a claim replaces one of the same production, milestone, label and territory"
        return "supersedes-chain", f"{text!r} is of another chain, {parts!r}", hint
    return None


def comes_back(name: str, named: dict[str, Line]) -> bool:
    at, steps = name, 0
    while at in named and steps <= len(named):
        at, steps = named[at].id, steps + 1
        if at == name:
            return True
    return False


def once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Each new milestone is noted where it is first met, and a time of day in each file."""
    seen: set[tuple[str, str]] = set()
    for problem in problems:
        news = problem.code, problem.file if problem.code == "time-left-out" else problem.message
        if problem.code not in ("milestone-new", "time-left-out") or news not in seen:
            yield problem
        seen.add(news)


def in_order(sheet: Sheet, found: Iterable[Problem]) -> list[Problem]:
    counts = Counter(found)
    told = list(dict.fromkeys([*sheet.problems, *counts]))
    shared = [
        replace(problem, message=f"{problem.message}, which leaves out {counts[problem]} claims")
        if counts[problem] > 1 and problem.severity == "error"
        else problem
        for problem in told
    ]
    files = list(dict.fromkeys([*(row.file for row in sheet.rows), *(problem.file for problem in shared)]))
    return sorted(shared, key=lambda each: (files.index(each.file), each.line or 0, each.column or 0))


def framed(claims: list[Line], attrs: dict[str, Any]) -> pd.DataFrame:
    records = [record(line) for line in claims]
    columns = {
        name: pd.Series([each.get(name, "" if kind == "str" else None) for each in records], dtype=kind)
        for name, kind in COLUMNS.items()
    }
    keys = list(dict.fromkeys(line.key for line in claims))
    columns["chain"] = pd.Series([keys.index(line.key) for line in claims], dtype="Int64")
    frame = pd.DataFrame(columns)
    frame.attrs = shared_attrs(attrs)
    return frame


def record(line: Line) -> dict[str, Any]:
    timing, assertion, texts = line.timing, line.assertion, line.texts
    assert timing is not None
    assert assertion is not None
    windows = dict(zip(DAY_COLUMNS, (timing.start, timing.end, assertion.window), strict=True))
    days = {
        f"{name}_{side}": getattr(window, side, None)
        for name, window in windows.items()
        for side in ("earliest", "latest")
    }
    named = [texts[name] for name in ("source", "source_title", "publisher", "url") if name in texts]
    return {
        **dict(zip(CHAIN_KEY, line.key, strict=True)),
        **{name: texts.get(name, "") for name in AS_WRITTEN},
        **days,
        "claim_id": line.id,
        "kind": "span" if line.is_span else "point",
        "status": line.status,
        "stated": stated_text(texts),
        "precision": timing.precision,
        "qualifier": timing.qualifier,
        "convention": timing.convention,
        "asserted_text": assertion.text,
        "source_id": named[0] if named else "",
        "file": line.row.file,
        "line": line.row.line,
    }
