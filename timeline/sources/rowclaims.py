"""What one line of a table says: one claim, or two where it also says how it turned out.

A claims table's one text for its date becomes the fields that it was made from. Cells by name in, cells by field out;
how columns got their names is for `columns`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from timeline.errors import Problem
from timeline.sources.claimtable import COMPUTED, stated_fields
from timeline.sources.columns import ACTUAL, has_actual
from timeline.sources.fields import known_word
from timeline.sources.row import Cell

__all__ = ["claims_of"]

_DATES: Final = ("date", "start", "end", "duration")
_ANNOUNCES: Final = (*_DATES, "status")
"""What makes an announcement of a line that also says how it turned out."""
_OF_THE_ANNOUNCEMENT: Final = (*_ANNOUNCES, "asserted", "published", "supersedes")
"""What such a line says of its announcement alone; of a line without one, it says it of what happened."""

_BOUNDS: Final = ("start_earliest", "start_latest", "end_earliest", "end_latest")


def claims_of(
    file: str, names: Sequence[str | None], found: Mapping[str, Cell]
) -> tuple[list[dict[str, Cell]], list[Problem]]:
    """The claims of a line whose filled cells are `found`, and what is unclear about it; `names` are all columns."""
    faults = [*_unclear(file, names, found), *_said_twice(file, found)]
    return list(_claims(_said(found))), faults


def _unclear(file: str, names: Sequence[str | None], found: Mapping[str, Cell]) -> Iterator[Problem]:
    """A fault where the status says that it happened, and the columns for that say nothing."""
    status = found.get("status")
    if status is None or not _says_actual(status) or _actual(found) or not has_actual(names):
        return
    message = "'status' says 'actual', and the columns for what happened are empty"
    hint = "write the date there, or take the status out"
    yield Problem(file, status.line, status.column, "status-conflict", message, hint, cell=status.cell_name)


def _said_twice(file: str, found: Mapping[str, Cell]) -> Iterator[Problem]:
    """A fault where a claims table's text for its date stands beside another date."""
    other = next((found[name] for name in _DATES if name in found), None)
    if other is not None and "stated" in found:
        message = f"{other.text!r} beside 'stated', which says {found['stated'].text!r}"
        yield Problem(file, other.line, other.column, "date-conflict", message, "keep one of the two", cell=other[3])


def _said(found: Mapping[str, Cell]) -> dict[str, Cell]:
    """The fields of a line: those of a claims table's one text for its date, without what was computed."""
    said = {name: cell for name, cell in found.items() if name not in COMPUTED and name != "stated"}
    stated = found.get("stated")
    if stated is not None:
        kind = found["kind"].text if "kind" in found else ""
        parts = stated_fields(stated.text, kind, {name: name in found for name in _BOUNDS})
        said |= {name: stated._replace(text=text) for name, text in parts.items()}
    return said


def _actual(found: Mapping[str, Cell]) -> dict[str, Cell]:
    return {name.removeprefix(ACTUAL): cell for name, cell in found.items() if name.startswith(ACTUAL)}


def _says_actual(status: Cell) -> bool:
    return known_word(status.text, ("actual",)) == "actual"


def _claims(found: Mapping[str, Cell]) -> Iterator[dict[str, Cell]]:
    """What a line announces, and what it says happened. Where it says both, it tells only when it was announced."""
    actual = _actual(found)
    said = {name: cell for name, cell in found.items() if not name.startswith(ACTUAL)}
    if not actual:
        yield said
        return
    if "status" in said and _says_actual(said["status"]):
        del said["status"]
    happened = actual | {"status": next(iter(actual.values()))._replace(text="actual", type="text")}
    if not any(name in said for name in _ANNOUNCES):
        yield said | happened
        return
    yield said
    yield _beside_the_announcement(said) | happened


def _beside_the_announcement(said: Mapping[str, Cell]) -> dict[str, Cell]:
    """What a line says of both its claims; one id can't be that of two."""
    shared = {name: cell for name, cell in said.items() if name not in _OF_THE_ANNOUNCEMENT}
    if "id" in shared:
        shared["id"] = shared["id"]._replace(text=f"{shared['id'].text}-actual")
    return shared
