"""Reading what a page is made of: the texts in a tree of Dash components, and the parts that carry an attribute."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["parts", "texts"]


def parts(tree: Any) -> Iterator[Any]:
    """Every component of a tree, outermost first."""
    if isinstance(tree, list | tuple):
        for item in tree:
            yield from parts(item)
    elif hasattr(tree, "to_plotly_json"):
        yield tree
        yield from parts(getattr(tree, "children", None))


def texts(tree: Any) -> str:
    """All that can be read in a tree, in one line."""
    if isinstance(tree, list | tuple):
        return " ".join(filter(None, map(texts, tree)))
    if hasattr(tree, "to_plotly_json"):
        return texts(getattr(tree, "children", None))
    return "" if tree is None else str(tree)
