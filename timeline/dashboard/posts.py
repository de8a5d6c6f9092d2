"""Posts to the callbacks, checked before Dash sees them: whether they have the shape that the page's own posts have.

Dash answers a malformed post with a 500; this finds the fault first. Values are checked by the callbacks themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

__all__ = ["fault_in_post"]

DEEPEST: Final = 20
"""How far lists and objects may lie in one another; those of the page stay far below."""


def fault_in_post(post: Any, callbacks: Mapping[str, Mapping[str, Any]]) -> str:
    """What is wrong with a post, in words; "" where nothing is.

    >>> fault_in_post([], {}), fault_in_post({"output": "x.data"}, {})
    ('a post is a JSON object', "no callback gives 'x.data'")
    """
    if not isinstance(post, dict):
        return "a post is a JSON object"
    if _is_too_deep(post):
        return f"a post is nested at most {DEEPEST} deep"
    name = post.get("output")
    if not isinstance(name, str) or name not in callbacks:
        return f"no callback gives {str(name)[:200]!r}"
    if not _is_output(post.get("outputs")):
        return "outputs: a place or a list of places is needed"
    expected = callbacks[name]
    for part in ("inputs", "state"):
        fault = _fault_in_places(part, post.get(part, []), expected.get(part, []))
        if fault:
            return fault
    changed = post.get("changedPropIds", [])
    if not isinstance(changed, list) or not all(isinstance(item, str) and "." in item for item in changed):
        return "changedPropIds: a list of places is needed"
    return ""


def _is_too_deep(post: Any) -> bool:
    """Whether it is nested beyond the limit; goes level by level, so that no depth can exhaust the stack."""
    level = [post]
    for _ in range(DEEPEST):
        level = [part for value in level for part in _parts(value)]
        if not level:
            return False
    return True


def _parts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _is_output(outputs: Any) -> bool:
    if isinstance(outputs, list):
        return all(_is_place(place) for place in outputs)
    return _is_place(outputs)


def _is_place(place: Any) -> bool:
    return isinstance(place, dict) and isinstance(place.get("id"), str) and isinstance(place.get("property"), str)


def _fault_in_places(part: str, places: Any, expected: Any) -> str:
    if not isinstance(places, list) or not all(_is_place(place) for place in places):
        return f"{part}: a list of places is needed"
    given = [(place["id"], place["property"]) for place in places]
    if given != [(place["id"], place["property"]) for place in expected]:
        return f"{part}: not those of this callback"
    return ""
