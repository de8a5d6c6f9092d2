"""The files that travel with the package are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline import resources
from timeline.errors import SourceError


def test_the_bundled_data() -> None:
    assert (resources.bundled_data() / "ballerina.yaml").is_file()


def test_the_assets_are_absolute() -> None:
    assert resources.assets_folder().is_absolute()


def test_a_wheel_has_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "timeline" / "_assets").mkdir(parents=True)
    (tmp_path / "timeline" / "_assets" / "a.css").write_text("", encoding="utf-8")
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "timeline")
    assert resources.asset("a.css") == tmp_path / "timeline" / "_assets" / "a.css"
    with pytest.raises(SourceError, match="the package's data folder is missing: install the package anew"):
        resources.bundled_data()


@pytest.mark.parametrize("name", ["missing.css", "../pyproject.toml", "/etc/passwd", "", "."])
def test_what_is_no_asset(name: str) -> None:
    with pytest.raises(SourceError, match="there is no asset"):
        resources.asset(name)
