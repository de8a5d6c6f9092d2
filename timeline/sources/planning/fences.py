"""Fenced blocks of a Markdown text (CommonMark, section 4.5): what stands between lines of backticks or tildes.

A fence may be indented as far as it likes, as in lists, and one that is never closed goes on to the end. It knows
nothing of what a block means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

__all__ = ["Fence", "fenced", "is_fenced"]

_OPENING: Final = re.compile(r"[ \t]*(?P<mark>`{3,}|~{3,})[ \t]*\{?[ \t]*(?P<word>[^\s`{}]*)[^`]*")


@dataclass(frozen=True, slots=True)
class Fence:
    """One block: the line of its opening from 1, the first word after the marks in small letters, and its lines.

    `is_whole`: whether it is closed.
    """

    line: int
    word: str
    lines: tuple[str, ...]
    is_whole: bool = True

    def text(self) -> str:
        """Its lines, with blank ones before them, so that each has the number that it has in the file."""
        return "\n" * self.line + "\n".join(self.lines)


def fenced(text: str) -> Iterator[Fence]:
    """The blocks of a text in order.

    >>> [(block.line, block.word, block.lines) for block in fenced("Plan:\\n```mermaid\\ngantt\\n```\\n")]
    [(2, 'mermaid', ('gantt',))]
    """
    opened: tuple[int, str, str] | None = None
    lines: list[str] = []
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if opened is None:
            found = _OPENING.fullmatch(line)
            opened = (number, found["mark"], found["word"].lower()) if found else None
            lines = []
        elif _is_closing(line, opened[1]):
            yield Fence(opened[0], opened[2], tuple(lines))
            opened = None
        else:
            lines.append(line)
    if opened is not None:
        yield Fence(opened[0], opened[2], tuple(lines), is_whole=False)


def is_fenced(text: str) -> bool:
    """Whether a text begins with a fence."""
    return bool(_OPENING.fullmatch(text.lstrip().partition("\n")[0].rstrip("\r")))


def _is_closing(line: str, mark: str) -> bool:
    stripped = line.strip()
    return len(stripped) >= len(mark) and not stripped.strip(mark[0])
