"""The page of problem codes and the source agree: every code that can be told is on it, and no other."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import timeline

PACKAGE = Path(timeline.__file__).parent
PAGE = PACKAGE / "CODES.md"
WHERE = ("errors.py", "chains", "claims", "engines", "sources", "cli/check.py")
"""The only rooms that make problems; `test_problems_are_made_nowhere_else` keeps it so."""

SEVERITIES = ("error", "warning", "note")
WORDS = re.compile("[a-z]+(-[a-z]+)*")

# Texts with a hyphen that look like codes and are none, and why.
NO_CODES = {
    "default-week": "an element of a GanttProject file",
    "only-show-weekends": "an element of a GanttProject file",
    "previous-tasks": "an element of a GanttProject file",
    "previous-task": "an element of a GanttProject file",
    "numeric-id": "a field of a Wikidata file",
    "database-connect": "a source that can't be opened, told as such: `source`",
    "production-timeline": "the name of the distribution, in a hint on what to install",
    "date": "the base class of the refusals of dates, which is never raised itself",
}


class Found(NamedTuple):
    """A code in the source, and the severity that it is told with where that is written beside it."""

    code: str
    severity: str | None


def files() -> list[Path]:
    places = [PACKAGE / where for where in WHERE]
    return [file for place in places for file in ([place] if place.is_file() else sorted(place.rglob("*.py")))]


def trees() -> list[ast.Module]:
    return [ast.parse(file.read_text(encoding="utf-8")) for file in files()]


def name_of(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def words(node: ast.AST | None) -> str:
    """The text of a node that could be a code; "" for any other node."""
    text = node.value if isinstance(node, ast.Constant) else None
    return text if isinstance(text, str) and WORDS.fullmatch(text) else ""


def parameters(node: ast.AST) -> tuple[str, list[str]]:
    """What a function or a class with fields is called with, by position, without `self`."""
    if isinstance(node, ast.FunctionDef):
        names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
        return node.name, [name for name in names if name != "self"]
    if isinstance(node, ast.ClassDef):
        made = [inner for inner in node.body if isinstance(inner, ast.FunctionDef) and inner.name == "__init__"]
        if made:
            return node.name, parameters(made[0])[1]
        fields = [field.target for field in node.body if isinstance(field, ast.AnnAssign)]
        return node.name, [field.id for field in fields if isinstance(field, ast.Name)]
    return "", []


@cache
def makers() -> dict[str, set[int]]:
    """Whatever takes a `code`, and at which places: `Problem`, and what passes it on."""
    found: dict[str, set[int]] = defaultdict(set)
    for node in (node for tree in trees() for node in ast.walk(tree)):
        name, names = parameters(node)
        if "code" in names:
            found[name].add(names.index("code"))
    return dict(found)


def severity(call: ast.Call) -> str | None:
    """How severe a call's problem is: written in it, or an error. `None` where only another place can tell."""
    written = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "severity")]
    told = [node.value for node in written if isinstance(node, ast.Constant) and node.value in SEVERITIES]
    if told:
        return str(told[0])
    return {"_note": "note", "partial": None}.get(name_of(call), "error")


def from_call(call: ast.Call) -> Iterator[tuple[ast.AST, Found]]:
    given = [*((at, node) for at, node in enumerate(call.args)), *((None, word.value) for word in call.keywords)]
    certain = next((at for at, node in enumerate(call.args) if isinstance(node, ast.Starred)), len(call.args))
    for at, node in given:
        code = words(node)
        if not code or name_of(call) not in makers():
            continue
        if "-" in code or (at is not None and at < certain and at in makers()[name_of(call)]):
            yield node, Found(code, severity(call))


def docstrings(tree: ast.AST) -> set[ast.AST]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def own_codes(tree: ast.AST) -> Iterator[str]:
    """`code = "..."` in a class, and a default of a parameter `code`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and [getattr(target, "id", "") for target in node.targets] == ["code"]:
            yield words(node.value)
        if isinstance(node, ast.FunctionDef) and node.args.defaults:
            named = node.args.args[-len(node.args.defaults) :]
            yield from (
                words(value) for name, value in zip(named, node.args.defaults, strict=True) if name.arg == "code"
            )


@cache
def in_source() -> frozenset[Found]:
    """Single words where a `code` belongs, and whatever has a hyphen, wherever it stands."""
    found: set[Found] = set()
    for tree in trees():
        told = dict(pair for node in ast.walk(tree) if isinstance(node, ast.Call) for pair in from_call(node))
        found.update(told.values())
        seen = told.keys() | docstrings(tree)
        others = (words(node) for node in ast.walk(tree) if node not in seen)
        found.update(Found(code, None) for code in (*own_codes(tree), *others) if "-" in code)
        found.update(Found(code, None) for code in own_codes(tree) if code)
    return frozenset(one for one in found if one.code not in NO_CODES)


def on_page() -> list[tuple[str, str, str, str]]:
    """Code, severity, meaning and cure of each row."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| `")]
    assert {len(row) for row in rows} == {4}
    return [(row[0].strip("`"), row[1], row[2], row[3]) for row in rows]


def test_the_page_has_every_code_of_the_source_and_no_other() -> None:
    assert {code for code, *_ in on_page()} == {one.code for one in in_source()}


def test_no_code_twice() -> None:
    assert [code for code, count in Counter(code for code, *_ in on_page()).items() if count > 1] == []


def test_each_row_says_all() -> None:
    for code, *cells in on_page():
        assert all(cells), code


@pytest.mark.parametrize("row", on_page(), ids=lambda row: str(row[0]))
def test_the_severity_of_a_code(row: tuple[str, str, str, str]) -> None:
    code, told, *_ = row
    said = set(re.findall("error|warning|note", told))
    found = {one.severity for one in in_source() if one.code == code}
    assert found - {None} <= said, "told with a severity that the page lacks"
    if None not in found:
        assert said == found, "the page has a severity that is never told"


def test_codes_are_found_wherever_they_stand() -> None:
    """One of each form in which the source states a code, so that none of them is passed over by mistake."""
    severities: dict[str, set[str | None]] = defaultdict(set)
    for one in in_source():
        severities[one.code].add(one.severity)
    assert severities["cell-extra"] == {"error"}  # in a Problem
    assert severities["cell"] == {"error"}  # in a Problem with the rest spread
    assert severities["field-synonym"] == {"note"}  # passed on by a function of its file
    assert severities["date-number"] == {None}  # in a tuple
    assert severities["date-reference"] == {None}  # of a class
    assert severities["plan-date"] == {None}  # by default
    assert severities["database"] >= {"error"}  # in a value of another kind
    assert severities["claims-missing"] == {"error", "warning"}  # twice


def test_problems_are_made_nowhere_else() -> None:
    known = set(files())
    calls = {
        file.relative_to(PACKAGE).as_posix()
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and name_of(node) == "Problem" and file not in known
    }
    assert calls == set()
