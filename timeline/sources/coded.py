"""Coded texts: a column of texts in which each distinct one is kept once and every row has its number.

What holds of a text then holds of all rows that have it, and is found out once. It looks into no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["Coded", "Numbers", "first_rows", "numbered", "renumbered", "together"]

Numbers: TypeAlias = npt.NDArray[np.int64]

MOST: Final = 2**62
"""How many combinations one integer can tell apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """`numbers` has an element for each row: which of `texts` it has, or -1 for none.

    >>> Coded(np.array([1, 0, -1]), ["a", "b"]).array().tolist()
    ['b', 'a', '']
    """

    numbers: Numbers
    texts: Any

    def array(self) -> Any:
        """The texts of all rows as a pandas string array, "" where there is none."""
        return pd.array([*self.texts, ""], dtype="str").take(self.numbers)  # -1 is the last

    def take(self, rows: Any) -> Coded:
        """The column of some of the rows, by place or by flag."""
        return Coded(self.numbers[rows], self.texts)

    def at(self, row: int) -> str:
        """The text of one row, "" where there is none."""
        number = int(self.numbers[row])
        return "" if number < 0 else self.texts[number]


def numbered(texts: Iterable[str]) -> Coded:
    """A column of texts, coded in order of first appearance.

    >>> numbered(["b", "a", "b"]).numbers.tolist()
    [0, 1, 0]
    """
    number_of: dict[str, int] = {}
    numbers = np.array([number_of.setdefault(text, len(number_of)) for text in texts], dtype=np.int64)
    return Coded(numbers, list(number_of))


def renumbered(numbers: Numbers, anew: Sequence[int]) -> Numbers:
    """Rows' numbers where each number from 0 on is replaced by that in `anew`; -1 stays.

    >>> renumbered(np.array([1, 0, -1]), [5, -1]).tolist()
    [-1, 5, -1]
    """
    if anew == list(range(len(anew))):
        return numbers
    return np.array([*anew, -1], dtype=np.int64)[numbers]


def together(*columns: Any) -> tuple[Numbers, int]:
    """A number for each distinct combination of a row's numbers (from -1 on) or flags, by first appearance; how many.

    >>> together(np.array([0, 0, 1]), np.array([-1, 2, -1]))
    (array([0, 1, 2]), 3)
    """
    keys, room = np.zeros(len(columns[0]), dtype=np.int64), 1
    for given in columns:
        column = given.astype(np.int64, copy=False)
        size = int(column.max(initial=-1)) + 2
        if size == 1:  # empty everywhere: it tells nothing apart
            continue
        if room * size > MOST:
            keys, room = _counted(keys)
        keys, room = keys * size + column + 1, room * size
    return _counted(keys)


def _counted(keys: Numbers) -> tuple[Numbers, int]:
    numbers, distinct = pd.factorize(keys)
    return numbers.astype(np.int64, copy=False), len(distinct)


def first_rows(numbers: Numbers, count: int) -> Numbers:
    """The first row of each number from 0 to `count`, which all occur; rows of -1 don't count.

    >>> first_rows(np.array([1, 0, -1, 1]), 2).tolist()
    [1, 0]
    """
    first = np.zeros(count + 1, dtype=np.int64)  # the last is that of -1
    first[numbers[::-1]] = np.arange(numbers.size)[::-1]
    return first[:count]
