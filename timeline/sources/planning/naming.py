"""What a plan's tasks are called as milestones: a word of the vocabulary's kind, and a label where one word won't do.

A name of words only is its own milestone ("Principal photography": `principal_photography`). A name that ends in a
number, or holds more than words, becomes the label, under its words as milestone ("Trailer 1": `trailer`). Two tasks
that would share both are told apart by their group, else by their place in the file, so that no two fall into one
chain by accident. Whether a milestone is a known word is for `claims` to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

__all__ = ["Called", "Name", "call", "call_all"]

_WORD: Final = re.compile(r"[^\W_]+")
_WORDS_ONLY: Final = re.compile(r"[^\W_]+(?:[\s_-]+[^\W_]+)*")
_NUMBERED: Final = re.compile(r"(?P<words>.*[^\W\d_])[\s#_-]+\d+")
_MILESTONE: Final = re.compile(r"[^\W\d_][^\W_]*(?:_[^\W_]+)*")
_NAMELESS: Final = "task"
"""The milestone of a name without a word in it."""


class Name(NamedTuple):
    """A task's name, the groups it lies in from the outermost, and its place in the file ("UID 3")."""

    text: str
    groups: tuple[str, ...]
    place: str


class Called(NamedTuple):
    """The milestone and the label of a task; `is_forced` where only its place tells it from another."""

    milestone: str
    label: str
    is_forced: bool = False


def call(text: str) -> Called:
    """The milestone and label of a name that stands alone.

    >>> call("Pre-production"), call("Post-production & VFX")[:2]
    (Called(milestone='pre_production', label='', is_forced=False), ('post_production_vfx', 'Post-production & VFX'))
    """
    name = " ".join(text.split())
    numbered = _NUMBERED.fullmatch(name)
    if numbered and _WORDS_ONLY.fullmatch(numbered["words"]):
        return Called(_snake_case(numbered["words"]) or _NAMELESS, name)
    milestone = _snake_case(name)
    if milestone and _WORDS_ONLY.fullmatch(name):
        return Called(milestone, "")
    return Called(milestone or _NAMELESS, name)


def _snake_case(text: str) -> str:
    """The words of a text as one word; "" where no milestone can be made of them."""
    word = "_".join(_WORD.findall(text.lower()))
    return word if _MILESTONE.fullmatch(word) and word == word.lower() else ""


def call_all(names: Sequence[Name]) -> list[Called]:
    """The milestone and label of each task, no two the same as long as their places differ.

    >>> [called.label for called in call_all([Name("Edit", ("Act 1",), "1"), Name("Edit", ("Act 2",), "2")])]
    ['Act 1', 'Act 2']
    """
    called = [call(name.text) for name in names]
    for attempt in (_by_group, _by_groups, _by_place):
        for index in _doubled(called):
            called[index] = attempt(names[index])
    while doubled := _doubled(called):  # a group may be called as another task's label is
        for index in doubled:
            milestone, label, _ = called[index]
            called[index] = Called(milestone, f"{label} ({names[index].place} {index + 1})", is_forced=True)
    return called


def _doubled(called: Iterable[Called]) -> list[int]:
    keys = [one[:2] for one in called]
    count = Counter(keys)
    return [index for index, key in enumerate(keys) if count[key] > 1]


def _by_group(name: Name) -> Called:
    return _labelled(name, name.groups[-1] if name.groups else "")


def _by_groups(name: Name) -> Called:
    return _labelled(name, " / ".join(name.groups))


def _by_place(name: Name) -> Called:
    return _labelled(name, ", ".join(part for part in (" / ".join(name.groups), name.place) if part), is_forced=True)


def _labelled(name: Name, group: str, *, is_forced: bool = False) -> Called:
    """The whole name as milestone, its group as label; where words can't hold the name, the label has both."""
    text = " ".join(name.text.split())
    if not group:
        return call(text)
    milestone = _snake_case(text)
    if milestone and _WORDS_ONLY.fullmatch(text):
        return Called(milestone, group, is_forced)
    return Called(milestone or _NAMELESS, f"{group}: {text}", is_forced)
