"""Things that lead back to themselves, each naming the next: a parent's parent, what supersedes what."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

__all__ = ["in_circles"]

Name = TypeVar("Name", bound=Hashable)


def in_circles(following: Mapping[Name, Name]) -> set[Name]:
    """Every name that comes back to itself by going from each to the one that follows it; linear in their number.

    >>> sorted(in_circles({"a": "b", "b": "c", "c": "b", "d": "d"}))
    ['b', 'c', 'd']
    """
    found: set[Name] = set()
    settled: set[Name] = set()
    for begin in following:
        path: list[Name] = []
        at = begin
        while at in following and at not in settled:
            settled.add(at)
            path.append(at)
            at = following[at]
        if at in path:
            found.update(path[path.index(at) :])
    return found
