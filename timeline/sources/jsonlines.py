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
from timeline.sources.records import RecordNames, names_of
from timeline.sources.row import Row, Sheet
from timeline.sources.source import refused
from timeline.sources.textfile import decode
from timeline.sources.values import kind_of

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
        parsed = [(number, *_parsed(file, number, line)) for number, line in filled]
        names = names_of(file, ((number, value) for number, value, _ in parsed if isinstance(value, dict)))
        rows = [row for number, value, fault in parsed for row in _rows(names, number, value, fault)]
        return Sheet(rows, names.problems)


SOURCE: Final = JsonLines()


def _rows(names: RecordNames, number: int, value: Any, fault: Problem | None) -> list[Row]:
    if isinstance(value, dict):
        return names.rows(number, value)
    if fault is None:
        message = f"the line holds {kind_of(value)}, {str(value)[:40]!r}, where an object belongs"
        fault = Problem(names.file, number, 1, "field-type", message, 'write {"production": ..., "milestone": ...}')
    return [Row(names.file, number, {}, 1, None, (fault,))]


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
