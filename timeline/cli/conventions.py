"""`--convention NAME=VALUE`: the settings of `Conventions` as text, for every command that reads dates.

Which values can be used is for `Conventions` to say; here are only their spellings. No pandas is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields
from difflib import get_close_matches
from typing import Any, Final, get_args

from timeline.dates import Conventions
from timeline.dates.conventions import DayOrder, FiscalName, Seasons
from timeline.errors import UsageError

__all__ = ["read_conventions", "with_option"]

NAMES: Final = tuple(field.name for field in fields(Conventions))
WORDS: Final[dict[str, tuple[str, ...]]] = {
    "seasons": get_args(Seasons),
    "day_order": get_args(DayOrder),
    "fiscal_year_named": get_args(FiscalName),
}
PAIRS: Final = ("holiday_season", "few", "several")
NOTHING: Final = "none"
CAN_BE_NOTHING: Final = ("day_order", "fiscal_year_start", "two_digit_years")
PAIR: Final = re.compile(r"\(?([0-9]+)\s*[-,]\s*([0-9]+)\)?", re.ASCII)
WHOLE: Final = re.compile(r"[0-9]{1,9}", re.ASCII)


def read_conventions(given: Sequence[str] | None) -> Conventions | None:
    """The conventions that these settings make, or `None` without any; `UsageError` for a wrong or doubled one.

    Names and words may be written with `-` for `_`, pairs of numbers as `11-12` or `11,12`, and "none" for no choice.

    >>> read_conventions(["seasons=box-office", "fiscal-year-start=10"]).fiscal_year_start
    10
    """
    settings: dict[str, Any] = {}
    for setting in given or ():
        name, value = _split(setting)
        if name in settings:
            raise UsageError(f"--convention {setting!r}: {name} is set twice: keep one")
        try:
            settings[name] = _value(name, value)
            Conventions(**{name: settings[name]})
        except UsageError as error:
            raise UsageError(f"--convention {setting!r}: {error}") from None
    return Conventions(**settings) if given else None


def with_option(hint: str) -> str:
    """A hint that names a convention, with the option that sets it; any other as it is.

    >>> with_option("write the month by name, or set day_order")
    'write the month by name, or set --convention day_order=day_first|month_first'
    """
    named = next((name for name in NAMES if "_" in name and name in hint), "")  # "few" may be just a word
    choice = "|".join(WORDS.get(named, ("...",)))
    return hint.replace(named, f"--convention {named}={choice}", 1) if named else hint


def _split(setting: str) -> tuple[str, str]:
    name, sign, value = (part.strip() for part in setting.partition("="))
    if not sign:
        raise UsageError(f"--convention {setting!r} has no value: write NAME=VALUE, as in seasons=southern")
    spelled = _spelled(name)
    if spelled not in NAMES:
        raise UsageError(f"--convention {setting!r}: no convention is called {name!r}: {_nearest(spelled, NAMES)}")
    return spelled, value


def _spelled(word: str) -> str:
    return word.lower().replace("-", "_").replace(" ", "_")


def _nearest(word: str, known: Sequence[str]) -> str:
    near = get_close_matches(word, known, n=1)
    listed = f"there are {', '.join(known)}"
    return f"did you mean {near[0]!r}? {listed.capitalize()}" if near else listed


def _value(name: str, text: str) -> Any:
    """The text as the kind of value that the setting has; a text that is none stays one, and is refused as it was."""
    if name in CAN_BE_NOTHING and text.lower() == NOTHING:
        return None
    if name in WORDS:
        word = _spelled(text)
        if word not in WORDS[name]:
            raise UsageError(f"{text!r} can't be used: {_nearest(word, _words(name))}")
        return word
    if name in PAIRS:
        pair = PAIR.fullmatch(text)
        return (int(pair[1]), int(pair[2])) if pair else text
    return int(text) if WHOLE.fullmatch(text) else text


def _words(name: str) -> tuple[str, ...]:
    return (*WORDS[name], NOTHING) if name in CAN_BE_NOTHING else WORDS[name]
