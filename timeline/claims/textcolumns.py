"""The texts of all rows by field, made clean as `texts` does it: once for each distinct text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from timeline.claims.clocktimes import DAY_FIELDS
from timeline.claims.stated import PARTS
from timeline.claims.texts import faults_of, leaves_out_time, plain_day
from timeline.limits import DATE_CHARACTERS, TITLE_CHARACTERS
from timeline.sources.coded import Coded, renumbered
from timeline.sources.fields import FIELDS, REQUIRED
from timeline.sources.row import BLANKS
from timeline.sources.table import CellColumn, Content, Table

__all__ = ["Flags", "TextColumns", "clean_columns"]

Flags = npt.NDArray[np.bool_]

SHORT: Final = min(DATE_CHARACTERS, TITLE_CHARACTERS)


@dataclass(frozen=True, slots=True, eq=False)
class TextColumns:
    """The clean texts of every field: none where nothing stands, or where it is refused.

    `filled` says of the required fields and of an activity's parts which rows have something there, be it refused or
    not; `refused`, which rows have a text that is refused; `timed`, which have one whose time of day is left out.
    """

    texts: Mapping[str, Coded]
    filled: Mapping[str, Flags]
    refused: Flags
    timed: Flags


def clean_columns(table: Table) -> TextColumns:
    """The texts of a table's rows."""
    size, columns = len(table), table.columns()
    nothing = CellColumn(np.full(size, -1, dtype=np.int64), [])
    given = {name: columns.get(name, nothing) for name in FIELDS}
    texts: dict[str, Coded] = {}
    refused, timed = np.zeros(size, dtype=np.bool_), np.zeros(size, dtype=np.bool_)
    for name, column in given.items():
        is_sound = [_is_sound(name, content) for content in column.contents]
        texts[name] = _cleaned(name, column, is_sound)
        if not all(is_sound):
            refused |= ~np.array([*is_sound, True])[column.numbers]
        if name in DAY_FIELDS:
            timed |= _timed(name, column)
    return TextColumns(texts, {name: given[name].numbers >= 0 for name in (*REQUIRED, *PARTS)}, refused, timed)


def _timed(name: str, column: CellColumn) -> Flags:
    is_timed = [leaves_out_time(name, content.text.strip(BLANKS)) for content in column.contents]
    return np.array([*is_timed, False])[column.numbers]


def _is_sound(name: str, content: Content) -> bool:
    text, kind = content
    if kind == "text" and len(text) <= SHORT and text.isprintable():
        return True  # without a look: it is short, and no control character is printable
    return kind != "broken" and not any(True for _ in faults_of(name, text.strip(BLANKS), kind))


def _cleaned(name: str, column: CellColumn, is_sound: list[bool]) -> Coded:
    number_of: dict[str, int] = {}
    stripped = [plain_day(name, content.text.strip(BLANKS)) for content in column.contents]
    numbers = [
        number_of.setdefault(text, len(number_of)) if text and sound else -1
        for text, sound in zip(stripped, is_sound, strict=True)
    ]
    return Coded(renumbered(column.numbers, numbers), list(number_of))
