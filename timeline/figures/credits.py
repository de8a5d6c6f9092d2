"""Credits: the sources of a picture in words, and what must be known to read its dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from timeline import words
from timeline.pipeline import Selection, Source

__all__ = [
    "DOT",
    "Credit",
    "conventions_line",
    "conventions_lines",
    "credit_list",
    "productions_line",
    "sources_lines",
]

MOST_PHRASES: Final = 3
MOST_NAMES: Final = 40
LONGEST_LIST: Final = 90
"""Characters of the productions that a subtitle names."""
DOT: Final = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE} "
"""Parts two statements of a line, with air that survives wrapping; a line may end after it."""
SOURCE_KEY: Final = ["source_id", "source_title", "publisher", "url"]


@dataclass(frozen=True, slots=True)
class Credit:
    """One source: its number, and who said what, and when, in one plain line."""

    number: int
    text: str


def credit_list(selection: Selection, *, brief: bool = False) -> list[Credit]:
    """The sources in sight by number; `brief` gives publisher and date alone."""
    said = {} if brief else _told(selection)
    return [Credit(source.number, _line(source, said.get(_key(source), ""), brief)) for source in selection.sources]


def _key(source: Source) -> tuple[str, ...]:
    return source.source_id, source.title, source.publisher, source.url


def _told(selection: Selection) -> dict[tuple[str, ...], str]:
    """What each source said: the dates that it announced as stated, and how much it reports as having happened."""
    told: dict[tuple[str, ...], str] = {}
    for key, claims in selection.frame.groupby(SOURCE_KEY, sort=False):
        happened = claims["status"] == "actual"
        told[tuple(map(str, key))] = _phrases(list(claims["stated"][~happened].unique()), int(happened.sum()))
    return told


def _phrases(stated: list[str], happened: int) -> str:
    phrases = [f"“{words.apart(phrase)}”" for phrase in stated if phrase]
    more = len(phrases) - MOST_PHRASES
    parts = phrases[:MOST_PHRASES] + ([words.count(more, "more date")] if more > 0 else [])
    parts += [words.count(happened, "actual date")] if happened else []
    return ", ".join(parts)


def _line(source: Source, told: str, brief: bool) -> str:
    name = source.publisher or source.title or source.source_id
    title = f", “{words.apart(source.title)}”" if source.title not in ("", name) and not brief else ""
    return f"{words.apart(name)}{title}, {words.about(*source.asserted)}" + (f": {told}" if told else "")


def sources_lines(selection: Selection) -> list[str]:
    """The sources by number in one line, from all of them down to their count."""
    names = [
        f"{source.number} {words.apart(source.publisher or source.title or source.source_id)}"
        for source in selection.sources[:MOST_NAMES]
    ]
    lines = []
    for number in range(len(names), -1, -1):
        rest = len(selection.sources) - number
        more = [] if not rest else [f"{rest:,} more" if number else words.count(rest, "source")]
        lines.append(DOT.join([*names[:number], *more]))
    return lines if names else []


def conventions_lines(selection: Selection) -> list[str]:
    """The line of conventions, in full or counted."""
    used, left_out = len(selection.conventions), f"{words.count(selection.left_out, 'row')} left out"
    return [conventions_line(selection), DOT.join([f"{words.count(used, 'convention')} of reading dates", left_out])]


def productions_line(selection: Selection) -> str:
    """Which productions a picture of several speaks of, as many as a line can hold; "" for one: the title has it."""
    names = [words.apart(name) for name in dict.fromkeys(selection.frame["production"])]
    if len(names) < 2:
        return ""
    shown: list[str] = []
    for name in names:
        if shown and len(", ".join([*shown, name])) > LONGEST_LIST:
            break
        shown.append(name)
    rest = len(names) - len(shown)
    if rest:
        return f"{', '.join(shown)} and {rest} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def conventions_line(selection: Selection) -> str:
    """The conventions that were used, and how many rows could not be."""
    told = [part[:1].upper() + part[1:] for part in selection.conventions]
    return DOT.join([*told, f"{words.count(selection.left_out, 'row')} left out"])
