"""When a claim was said: its own `asserted`, else its source's `published`, else nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from timeline.claims.phrases import Speaker, read_date
from timeline.claims.texts import Texts
from timeline.dates import Conventions, VagueDate
from timeline.errors import Problem
from timeline.sources import Row

__all__ = ["UNKNOWN", "Assertion", "read_assertion"]

UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Assertion:
    """The text that says when it was said, and its window; `None` where that is not known at all."""

    text: str
    window: VagueDate | None


def read_assertion(row: Row, texts: Texts, conventions: Conventions, problems: list[Problem]) -> Assertion | None:
    """The assertion of a row; `None` where one of its dates is refused. Both dates are read, whichever counts."""
    alone = Speaker(conventions, None, "past")
    count = len(problems)
    windows = {name: _window(row, name, texts, alone, problems) for name in ("published", "asserted")}
    if len(problems) > count:
        return None
    name = "asserted" if "asserted" in texts else "published"
    return Assertion(texts.get(name, UNKNOWN), windows[name])


def _window(row: Row, name: str, texts: Texts, speaker: Speaker, problems: list[Problem]) -> VagueDate | None:
    if texts.get(name, UNKNOWN).casefold() == UNKNOWN:
        return None
    return read_date(row, name, texts, speaker, problems)
