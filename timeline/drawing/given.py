"""What a figure says, read strictly: each property is taken by someone, and what nobody took is refused.

So a property that this engine doesn't know can't be left out of a picture in silence. It knows no property itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from timeline.drawing.elements import Colour, Undrawable

__all__ = ["Given", "colour", "is_number"]

LARGEST: Final = 1e15
_HEX: Final = re.compile(r"#([0-9a-fA-F]{6})")
_RGB: Final = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,\s*([0-9.]+)\s*)?\)")


class Given:
    """A part of a figure; `where` is how messages call it. Use it as a context: at the end nothing may be left."""

    def __init__(self, values: Any, where: str) -> None:
        if not isinstance(values, Mapping):
            raise Undrawable(f"{where} is {values!r}, which can't be drawn without a browser")
        self.values = values
        self.where = where
        self._left = {name: None for name, value in values.items() if value is not None}

    def __enter__(self) -> Given:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None and self._left:
            name = next(iter(self._left))
            raise self.refusal(name)

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) is not None

    def refusal(self, name: str) -> Undrawable:
        """What to raise for a property as it stands."""
        shown = repr(self.values.get(name))
        return Undrawable(f"{self.where} has {name} {shown[:60]}, which can't be drawn without a browser")

    def take(self, name: str, default: Any = None) -> Any:
        """A property's value, whatever it is."""
        self._left.pop(name, None)
        value = self.values.get(name)
        return default if value is None else value

    def ignore(self, *names: str) -> None:
        """Leave out what can't be seen in a picture."""
        for name in names:
            self._left.pop(name, None)

    def one_of(self, name: str, *allowed: Any, default: Any = None) -> Any:
        """A property that may only have one of these values."""
        value = self.take(name, default)
        if value not in allowed:
            raise self.refusal(name)
        return value

    def number(self, name: str, default: float | None = None) -> float:
        """A number that a picture can have."""
        value = self.take(name, default)
        if not is_number(value):
            raise self.refusal(name)
        return float(value)

    def numbers(self, name: str, length: int) -> list[float]:
        """As many numbers."""
        values = self.array(name, length)
        if not all(map(is_number, values)):
            raise self.refusal(name)
        return [float(value) for value in values]

    def text(self, name: str, default: str | None = None) -> str:
        """A text."""
        value = self.take(name, default)
        if not isinstance(value, str):
            raise self.refusal(name)
        return value

    def colour(self, name: str, default: str | None = None) -> Colour:
        """A colour."""
        try:
            return colour(self.text(name, default))
        except ValueError as error:
            raise self.refusal(name) from error

    def array(self, name: str, length: int | None = None, default: Sequence[Any] | None = None) -> list[Any]:
        """A list, of that length if one is given."""
        value = self.take(name, default)
        if not isinstance(value, list | tuple) or length not in (None, len(value)):
            raise self.refusal(name)
        return list(value)

    def part(self, name: str) -> Given:
        """A property that has properties of its own; empty where there is none."""
        return Given(self.take(name, {}), f"{self.where}.{name}")


def is_number(value: Any) -> bool:
    """Whether a value is a number, and not so large that no picture could hold it.

    >>> is_number(2), is_number(True), is_number(float("nan")), is_number(1e300)
    (True, False, False, False)
    """
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST


def colour(text: str) -> Colour:
    """A colour from `#RRGGBB`, `rgb()` or `rgba()`; `ValueError` for anything else.

    >>> colour("rgba(255,0,16,0.5)")
    Colour(code='#FF0010', alpha=0.5)
    """
    if _HEX.fullmatch(text):
        return Colour(text.upper())
    found = _RGB.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"no colour: {text!r}")
    red, green, blue = (min(255, int(found[number])) for number in (1, 2, 3))
    return Colour(f"#{red:02X}{green:02X}{blue:02X}", min(1.0, float(found[4])) if found[4] else 1.0)
