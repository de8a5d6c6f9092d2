"""What visitors bring, kept under a key on disk: who may enter there, and what is found again."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from timeline.dashboard.locker import Locker, own_folder
from timeline.dashboard.shelf import Shelf
from timeline.errors import SourceError


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept lies below the test's own folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_a_folder_that_others_may_enter_is_refused() -> None:
    own_folder().chmod(0o755)
    with pytest.raises(SourceError, match="not a folder of yours alone"):
        own_folder()


def test_the_locker_holds_shelves_by_key(tmp_path: Path, shelf: Shelf) -> None:
    locker = Locker(tmp_path / "locker")
    key = locker.put(shelf)
    found = locker.get(key)
    assert found is not None
    assert found.frame.equals(shelf.frame)
    locker.drop(key)
    assert locker.get(key) is None
    assert locker.get("\ud800") is None


def test_where_nothing_can_be_kept_nothing_is_found_and_that_is_told(tmp_path: Path, shelf: Shelf) -> None:
    (tmp_path / "file").write_text("no folder")
    locker = Locker(tmp_path / "file")
    assert locker.get("key") is None
    with pytest.raises(SourceError, match="what was read can't be kept: "):
        locker.put(shelf)
    with pytest.raises(SourceError, match="can't be removed now, and goes by itself within an hour: "):
        locker.drop("key")
    (tmp_path / "file").unlink()
    key = locker.put(shelf)
    assert locker.get(key) is not None
