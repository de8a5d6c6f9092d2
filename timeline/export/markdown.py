"""Markdown: one table with pipes, as GitHub and most wikis draw it; days as `YYYY-MM-DD`.

To be read by people, and not to be read back: a column that is empty in every row is left out and named below the
table, a line break in a text is `<br>`, and what would be markup is shown as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import pandas as pd

from timeline.export.cells import Value, columns_of

__all__ = ["EXPORTER"]

# What is markup inside a cell; an underscore is none between letters.
_MARKUP: Final = re.compile(r"[\\`*\[\]|~$]|(?<![^\W_])_|_(?![^\W_])")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ADDRESS: Final = re.compile(r"https?://[^\s<>\\|`]+")
_LINE_END: Final = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class Markdown:
    """Markdown files."""

    name = "Markdown"
    endings = (".md",)

    def render(self, table: pd.DataFrame) -> bytes:
        """The table, numbers to the right. One without any value keeps all its columns."""
        columns = columns_of(table)
        filled = {name: values for name, values in columns.items() if any(value not in (None, "") for value in values)}
        shown = filled or columns
        lines = [_line(list(shown)), _rule(shown.values())]
        lines += [_line(row) for row in zip(*shown.values(), strict=True)]
        empty = [name for name in columns if name not in shown]
        if empty:
            lines += ["", f"Empty, and so left out: {', '.join(map(_shown, empty))}."]
        return "\n".join([*lines, ""]).encode()


EXPORTER: Final = Markdown()


def _line(values: Sequence[Value]) -> str:
    return f"| {' | '.join(map(_shown, values))} |"


def _rule(columns: Iterable[Sequence[Value]]) -> str:
    """The line below the headings."""
    return f"| {' | '.join('---:' if _is_count(values) else '---' for values in columns)} |"


def _is_count(values: Sequence[Value]) -> bool:
    return any(value is not None for value in values) and all(
        value is None or (isinstance(value, int | float) and not isinstance(value, bool)) for value in values
    )


def _shown(value: Value) -> str:
    if not isinstance(value, str):
        return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
    if _ADDRESS.fullmatch(value):
        return f"<{value}>"
    return "<br>".join(_MARKUP.sub(r"\\\g<0>", part.translate(_ENTITIES)) for part in _LINE_END.split(value))
