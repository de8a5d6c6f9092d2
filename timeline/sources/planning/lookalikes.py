"""Files under a wrong ending: what a text looks like, said where its own reader refuses it.

Only how it begins is looked at; which format it is stays with its ending, and nothing is read under another one.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from timeline.errors import SourceError
from timeline.sources.source import refused

__all__ = ["hinted", "likely_ending"]

_BEGINNINGS: Final = (
    (re.compile(r"BEGIN:VCALENDAR\b", re.IGNORECASE), ".ics"),
    (re.compile(r"(?:<[?!].*?>\s*)*<project\b", re.DOTALL), ".gan"),
    (re.compile(r"<[?!\w]"), ".xml"),
    (re.compile(r"\{\s*[\"}]|\[\s*[\[{\]]"), ".json"),
    (re.compile(r"(?:%%[^\n]*\s+)*gantt\b"), ".mmd"),
)
_CHARACTERS: Final = 2_000


def likely_ending(data: bytes) -> str:
    """The ending of the format that a file's beginning looks like, "" where it looks like none.

    >>> likely_ending(b"BEGIN:VCALENDAR"), likely_ending(b"Dear diary")
    ('.ics', '')
    """
    is_wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    text = data.removeprefix(BOM_UTF8)[: _CHARACTERS * 2].decode("utf-16" if is_wide else "utf-8", "replace")
    return next((ending for form, ending in _BEGINNINGS if form.match(text.lstrip())), "")


def hinted(error: SourceError, data: bytes, endings: Collection[str]) -> SourceError:
    """The refusal of a file, with the ending that it should have as the hint where it looks like another format."""
    ending = likely_ending(data)
    if not ending or ending in endings or error.problem is None or error.problem.code == "encoding":
        return error
    return refused(replace(error.problem, hint=f"it looks like a file that ends in {ending}: give it that ending"))
