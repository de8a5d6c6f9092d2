"""What a screen shows: one frozen value, and its three spellings.

The URL's query, the command line's options and the keywords of `timeline.figure` are spellings of a `View`; nothing
else holds state. It knows neither frames nor figures: whether a production exists is for `pipeline` to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any, Final, Self
from urllib.parse import parse_qsl, urlencode

from timeline.errors import UsageError

__all__ = ["STATUSES", "THEMES", "VIEWS", "View"]

VIEWS: Final = ("schedule", "timeline", "compare", "history", "portfolio", "claims")
THEMES: Final = ("system", "light", "dark", "print")
STATUSES: Final = ("announced", "actual", "rumored", "canceled")
ARRANGEMENTS: Final = ("phase", "date", "given")
SORTS: Final = ("stated", "read", "state", "slip", "source", "said")

# A list is spelled by repeating its key; the keys are what people read in a link.
_LISTS: Final = {
    "production": "productions",
    "milestone": "milestones",
    "status": "statuses",
    "territory": "territories",
    "source": "sources",
}
_DAYS: Final = {"as_of": "as_of", "from": "start", "to": "end"}
_TEXTS: Final = {
    "view": "view",
    "q": "text",
    "by": "arrangement",
    "theme": "theme",
    "claim": "claim",
    "more": "fold",
    "sort": "sort",
}
_ALLOWED: Final = {
    "view": VIEWS,
    "theme": THEMES,
    "arrangement": ARRANGEMENTS,
    "sort": ("", *SORTS, *(f"-{name}" for name in SORTS)),
}


@dataclass(frozen=True, slots=True)
class View:
    """One screen. Empty tuples and texts mean "all"; `as_of` None means today; days are inclusive.

    A name that is given twice in a tuple is kept once.

    `start` and `end` are the date window in sight, `claim` the id of the selected claim, `arrangement` how the schedule
    is ordered (`phase` | `date`), `table` whether the view's table stands in for its chart. On a page `fold` is the
    first claim of those that an open "+n" lists, and `sort` the column that claims are sorted by, "-" for downwards.
    Raises `UsageError` for a value outside its vocabulary, or a window that ends before it starts.

    >>> View(view="compare", productions=("Ballerina",), as_of=date(2024, 1, 31)).to_query()
    'view=compare&production=Ballerina&as_of=2024-01-31'
    """

    view: str = "schedule"
    productions: tuple[str, ...] = ()
    milestones: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    as_of: date | None = None
    text: str = ""
    start: date | None = None
    end: date | None = None
    theme: str = "system"
    arrangement: str = "phase"
    table: bool = False
    claim: str = ""
    fold: str = ""
    sort: str = ""

    def __post_init__(self) -> None:
        for name, allowed in _ALLOWED.items():
            _check(name, getattr(self, name), allowed)
        for status in self.statuses:
            _check("status", status, STATUSES)
        for name in _LISTS.values():
            names = getattr(self, name)
            if len(set(names)) < len(names):
                object.__setattr__(self, name, tuple(dict.fromkeys(names)))
        if self.start and self.end and self.end < self.start:
            raise UsageError(f"the window ends on {self.end}, before it starts on {self.start}: swap the two")

    def but(self, **changes: Any) -> Self:
        """This view with some fields changed; raises as the constructor does."""
        return replace(self, **changes)

    @classmethod
    def from_keywords(cls, keywords: Mapping[str, Any]) -> Self:
        """A view from keywords, kindly: one text for a list, an ISO text for a day. `UsageError` names a wrong one."""
        known = {field.name for field in fields(cls)}
        values: dict[str, Any] = {}
        for given, value in keywords.items():
            name = _LISTS.get(given, given)
            if name not in known:
                raise UsageError(f"unknown view setting {given!r}: use one of {', '.join(sorted(known))}")
            if value is not None:
                values[name] = _value(name, value)
        return cls(**values)

    @classmethod
    def from_query(cls, query: str) -> Self:
        """A view from a URL's query, question mark or not; an unknown or wrong part raises `UsageError`.

        An empty value stands for the default: of a list, for all. Only a list may have several values.
        """
        asked: dict[str, list[str]] = {}
        for key, value in parse_qsl(query.lstrip("?"), keep_blank_values=True):
            if key not in _keys():
                raise UsageError(f"unknown part {key!r} in the link: known are {', '.join(_keys())}")
            if value:
                asked.setdefault(key, []).append(value)
        return cls(**{_name(key): _asked(key, values) for key, values in asked.items()})

    def to_query(self) -> str:
        """The query that `from_query` reads back; what is at its default is left out."""
        plain = View()
        parts: list[tuple[str, str]] = []
        for key in _keys():
            name = _name(key)
            value = getattr(self, name)
            if value != getattr(plain, name):
                texts = value if isinstance(value, tuple) else ("1" if value is True else str(value),)
                parts.extend((key, text) for text in texts)
        return urlencode(parts)


def _keys() -> list[str]:
    return ["view", *_LISTS, *_DAYS, "q", "by", "table", "theme", "claim", "more", "sort"]


def _name(key: str) -> str:
    """The setting that a link's key stands for."""
    return _LISTS.get(key) or _DAYS.get(key) or _TEXTS.get(key) or key


def _asked(key: str, values: Sequence[str]) -> Any:
    """What a link asks for by the values of one of its keys, of which there is more than one in a list only."""
    if key in _LISTS:
        return tuple(values)
    if len(values) > 1:
        raise UsageError(f"{key} is given twice, {values[0]!r} and {values[1]!r}: keep one")
    [value] = values
    if key == "table":
        if value != "1":
            raise UsageError(f"table can't be {value!r}: write 1, or leave it out")
        return True
    _check(key, value, _ALLOWED.get(_name(key), (value,)))
    return _value(_name(key), value, called=key)


def _check(name: str, value: str, allowed: Iterable[str]) -> None:
    if value not in allowed:
        raise UsageError(f"{name} can't be {value!r}: use one of {', '.join(filter(None, allowed))}")


def _value(name: str, value: Any, called: str = "") -> Any:
    """A setting's value; where it can't be one, the setting is `called` as whoever wrote it calls it."""
    if name in _DAYS.values():
        plain = isinstance(value, date) and not isinstance(value, datetime)
        return value if plain else _day(called or name, str(value))
    if name in _LISTS.values():
        return _names(name, value)
    if name != "table" and not isinstance(value, str):
        raise UsageError(f"{name} can't be {value!r}: give a text")
    return value


def _names(name: str, value: Any) -> tuple[str, ...]:
    names = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, Iterable) else (None,)
    if not all(isinstance(one, str) for one in names):
        raise UsageError(f"{name} can't be {value!r}: give a text, or a list of texts")
    return names


def _day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{name} can't be {text!r}: write a day as YYYY-MM-DD, such as 2024-01-31") from error
