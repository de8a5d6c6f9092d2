"""The house has one-way layers: a file imports from rooms before its own, never from later ones, never in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "timeline"

# From the ground up. Rooms on one line do not know each other.
LAYERS: list[set[str]] = [
    {"errors"},
    {"limits"},
    {"resources"},
    {"dates", "drawing", "sources"},
    {"frame"},
    {"claims"},
    {"slip"},
    {"chains"},
    {"comparison"},
    {"summaries"},
    {"reading", "engines"},
    {"confined", "words"},
    {"explanation", "view"},
    {"singles"},
    {"marks"},
    {"selection"},
    {"pipeline"},
    {"events", "lineup"},
    {"findings"},
    {"figures", "export"},
    {"library"},
    {"dashboard"},
    {"cli"},
]
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
LEVEL |= {"__init__": len(LAYERS), "__main__": len(LAYERS) + 1}

# Imports inside functions, each with its reason.
LAZY: dict[str, str] = {
    "cli": "a command imports its own work, so that --help starts without pandas, plotly and Dash",
    "export": "a format's own library is loaded when that format is written, and may be absent",
    "sources": "a format's own library is loaded when that format is read, and may be absent",
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "timeline":
            if node.module == "timeline":
                yield from ((node.lineno, f"timeline.{name.name}") for name in node.names)
            else:
                yield node.lineno, node.module
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names if name.name.split(".")[0] == "timeline")


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    here = room_of(path)
    assert here in LEVEL, f"{here} is a new room: give it a place in LAYERS"
    for line, name in imports(ast.parse(path.read_text(encoding="utf-8"))):
        there = name.split(".")[1] if "." in name else "__init__"
        if there in ("__version__", "__init__"):
            continue
        fine = there == here or LEVEL.get(there, len(LAYERS)) < LEVEL[here]
        assert fine, f"{path.relative_to(ROOT)}:{line}: {here} may not import {name}, which lies above or beside it"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_stand_at_the_top(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inner = {
        node.lineno
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    where = str(path.relative_to(PACKAGE))
    allowed = any(where == name or where.startswith(f"{name}/") for name in LAZY)
    assert allowed or not inner, f"{path.relative_to(ROOT)}:{min(inner)}: an import inside a function"
