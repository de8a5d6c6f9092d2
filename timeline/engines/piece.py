"""Pieces: rows of claim files by column, small enough to be handed from one worker to another.

A piece gives back each row exactly as its reader made it, with its file, line and faults; all that leaves out is the
row objects, which would be ten times as large. It holds rows of formats that number their rows and have no columns
of text, such as Parquet. It knows nothing of Dask.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from timeline.errors import Problem
from timeline.sources.coded import Coded, Numbers
from timeline.sources.row import Cell, CellType, Row, Sheet
from timeline.sources.table import CellColumn, Content, Flags

__all__ = ["LINES", "Piece", "joined", "piece_of"]

LINES: Final = 2**32
"""More than any file has lines: `file * LINES + line` puts the rows of all files in order."""


@dataclass(frozen=True, slots=True, eq=False)
class _Column:
    """One field of all rows: `numbers` says which of the texts, each with its type, a row has; -1: none."""

    numbers: Numbers
    texts: Sequence[str]
    types: Sequence[CellType]

    def take(self, places: Numbers) -> _Column:
        numbers, used = pd.factorize(self.numbers[places])
        there = used >= 0
        anew = np.append(np.where(there, np.cumsum(there) - 1, -1), -1)
        kept = used[there].tolist()
        return _Column(anew[numbers], [self.texts[each] for each in kept], [self.types[each] for each in kept])


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Some rows of files, in order; the rows of a claim table (`timeline.sources.table.Table`).

    `names` are the names of all files, `file` and `line` the place of each row in them. `shapes` holds each order of
    fields that a row has, `shape` says which. `faults` are by row.
    """

    names: tuple[str, ...]
    file: Numbers
    line: Numbers
    shape: Numbers
    shapes: Sequence[tuple[str, ...]]
    by_field: Mapping[str, _Column]
    faults: Mapping[int, tuple[Problem, ...]]
    problems: list[Problem]
    refused: tuple[str, ...] = ()

    def __len__(self) -> int:
        return self.file.size

    @property
    def keys(self) -> Numbers:
        """One number for each row, by which the rows of all files are in order."""
        return self.file * LINES + self.line

    def columns(self) -> dict[str, CellColumn]:
        """The columns of all fields that a row has."""
        return {
            name: CellColumn(column.numbers, list(map(Content, column.texts, column.types)))
            for name, column in self.by_field.items()
        }

    def faulty(self) -> Flags:
        """Which rows have an error among their faults."""
        return self._flagged(
            row for row, faults in self.faults.items() if any(fault.severity == "error" for fault in faults)
        )

    def remarked(self) -> Flags:
        """Which rows have faults."""
        return self._flagged(self.faults)

    def _flagged(self, rows: Iterable[int]) -> Flags:
        flags = np.zeros(len(self), dtype=np.bool_)
        flags[list(rows)] = True
        return flags

    def files(self) -> Coded:
        """The file of each row."""
        return Coded(self.file, self.names)

    def lines(self) -> Any:
        """The line of each row."""
        return pd.array(self.line, dtype="Int64")

    def rows(self, places: Iterable[int]) -> list[Row]:
        """Some rows, as they were read."""
        return [self._row(place) for place in places]

    def _row(self, place: int) -> Row:
        line = int(self.line[place])
        cells = {name: self._cell(name, place, line) for name in self.shapes[self.shape[place]]}
        return Row(self.names[self.file[place]], line, cells, faults=self.faults.get(place, ()))

    def _cell(self, name: str, place: int, line: int) -> Cell:
        column = self.by_field[name]
        number = column.numbers[place]
        return Cell(column.texts[number], line, type=column.types[number])

    def take(self, places: Numbers) -> Piece:
        """The rows at these places, in this order, without the problems that belong to no single row."""
        where = {place: row for row, place in enumerate(places.tolist())} if self.faults else {}
        return Piece(
            self.names,
            self.file[places],
            self.line[places],
            self.shape[places],
            self.shapes,
            {name: column.take(places) for name, column in self.by_field.items()},
            {where[place]: faults for place, faults in self.faults.items() if place in where},
            [],
        )


def piece_of(sheet: Sheet, names: tuple[str, ...], file: int) -> Piece:
    """The rows of one file, the `file`-th of `names`."""
    size = len(sheet.rows)
    number_of: dict[tuple[str, ...], int] = {}
    shape = [number_of.setdefault(tuple(row.cells), len(number_of)) for row in sheet.rows]
    return Piece(
        names,
        np.full(size, file, dtype=np.int64),
        np.array([row.line for row in sheet.rows], dtype=np.int64),
        np.array(shape, dtype=np.int64),
        list(number_of),
        {name: _column(name, sheet.rows) for name in dict.fromkeys(name for names in number_of for name in names)},
        {place: row.faults for place, row in enumerate(sheet.rows) if row.faults},
        sheet.problems,
        sheet.refused,
    )


def _column(name: str, rows: Sequence[Row]) -> _Column:
    number_of: dict[tuple[str, CellType], int] = {}
    cells = (row.cells.get(name) for row in rows)
    numbers = [-1 if cell is None else number_of.setdefault((cell.text, cell.type), len(number_of)) for cell in cells]
    return _Column(np.array(numbers, dtype=np.int64), [text for text, _ in number_of], [kind for _, kind in number_of])


def joined(pieces: Sequence[Piece], names: tuple[str, ...]) -> Piece:
    """The rows of all pieces, one piece after the other."""
    sizes = [len(piece) for piece in pieces]
    begins = np.append(0, np.cumsum(sizes)).tolist()
    shapes = [len(piece.shapes) for piece in pieces]
    fields = dict.fromkeys(name for piece in pieces for name in piece.by_field)
    return Piece(
        names,
        _chained([piece.file for piece in pieces]),
        _chained([piece.line for piece in pieces]),
        _moved([piece.shape for piece in pieces], shapes),
        [shape for piece in pieces for shape in piece.shapes],
        {name: _joined_column(name, pieces) for name in fields},
        {
            begin + row: faults
            for begin, piece in zip(begins, pieces, strict=False)
            for row, faults in piece.faults.items()
        },
        [problem for piece in pieces for problem in piece.problems],
        tuple(name for piece in pieces for name in piece.refused),
    )


def _joined_column(name: str, pieces: Sequence[Piece]) -> _Column:
    columns = [piece.by_field.get(name) or _Column(np.full(len(piece), -1, dtype=np.int64), [], []) for piece in pieces]
    return _Column(
        _moved([column.numbers for column in columns], [len(column.texts) for column in columns]),
        [text for column in columns for text in column.texts],
        [kind for column in columns for kind in column.types],
    )


def _moved(numbers: Sequence[Numbers], sizes: Sequence[int]) -> Numbers:
    """Numbers one after the other, each set counted on from those before it; -1 stays."""
    begins = np.append(0, np.cumsum(sizes)).tolist()
    return _chained([np.where(part < 0, -1, part + begin) for part, begin in zip(numbers, begins, strict=False)])


def _chained(parts: Sequence[Numbers]) -> Numbers:
    return np.concatenate([np.zeros(0, dtype=np.int64), *parts])
