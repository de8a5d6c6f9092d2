"""JSON lines: one claim an object, one object a line.

Texts, numbers, true and false are cells; a number keeps saying that it is one. Lists and objects inside a claim are
refused.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from timeline.errors import Problem
from timeline.limits import ROWS
from timeline.sources.claimtable import claims_table_note, is_claims_record, said_fields
from timeline.sources.records import record_row
from timeline.sources.row import Row, Sheet
from timeline.sources.source import refused
from timeline.sources.textfile import decode

__all__ = ["SOURCE"]

_LINE_END: Final = re.compile(r"\r\n|\r|\n")


class JsonLines:
    """JSON lines files."""

    name = "JSON lines"
    endings = (".jsonl", ".ndjson")

    def read(self, data: bytes, file: str) -> Sheet:
        """The rows of a file, one for each line that is not blank; raises `SourceError` where its bytes aren't text."""
        lines = _LINE_END.split(decode(data, file))
        filled = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
        if not filled:
            raise refused(
                Problem(file, 1, 1, "file-empty", "the file is empty", "write one claim a line, as a JSON object")
            )
        if len(filled) > ROWS:
            raise refused(
                Problem(file, filled[ROWS][0], None, "file-large", f"more than {ROWS:,} rows", "split the file")
            )
        sheet = Sheet()
        seen: set[str] = set()
        sheet.rows.extend(_row(file, number, line, seen, sheet.problems) for number, line in filled)
        return sheet


SOURCE: Final = JsonLines()


def _row(file: str, number: int, line: str, seen: set[str], problems: list[Problem]) -> Row:
    value, fault = _parsed(file, number, line)
    if isinstance(value, dict):
        if is_claims_record(value):
            if not problems:
                problems.append(claims_table_note(file, number))
            value = said_fields(value)
        return record_row(file, number, value, seen, problems)
    if fault is None:
        message = f"the line holds {type(value).__name__} {str(value)[:40]!r} where an object belongs"
        fault = Problem(file, number, 1, "field-type", message, 'write {"production": ..., "milestone": ...}')
    return Row(file, number, {}, 1, None, (fault,))


def _parsed(file: str, number: int, line: str) -> tuple[Any, Problem | None]:
    try:
        return json.loads(line, object_pairs_hook=_without_repeats), None
    except json.JSONDecodeError as error:
        message = f"broken JSON: {error.msg.lower()}"
        return None, Problem(file, number, error.colno, "json-syntax", message, "write one whole object a line")
    except (ValueError, RecursionError) as error:
        return None, Problem(file, number, 1, "json-syntax", f"broken JSON: {error}", "write one whole object a line")


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"{name!r} stands twice")
        found[name] = value
    return found
