"""A visitor's own files: who sees them, how long, and what is refused."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import rmtree
from threading import BoundedSemaphore, Event, Semaphore

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from timeline.dashboard import create_app, ownfiles, serving
from timeline.dashboard.locker import KEPT_SECONDS, own_folder
from timeline.dashboard.ownfiles import HEADER, safe_names
from timeline.errors import SourceError

GOOD = "production,milestone,date,asserted\nNight Train,release,spring or summer of 2026,2025-02-10\n"
BAD_ROW = "Night Train,relase,soon,2025-02-10\n"
LAYOUT = "/_dash-layout"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is kept lies below the test's own folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def client() -> FlaskClient:
    client: FlaskClient = create_app(today=date(2026, 11, 21)).server.test_client()
    return client


def bring(client: FlaskClient, *files: tuple[str, str | bytes], origin: str = "") -> TestResponse:
    parts = [(BytesIO(body.encode() if isinstance(body, str) else body), name) for name, body in files]
    headers = {"Origin": origin} if origin else {}
    return client.post("/own", data={"file": parts}, headers=headers, content_type="multipart/form-data")


def layout(client: FlaskClient, key: str = "") -> str:
    return client.get(LAYOUT, headers={HEADER: key} if key else {}).get_data(as_text=True)


def test_they_are_seen_with_the_key_only(client: FlaskClient) -> None:
    key = bring(client, ("mine.csv", GOOD)).get_json()["key"]
    assert "Night Train" in layout(client, key)
    assert "mine.csv" in layout(client, key)
    assert "Night Train" not in layout(client)
    assert "Ballerina" in layout(client)


def test_exports_are_of_them(client: FlaskClient) -> None:
    key = bring(client, ("mine.csv", GOOD)).get_json()["key"]
    table = client.get("/export/csv", headers={HEADER: key}).get_data(as_text=True)
    assert table.splitlines()[1].split(",")[1:3] == ["Night Train", "release"]
    assert "Night Train" not in client.get("/export/csv").get_data(as_text=True)


def test_two_visitors_see_their_own(client: FlaskClient) -> None:
    one = bring(client, ("a.csv", GOOD)).get_json()["key"]
    other = bring(client, ("b.csv", GOOD.replace("Night", "Day"))).get_json()["key"]
    assert one != other
    assert len(one) >= 43  # 256 bits in base64
    assert "Day Train" not in layout(client, one)
    assert "Day Train" in layout(client, other)


def test_several_files_are_one_table(client: FlaskClient) -> None:
    told = bring(client, ("a.csv", GOOD), ("a.csv", GOOD.replace("Night", "Day"))).get_json()
    assert told["name"] == "2 files"
    assert all(title in layout(client, told["key"]) for title in ("Night Train", "Day Train"))


def test_another_process_finds_them(client: FlaskClient) -> None:
    """Workers of a server share what is kept: a second app stands in for one."""
    key = bring(client, ("mine.csv", GOOD)).get_json()["key"]
    assert "Night Train" in layout(create_app(today=date(2026, 11, 21)).server.test_client(), key)


@pytest.mark.parametrize("path", ["/", LAYOUT, "/export/csv"])
def test_a_key_that_is_not_good_is_told(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={HEADER: "x" * 43})
    assert answer.status_code == 410
    assert "no longer kept here" in answer.get_data(as_text=True)
    assert answer.headers["Cache-Control"] == "no-store"


def test_given_back_they_are_gone(client: FlaskClient) -> None:
    key = bring(client, ("mine.csv", GOOD)).get_json()["key"]
    assert client.delete("/own", headers={HEADER: key}).status_code == 204
    assert client.get(LAYOUT, headers={HEADER: key}).status_code == 410


def test_an_hour_after_the_last_use_they_are_gone(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    key = bring(client, ("mine.csv", GOOD)).get_json()["key"]
    now = time.time()
    monkeypatch.setattr("diskcache.core.time.time", lambda: now + KEPT_SECONDS - 60)
    assert "Night Train" in layout(client, key)
    monkeypatch.setattr("diskcache.core.time.time", lambda: now + 2 * KEPT_SECONDS - 120)
    assert "Night Train" in layout(client, key)
    monkeypatch.setattr("diskcache.core.time.time", lambda: now + 3 * KEPT_SECONDS)
    assert client.get(LAYOUT, headers={HEADER: key}).status_code == 410


REFUSED = [
    ("no claim at all", ("mine.csv", "hello\nworld\n"), "no column 'production'"),
    ("only damaged rows", ("mine.csv", GOOD.splitlines()[0] + "\n" + BAD_ROW), "did you mean 'release'?"),
    ("a kind that isn't read", ("mine.docx", "x"), "mine.docx"),
    ("no ending", ("mine", GOOD), "mine"),
    ("an address for a name", ("sqlite:///etc/passwd", GOOD), "passwd"),
    ("a path for a name", ("../../up.txt", GOOD), "up.txt"),
    ("not text", ("mine.csv", b"\xff\xfe\x00\xd8"), "mine.csv"),
    ("aliases in YAML", ("mine.yaml", "a: &x [1]\nb: *x\n"), "mine.yaml"),
    ("no workbook", ("mine.xlsx", b"PK\x03\x04 not really"), "mine.xlsx"),
    ("empty", ("mine.csv", ""), "mine.csv"),
]


@pytest.mark.parametrize(("why", "file", "words"), REFUSED, ids=[why for why, *_ in REFUSED])
def test_what_cannot_be_shown(client: FlaskClient, why: str, file: tuple[str, str | bytes], words: str) -> None:
    answer = bring(client, file)
    assert answer.status_code == 200, why
    told = answer.get_json()
    assert words in "\n".join(told["refused"])
    assert "key" not in told


def test_good_rows_of_a_damaged_file_are_shown(client: FlaskClient) -> None:
    key = bring(client, ("mine.csv", GOOD + BAD_ROW)).get_json()["key"]
    shown = layout(client, key)
    assert "Night Train" in shown
    assert "did you mean" in shown


@pytest.mark.parametrize(
    ("files", "origin", "status"),
    [
        ([], "", 400),
        ([("a.csv", GOOD)] * 21, "", 400),
        ([("a.csv", GOOD)], "http://elsewhere.example", 403),
    ],
    ids=["none", "too many", "from another site"],
)
def test_posts_that_are_not_taken(client: FlaskClient, files: list[tuple[str, str]], origin: str, status: int) -> None:
    assert bring(client, *files, origin=origin).status_code == status


def test_a_post_that_is_too_large(client: FlaskClient) -> None:
    form = "multipart/form-data; boundary=b"
    answer = client.post("/own", data=b"x" * 20_000_001, content_type=form)
    assert answer.status_code == 413
    assert "at most 20 MB in all" in answer.get_data(as_text=True)


def test_nothing_lies_about_before_and_after(client: FlaskClient, place: Path) -> None:
    assert list(place.iterdir()) == []
    bring(client, ("mine.csv", GOOD))
    assert [path.name for path in place.iterdir()] == [own_folder().name]
    assert stat.S_IMODE(own_folder().stat().st_mode) == 0o700


def test_what_a_killed_server_left_is_swept(client: FlaskClient) -> None:
    old, new = own_folder() / "reading-old", own_folder() / "reading-new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "mine.csv").write_text(GOOD)
    an_hour_ago = time.time() - KEPT_SECONDS - 60
    os.utime(old, (an_hour_ago, an_hour_ago))
    bring(client, ("mine.csv", GOOD))
    assert [path.name for path in own_folder().glob("reading-*")] == ["reading-new"]


def test_more_than_can_wait_are_sent_away_at_once(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those who wait hold threads of the server; pages need some, too."""
    begun, go_on = Semaphore(0), Event()

    def slow(*_: object, **__: object) -> None:
        begun.release()
        go_on.wait(20)
        raise SourceError("slow.csv: enough")

    assert ownfiles.MOST_TAKEN < serving.THREADS
    monkeypatch.setattr(ownfiles, "read_confined", slow)
    monkeypatch.setattr(ownfiles, "TAKEN_IN", BoundedSemaphore(2))
    with ThreadPoolExecutor(2) as visitors:
        reading = [visitors.submit(bring, client.application.test_client(), ("slow.csv", GOOD)) for _ in range(2)]
        assert all(begun.acquire(timeout=20) for _ in reading)
        answer = bring(client, ("mine.csv", GOOD))
        go_on.set()
    assert answer.status_code == 503
    assert "try again in a moment" in answer.get_data(as_text=True)
    assert [each.result().get_json() for each in reading] == [{"refused": ["slow.csv: enough"]}] * 2
    assert bring(client, ("mine.csv", GOOD)).status_code == 200, "the turns are given back"


