"""Claims as JSON: a list of objects, one a claim, as `timeline table -o claims.json` writes it or as anybody may.

Fields have their names as everywhere. In a claims table only what was said is read; what was computed from it is
computed anew. A reading that followed a convention needs the same conventions again, which is noted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from timeline.errors import Problem
from timeline.limits import ROWS
from timeline.sources.claimtable import COMPUTED, IS_CLAIMS_TABLE, SAID, stated_fields
from timeline.sources.fields import REQUIRED, field_name
from timeline.sources.records import record_row
from timeline.sources.row import Row, Sheet
from timeline.sources.source import refused

__all__ = ["DIALECT"]

_OTHER_TABLES: Final = {"first_verdict": "a comparison", "from_id": "a table of revisions"}
_BOUNDS: Final = ("start_earliest", "start_latest", "end_earliest", "end_latest")

Record = Mapping[str, Any]


class JsonClaims:
    """A list of claims."""

    name = "claims (a list with 'production' and 'milestone')"

    def fits(self, value: Any) -> bool:
        """A list that is empty or has a claim, or a claim file in JSON."""
        if isinstance(value, list):
            return not value or any(isinstance(one, Mapping) and _is_claim(one) for one in value)
        return isinstance(value, Mapping) and any(
            isinstance(value.get(name), list) for name in ("claims", "productions")
        )

    def read(self, value: Any, file: str) -> Sheet:
        """One row a claim. Raises `SourceError` for too many, another table of ours, and a whole claim file."""
        if isinstance(value, Mapping):
            message, hint = (
                "a claim file, not a list of claims",
                "JSON is YAML as well: let the file's name end in .yaml",
            )
            raise refused(Problem(file, 1, None, "json-unclear", message, hint))
        _refuse_others(value, file)
        sheet = Sheet()
        if not value:
            sheet.problems.append(
                Problem(file, 1, None, "plan-empty", "an empty list: no claims in it", severity="note")
            )
        seen: set[str] = set()
        sheet.rows.extend(_row(file, number, one, seen, sheet.problems) for number, one in enumerate(value, 1))
        sheet.problems.extend(_conventions(value, file))
        return sheet


DIALECT: Final = JsonClaims()


def _is_claim(record: Record) -> bool:
    return {field_name(str(name)) for name in record}.issuperset(REQUIRED)


def _refuse_others(records: list[Any], file: str) -> None:
    if len(records) > ROWS:
        raise refused(Problem(file, None, None, "file-large", f"more than {ROWS:,} rows", "split the file"))
    first = next((one for one in records if isinstance(one, Mapping)), {})
    for name, table in _OTHER_TABLES.items():
        if name in first:
            message = f"{table}, which is computed from claims, and not claims"
            raise refused(Problem(file, 1, None, "json-unknown", message, "write the claims table"))


def _row(file: str, number: int, record: Any, seen: set[str], problems: list[Problem]) -> Row:
    line = getattr(record, "line", None) or number
    if not isinstance(record, Mapping):
        message = f"claim {number} is {type(record).__name__} {repr(record)[:40]} where an object belongs"
        hint = 'write {"production": ..., "milestone": ...}'
        return Row(file, None, {}, faults=(Problem(file, None, None, "field-type", message, hint),))
    fields = _said(record) if _is_table(record) else record
    return record_row(file, line, fields, seen, problems)


def _is_table(record: Record) -> bool:
    return all(name in record for name in IS_CLAIMS_TABLE)


def _said(record: Record) -> dict[str, Any]:
    """The fields of a claims table's row: what was said, without what was computed from it."""
    said = {SAID.get(name, name): value for name, value in record.items() if name not in (*COMPUTED, "stated")}
    stated, kind = record["stated"], record.get("kind")
    if not isinstance(stated, str):
        return said if stated is None else {**said, "date": stated}
    bounds = {name: record.get(name) for name in _BOUNDS}
    return {**said, **stated_fields(stated, str(kind), bounds)}


def _conventions(records: list[Any], file: str) -> Iterator[Problem]:
    """One note of the conventions that a written table relied on: without them its dates may be read otherwise."""
    texts = (one.get("convention") for one in records if isinstance(one, Mapping) and _is_table(one))
    used = list(dict.fromkeys(text for text in texts if isinstance(text, str) and text))
    if used:
        more = f" and {len(used) - 1} more" if len(used) > 1 else ""
        message = f"dates in it were read by the convention {used[0][:120]!r}{more}"
        yield Problem(file, None, None, "convention", message, "read it with the same conventions", "note")
