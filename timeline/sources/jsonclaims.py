"""Claims as JSON: a list of objects, one a claim, as `timeline table -o claims.json` writes it or as anybody may.

Fields have their names as everywhere. In a claims table only what was said is read; what was computed from it is
computed anew. A reading that followed a convention needs the same conventions again, which is noted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from timeline.errors import Problem
from timeline.limits import ROWS
from timeline.sources.claimtable import is_claims_record
from timeline.sources.columns import match_columns
from timeline.sources.fields import REQUIRED, field_name
from timeline.sources.records import names_of
from timeline.sources.row import Row, Sheet
from timeline.sources.source import refused
from timeline.sources.values import kind_of

__all__ = ["DIALECT"]

_OTHER_TABLES: Final = {"first_verdict": "a comparison", "from_id": "a table of revisions"}
_OF_PLANS: Final = {"name", "text", "start_date"}
"""Names that the tasks of a plan have."""

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
        numbered = [(getattr(one, "line", None) or number, one) for number, one in enumerate(value, 1)]
        names = names_of(file, ((line, one) for line, one in numbered if isinstance(one, Mapping)))
        for number, (line, one) in enumerate(numbered, 1):
            sheet.rows.extend(names.rows(line, one) if isinstance(one, Mapping) else [_no_object(file, number, one)])
        sheet.problems.extend([*names.problems, *_conventions(value, file)])
        return sheet


DIALECT: Final = JsonClaims()


def _is_claim(record: Record) -> bool:
    """Whether an object names what a claim must have; by other names for it only where it can be no plan's task."""
    names = [str(name) for name in record]
    if {field_name(name) for name in names}.issuperset(REQUIRED):
        return True
    return match_columns(names).fields.issuperset(REQUIRED) and not _OF_PLANS.intersection(names)


def _refuse_others(records: list[Any], file: str) -> None:
    if len(records) > ROWS:
        raise refused(Problem(file, None, None, "file-large", f"more than {ROWS:,} rows", "split the file"))
    first = next((one for one in records if isinstance(one, Mapping)), {})
    for name, table in _OTHER_TABLES.items():
        if name in first:
            message = f"{table}, which is computed from claims, and not claims"
            raise refused(Problem(file, 1, None, "json-unknown", message, "write the claims table"))


def _no_object(file: str, number: int, value: Any) -> Row:
    message = f"claim {number} is {kind_of(value)}, {repr(value)[:40]}, where an object belongs"
    hint = 'write {"production": ..., "milestone": ...}'
    return Row(file, None, {}, faults=(Problem(file, None, None, "field-type", message, hint),))


def _conventions(records: list[Any], file: str) -> Iterator[Problem]:
    """One note of the conventions that a written table relied on: without them its dates may be read otherwise."""
    texts = (one.get("convention") for one in records if isinstance(one, Mapping) and is_claims_record(one))
    used = list(dict.fromkeys(text for text in texts if isinstance(text, str) and text))
    if used:
        more = f" and {len(used) - 1} more" if len(used) > 1 else ""
        message = f"dates in it were read by the convention {used[0][:120]!r}{more}"
        yield Problem(file, None, None, "convention", message, "read it with the same conventions", "note")
