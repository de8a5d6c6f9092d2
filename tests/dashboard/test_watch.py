"""Files that are followed while they are served."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Event, Thread

import pandas as pd
import pytest

from timeline.dashboard import create_app, watch
from timeline.dashboard.watch import WatchedShelf
from timeline.errors import SourceError, UsageError

TODAY = date(2025, 11, 30)
HEAD = "production,milestone,date,asserted\n"
FIRST = HEAD + "Film,release,2025-06-06,2024-10-01\n"
SECOND = FIRST + "Film,release,2025-06-20,2024-11-01\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(watch, "STILL", 0.0)
    path = tmp_path / "claims.csv"
    path.write_text(FIRST, encoding="utf-8")
    return path


def claims(shelf: WatchedShelf) -> int:
    """How many claims it gives once a change has been seen twice: as new, and as still."""
    shelf()
    return len(shelf().frame)


def test_a_changed_file_is_read_again_once_it_is_still(file: Path) -> None:
    shelf = WatchedShelf([file], today=TODAY)
    assert (claims(shelf), shelf.edition) == (1, 1)
    file.write_text(SECOND, encoding="utf-8")
    assert (len(shelf().frame), shelf.edition) == (1, 1)
    assert (len(shelf().frame), shelf.edition) == (2, 2)


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (HEAD + "Film,release,someday,\n", "can't read the date 'someday'|can't read 'someday'"),
        (HEAD, "nothing stands under the headings: no claims"),
        (None, "is not there"),
    ],
    ids=["no row can be read", "no row is left", "the file is gone"],
)
def test_what_can_not_be_read_leaves_the_last_good_claims(file: Path, content: str | None, trouble: str) -> None:
    shelf = WatchedShelf([file], today=TODAY)
    if content is None:
        file.unlink()
    else:
        file.write_text(content, encoding="utf-8")
    assert (claims(shelf), shelf.edition) == (1, 1)
    assert any(part in shelf.trouble for part in trouble.split("|"))
    file.write_text(SECOND, encoding="utf-8")
    assert (claims(shelf), shelf.edition, shelf.trouble) == (2, 2, "")


def test_the_old_claims_are_shown_while_the_new_ones_are_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = WatchedShelf([file], today=TODAY)
    begun, go_on = Event(), Event()
    load = shelf._load

    def slow() -> None:
        begun.set()
        go_on.wait(20)
        load()

    monkeypatch.setattr(shelf, "_load", slow)
    file.write_text(SECOND, encoding="utf-8")
    shelf()
    reading = Thread(target=shelf)
    reading.start()
    assert begun.wait(20)
    assert len(shelf().frame) == 1
    go_on.set()
    reading.join(20)
    assert len(shelf().frame) == 2


def test_a_new_file_in_a_folder_is_found(file: Path) -> None:
    shelf = WatchedShelf([file.parent], today=TODAY)
    file.with_name("more.csv").write_text(FIRST.replace("Film", "Another"), encoding="utf-8")
    assert claims(shelf) == 2


def test_a_database_in_a_file_is_followed(file: Path) -> None:
    path = file.with_name("claims.db")
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("create table claims (production, milestone, date)")
        base.execute("insert into claims values ('Film', 'release', '2025-06-06')")
    shelf = WatchedShelf([f"sqlite:///{path}"], today=TODAY)
    assert (claims(shelf), shelf.edition) == (1, 1)
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("insert into claims values ('Film', 'trailer', '2025-01-06')")
    assert (claims(shelf), shelf.edition) == (2, 2)


def test_a_database_on_a_server_can_not_be_followed() -> None:
    with pytest.raises(UsageError, match="watch") as refusal:
        WatchedShelf(["postgresql://user:secret@localhost/films"], today=TODAY)
    assert "secret" not in str(refusal.value)


def test_the_page_asks_for_the_edition(file: Path) -> None:
    client = create_app([file], today=TODAY, watch=True).server.test_client()
    assert b'name="watch"' in client.get("/").data
    assert client.get("/edition").get_json() == {"edition": 1, "trouble": ""}


def test_without_watching_nothing_is_asked(file: Path) -> None:
    page = create_app([file], today=TODAY).server.test_client().get("/")
    assert b'name="watch"' not in page.data


def test_there_must_be_files_to_begin_with(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is not there"):
        WatchedShelf([tmp_path / "none.csv"])
    with pytest.raises(UsageError, match="a claim frame can't be watched"):
        create_app(pd.DataFrame(), watch=True)
