"""Mermaid gantt: the standing dates of a claim frame as a diagram, a section for each production.

Mermaid knows days and no doubt. So a vague date is drawn as the bar of all its days, and its name says so; what is open
to one side is drawn at the day that is known, and its name says that. What was stated, and by whom, stands in a comment
above each task. Superseded and canceled dates are not in it, nor are years before 100, which it can't draw: those have
the comment alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pandas as pd

from timeline.export.standing import Entry, Record, entries, milestone_title, standing_records

__all__ = ["EXPORTER"]

FIRST_YEAR: Final = 100

_INVISIBLE: Final = "\x85\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
"""What ends a line, or turns the direction of the text behind it, also of what is not its own."""

_OWN: Final = "\ufb02\u00b6"
"""How Mermaid writes `&` and `;` for itself while it reads."""

_IN_COMMENTS: Final = re.compile(f"[%{_INVISIBLE}]")
_SPECIAL: Final = re.compile(f'[#:;%<>&"`{{}}\\\\{_OWN}{_INVISIBLE}]')
# A line that begins so would be a statement of Mermaid's own and no task.
_STATEMENT: Final = re.compile(
    r"(?i)gantt|dateformat|inclusiveenddates|topaxis|axisformat|tickinterval|includes|excludes|todaymarker|week(day|end)"
    r"|title|acc(title|descr)|section|click|href|call|\d|-"
)
_HEAD: Final = ("gantt", "    title Standing dates", "    dateFormat YYYY-MM-DD", "    inclusiveEndDates")


class Mermaid:
    """Mermaid gantt files."""

    name = "Mermaid gantt"
    endings = (".mmd", ".mermaid")

    def render(self, table: pd.DataFrame) -> bytes:
        """The diagram; `ExportError` for a table that is not a claim frame."""
        lines = [*_HEAD]
        by_production: dict[str, list[Record]] = {}
        for record in standing_records(table, "a diagram"):
            by_production.setdefault(record["production"], []).append(record)
        number = 0
        for production, records in by_production.items():
            lines.append(f"    section {_text(production)}")
            for record in records:
                lines.append(f"    %% {_IN_COMMENTS.sub(_by_number, ''.join(_comment(record)))}")
                for entry in entries(record):
                    number += 1
                    lines.append(_task(record, entry, number))
        return "\n".join([*lines, ""]).encode()


EXPORTER: Final = Mermaid()


def _task(record: Record, entry: Entry, number: int) -> str:
    name = f"{milestone_title(record)}{entry.suffix}{_doubt(record, entry)}"
    if entry.first.year < FIRST_YEAR:
        return f"    %% not drawn, because it lies before the year {FIRST_YEAR}: {_text(name)}"
    is_day = entry.first == entry.last and (record["kind"] == "point" or bool(entry.edge))
    tags = [tag for tag, holds in (("done", record["state"] == "actual"), ("milestone", is_day)) if holds]
    end = "0d" if is_day else entry.last.isoformat()
    return f"    {_text(name, is_first=True)} :{', '.join([*tags, f'c{number}', entry.first.isoformat(), end])}"


def _doubt(record: Record, entry: Entry) -> str:
    """What the bar alone would hide."""
    found = []
    if entry.is_vague and entry.first != entry.last:
        found.append("on one of these days" if record["kind"] == "point" or entry.edge else "at most these days")
    if record["status"] == "rumored":
        found.append("rumored")
    if record["state"] == "conflicting":
        found.append("others say otherwise")
    return f" ({', '.join(found)})" if found else ""


def _comment(record: Record) -> Iterator[str]:
    source = ", ".join(part for part in (record["source_title"] or record["source_id"], record["publisher"]) if part)
    yield f"{record['claim_id']}, {record['status']}, stated as {record['stated']!r}"
    if source:
        yield f" by {source}"
    yield f", said {record['asserted_text'] or 'unknown'}"


def _text(text: str, *, is_first: bool = False) -> str:
    """A text whose characters mean nothing to Mermaid: those that would are written by their number."""
    shown = _SPECIAL.sub(_by_number, text)
    return f"#{ord(shown[0])};{shown[1:]}" if is_first and _STATEMENT.match(shown) else shown


def _by_number(found: re.Match[str]) -> str:
    return f"#{ord(found[0])};"
