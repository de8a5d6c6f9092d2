"""Every version that a fresh environment would hold is pinned, so that a checkout is the same next year."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]


def test_all_that_is_installed_for_us_is_pinned() -> None:
    pinned = {canonicalize_name(line.split("==")[0]) for line in (ROOT / "constraints.txt").read_text().splitlines()}
    assert {"pandas", "pytest", "hatchling"} <= pinned  # the file was read
    assert _reached() - pinned == set()


def _reached() -> set[str]:
    """Names of our requirements and of theirs, as they apply on this machine."""
    todo = [(Requirement(text), "") for text in _stated()]
    found: set[tuple[str, str]] = set()
    while todo:
        requirement, extra = todo.pop()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": extra}):
            continue
        for wanted in ("", *requirement.extras):
            name = canonicalize_name(requirement.name)
            if (name, wanted) not in found:
                found.add((name, wanted))
                todo += [(Requirement(text), wanted) for text in _of(name)]
    return {name for name, _ in found}


def _of(name: str) -> list[str]:
    """What an installed distribution needs; the tool that builds the wheel is installed elsewhere."""
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


def _stated() -> Iterator[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    yield from project["build-system"]["requires"]
    yield from project["project"]["dependencies"]
    yield from project["dependency-groups"]["dev"]
    for extra in project["project"]["optional-dependencies"].values():
        yield from extra
