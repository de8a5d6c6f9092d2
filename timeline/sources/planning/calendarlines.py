"""The lines of an iCalendar file (RFC 5545, section 3.1): unfolded, with their numbers, sorted into components.

It knows BEGIN and END, and nothing of what a property means. What is wrong with the structure is told with its line; a
file that holds no calendar is refused.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from timeline.errors import Problem, SourceError
from timeline.sources.source import refused
from timeline.sources.textfile import decode

__all__ = ["Block", "read_blocks"]

_FRAME: Final = re.compile(r"(BEGIN|END):\s*([A-Z0-9-]+)\s*", re.IGNORECASE)
_DEPTH: Final = 20
_FORMAT: Final = "a calendar begins with BEGIN:VCALENDAR"


@dataclass(slots=True)
class Block:
    """One component: its name, the line of its BEGIN, its own lines with their numbers, and the components in it."""

    name: str
    line: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    is_whole: bool = True

    def text(self) -> str:
        """The component by itself, without those in it."""
        return "\r\n".join((f"BEGIN:{self.name}", *(text for _, text in self.lines), f"END:{self.name}", ""))


def read_blocks(data: bytes, file: str, problems: list[Problem]) -> list[Block]:
    """The outermost components. Raises `SourceError` where there is none, or one ends that has not begun."""
    root = Block("", 0)
    stack = [root]
    for number, text in _unfolded(data, file):
        found = _FRAME.fullmatch(text)
        if not found:
            if len(stack) > 1:
                stack[-1].lines.append((number, text))
            elif text.strip():
                raise refused(Problem(file, number, 1, "ical-syntax", f"no calendar: {text[:40]!r}", _FORMAT))
        elif found[1].upper() == "BEGIN":
            stack.append(_begun(stack, found[2].upper(), number, file))
        else:
            _end(stack, found[2].upper(), number, file)
    for block in stack[1:]:
        block.is_whole = False
        message = f"the file ends inside {block.name}, which begins here"
        problems.append(Problem(file, block.line, None, "ical-syntax", message, "it was cut off: export it again"))
    if not root.blocks:
        raise refused(Problem(file, 1, 1, "file-empty", "no calendar in the file", _FORMAT))
    return root.blocks


def _begun(stack: list[Block], name: str, number: int, file: str) -> Block:
    if len(stack) > _DEPTH:
        raise refused(Problem(file, number, 1, "ical-syntax", "components are nested too deeply", "export it again"))
    block = Block(name, number)
    stack[-1].blocks.append(block)
    return block


def _end(stack: list[Block], name: str, number: int, file: str) -> None:
    if stack[-1].name != name:
        inside = f" inside {stack[-1].name} of line {stack[-1].line}" if len(stack) > 1 else ""
        raise refused(Problem(file, number, 1, "ical-syntax", f"END:{name}{inside}", "export it again"))
    stack.pop()


def _unfolded(data: bytes, file: str) -> Iterator[tuple[int, str]]:
    """Lines with what was folded under them, numbered as in the file. Bytes are joined first: a fold may split one."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        data = decode(data, file).encode()
    numbers: list[int] = []
    joined: list[list[bytes]] = []
    for number, line in enumerate(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"), 1):
        if line[:1] in (b" ", b"\t") and joined:
            joined[-1].append(line[1:])
        else:
            numbers.append(number)
            joined.append([line])
    try:
        text = decode(b"\n".join(b"".join(parts) for parts in joined), file)
    except SourceError as error:
        if error.problem is None or error.problem.line is None:
            raise
        raise refused(replace(error.problem, line=numbers[error.problem.line - 1])) from error
    return zip(numbers, text.split("\n"), strict=True)
