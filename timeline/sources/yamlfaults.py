"""Broken YAML in plain words: what the parser's remarks mean to somebody who keeps a claim file.

The place is the parser's; the words are ours. A remark that is not in the table is told as such, never hidden.
"""

from __future__ import annotations

from typing import Final

import yaml

from timeline.errors import Problem, SourceError
from timeline.sources.source import refused

__all__ = ["syntax_fault"]

# The parser's remark, what it means, and what to do.
_REMARKS: Final = (
    (
        "mapping values are not allowed",
        "a colon where no field can begin",
        "put quotation marks around a text that holds ': ', and check the indentation",
    ),
    ("found unexpected end of stream", "a quotation mark is never closed", "close it"),
    (
        "found character that cannot start any token",
        "a character that no text can begin with (a tab, or one of @ ` %)",
        "indent with spaces, and put quotation marks around such a text",
    ),
    ("did not find expected ',' or ']'", "a list '[' is never closed, or lacks a comma", "close it with ']'"),
    ("did not find expected ',' or '}'", "a mapping '{' is never closed, or lacks a comma", "close it with '}'"),
    (
        "did not find expected key",
        "a line that does not belong where it stands",
        "line it up with the fields above, and put quotation marks around a text that holds quotation marks",
    ),
    (
        "did not find expected '-' indicator",
        "a line that does not belong to the list above it",
        "begin each item with '- ', at the same indentation",
    ),
    ("could not find expected ':'", "a field without its colon", "write 'name: text'"),
    (
        "found unknown escape character",
        "an escape that YAML does not know",
        "use single quotation marks",
    ),
    ("did not find expected node content", "something is missing here", "write a text, or take the separator out"),
)


def syntax_fault(error: yaml.MarkedYAMLError, file: str) -> SourceError:
    """The error for a file whose YAML is broken, at the place where the parser stopped."""
    remark = str(error.problem or error.context or "")
    message, hint = _in_our_words(remark)
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
    if error.context_mark and "never closed" in message:
        # Where it was opened says more than the end of the file.
        line, column = error.context_mark.line + 1, error.context_mark.column + 1
    return refused(Problem(file, line, column, "yaml-syntax", message, hint))


def _in_our_words(remark: str) -> tuple[str, str]:
    for known, message, hint in _REMARKS:
        if known in remark:
            return message, hint
    return f"broken YAML: {remark}", "check the indentation and the quotation marks"
