"""JSON as text to values: objects that know their line, and nothing that JSON doesn't have.

A second value for one name, `NaN`, and nesting beyond what any plan needs are refused with their place, not read in
part. What the values mean is for the formats that are written in JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final, NoReturn

from timeline.errors import Problem
from timeline.sources.source import refused
from timeline.sources.textfile import position

__all__ = ["JsonObject", "read_json"]

_TOKEN: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|[{}\n]')
_STRING_OR_WORD: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|-?\w+')
_BRACKET: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|[][{}]')
LONGEST_NUMBER: Final = 1000
"""Digits of a number; no date and no id has a tenth of them."""
_LINES: Final = re.compile(r"\r\n?")
_CURE: Final = "write it anew from the program that made it"


class JsonObject(dict[str, Any]):
    """An object; `line` is where it opens, counted from 1."""

    line: int | None = None


def read_json(text: str, file: str) -> Any:
    r"""The value of a JSON text, its objects as `JsonObject`. Raises `SourceError` with the place of a fault.

    >>> [item.line for item in read_json('[{"a": 1},\n{"b": 2}]', "x.json")]
    [1, 2]
    """
    if not text.strip():
        raise refused(
            Problem(file, 1, 1, "file-empty", "the file is empty", "write a plan or a list of claims into it")
        )
    text = _LINES.sub("\n", text)
    lines = _closing_order(text)

    def opened(pairs: list[tuple[str, Any]]) -> JsonObject:
        found = JsonObject()
        found.line = next(lines, None)
        for name, value in pairs:
            if name in found:
                raise _Repeated(found.line, name)
            found[name] = value
        return found

    try:
        return json.loads(text, object_pairs_hook=opened, parse_constant=_no_number, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        line, column = position(text[: error.pos])
        raise refused(_fault(file, line, column, f"broken JSON: {error.msg.lower()}")) from error
    except _Repeated as error:
        raise refused(
            _fault(file, error.line, None, f"broken JSON: {error.name!r} stands twice in one object")
        ) from error
    except RecursionError as error:
        raise refused(_fault(file, *_deepest(text), "broken JSON: nested too deeply")) from error
    except _NoNumber as error:
        raise refused(_fault(file, *_first_outside_strings(text, error.text), f"broken JSON: {error}")) from error


class _Repeated(ValueError):
    def __init__(self, line: int | None, name: str) -> None:
        super().__init__(name)
        self.line = line
        self.name = name


def _fault(file: str, line: int | None, column: int | None, message: str) -> Problem:
    return Problem(file, line, column, "json-syntax", message, _CURE)


class _NoNumber(ValueError):
    def __init__(self, text: str, why: str) -> None:
        super().__init__(why)
        self.text = text


def _no_number(text: str) -> NoReturn:
    raise _NoNumber(text, f"{text} is no number")


def _whole_number(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise _NoNumber(text, f"a number of {len(text)} digits")
    return int(text)


def _first_outside_strings(text: str, sought: str) -> tuple[int, int]:
    """Line and column of a piece of JSON, not where a string holds the same."""
    found = (match for match in _STRING_OR_WORD.finditer(text) if match[0] == sought)
    return position(text[: next(found).start()])


def _deepest(text: str) -> tuple[int, int]:
    """Line and column of the first bracket that opens deeper than all before it and all behind it."""
    depth, most, place = 0, 0, 0
    for bracket in _BRACKET.finditer(text):
        if bracket[0][0] == '"':
            continue
        depth += 1 if bracket[0] in "[{" else -1
        if depth > most:
            most, place = depth, bracket.start()
    return position(text[:place])


def _closing_order(text: str) -> Iterator[int]:
    """The line on which each object opens, in the order in which they close: the order in which they are decoded."""
    line, opened = 1, []
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark == "\n":
            line += 1
        elif mark == "{":
            opened.append(line)
        elif mark == "}" and opened:
            yield opened.pop()