def test_a_full_disk_is_told(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    assert bring(client, ("mine.csv", GOOD)).get_json() == {
        "refused": ["mine.csv: it can't be kept while it is read: No space left on device"]
    }


def somebody_elses(folder: Path) -> None:
    folder.chmod(0o777)


def a_file_in_its_place(folder: Path) -> None:
    rmtree(folder)
    folder.write_text("no folder")


def a_broken_database(folder: Path) -> None:
    for file in folder.glob("cache.db*"):
        file.write_bytes(b"no database" * 100)


TROUBLES = [
    (somebody_elses, "is not a folder of yours alone: remove it"),
    (a_file_in_its_place, "File exists"),
    (a_broken_database, "what was read can't be kept: file is not a database"),
]


@pytest.mark.parametrize(("trouble", "words"), TROUBLES, ids=[trouble.__name__ for trouble, _ in TROUBLES])
def test_a_locker_that_cannot_be_used(client: FlaskClient, trouble: Callable[[Path], None], words: str) -> None:
    """Who comes back is told that the file is gone, who brings one why it can't be kept; the others see no change."""
    key = bring(client, ("mine.csv", GOOD)).get_json()["key"]
    trouble(own_folder())
    anew: FlaskClient = create_app(today=date(2026, 11, 21)).server.test_client()
    assert anew.get(LAYOUT, headers={HEADER: key}).status_code == 410
    assert words in "\n".join(bring(anew, ("mine.csv", GOOD)).get_json()["refused"])
    assert anew.delete("/own", headers={HEADER: key}).status_code == 503
    assert "Ballerina" in layout(anew)


def test_a_locker_that_was_cleared_away_is_made_anew(client: FlaskClient) -> None:
    """Systems clear their temporary folder now and then, whoever still uses it."""
    key = bring(client, ("mine.csv", GOOD)).get_json()["key"]
    rmtree(own_folder())
    answers = [bring(client, ("mine.csv", GOOD)).get_json() for _ in range(2)]
    assert "key" in answers[-1], answers
    assert "Night Train" in layout(client, answers[-1]["key"])
    assert client.get(LAYOUT, headers={HEADER: key}).status_code in (200, 410)


def test_what_is_kept_is_shown_while_the_disk_is_full(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    key = bring(client, ("mine.csv", GOOD)).get_json()["key"]
    monkeypatch.setattr("diskcache.Cache.touch", full)
    monkeypatch.setattr("diskcache.Cache.set", full)
    assert "Night Train" in layout(client, key)
    assert bring(client, ("other.csv", GOOD)).get_json() == {
        "refused": ["what was read can't be kept: database or disk is full"]
    }


def test_of_many_problems_some_are_told_and_all_are_counted(client: FlaskClient) -> None:
    """The first 20,000 rows that are left out are told of, the others in one line: 20,001 problems."""
    told = bring(client, ("mine.csv", GOOD.splitlines()[0] + "\n" + "Film,release,soon,\n" * 20_003)).get_json()
    assert len(told["refused"]) == 21
    assert told["refused"][-1] == "19,981 more problems: `timeline check` lists them"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (["mine.csv"], ["mine.csv"]),
        (["/etc/passwd", "C:\\a\\passwd"], ["passwd", "passwd (2)"]),
        (["A.csv", "a.csv", "a.CSV"], ["A.csv", "a (2).csv", "a (3).CSV"]),
        ([".hidden.csv", ""], ["_hidden.csv", "file"]),
        (["x" * 300 + ".csv"], ["x" * 96 + ".csv"]),
        (["映" * 99 + ".csv"], ["映" * 65 + ".csv"]),
        (["e\u0301te\u0301.csv"], ["été.csv"]),
        (["Ünïcode 映画.csv", "a\u202eb\n.csv"], ["Ünïcode 映画.csv", "a_b_.csv"]),
    ],
)
def test_names_are_made_safe(given: list[str], kept: list[str]) -> None:
    assert safe_names(given) == kept
