"""SQLite files as sources: the table or the query that is meant, its values, and all that may be wrong with it."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import timeline
from timeline.cli import main
from timeline.errors import Problem, SourceError, UsageError
from timeline.sources import Sheet, databaserows, open_sources, sqlite
from timeline.sources.database import database_files
from timeline.sources.databasefaults import UNREACHED, Fault, fault_error
from timeline.sources.databaseurl import parse_address

ENDLESS = "with recursive n(x) as (select 1 union all select x + 1 from n)"
CLAIMS = "create table claims (production text, milestone text, date text);"


FOUND = [
    ("", "plain", "the default"),
    ("?table=Dates", "dates", "without regard to case"),
    ("?table=a view", "view", "a view"),
    ("?table=a%20view", "view", "encoded"),
    ('?table="a ""b"" %d; drop table claims"', "hostile", "quotation marks and SQL in the name"),
    ("?table=select", "keyword", "a keyword"),
    ("?table=a.b", "dot", "a dot in the name"),
    ("?query=select 'Q%d' || ':x' production, 'x' milestone", "Q%d:x", "signs that drivers replace"),
    ("?query=values-- no\n", "", "no query at all"),
    ("?query=with t as (select 'W' production, 'x' milestone) select * from t -- done", "W", "a comment"),
    ("?query=select 'S' production, 'x' milestone;", "S", "a semicolon at the end"),
]

MISSED = [
    ("claims", "create table claim (a)", "there is no table 'claims' (did you mean table=claim?)"),
    ("claims", "create table films (a)", "there is no table 'claims' (name one with ?table=...: it has 'films')"),
    ("claims", "", "there is no table 'claims' (the database has no tables)"),
    ("sqlite_master", "create table films (a)", "there is no table 'sqlite_master' (name one with"),
    ('"Claims"', "create table claims (a)", "there is no table '\"Claims\"' (did you mean table=claims?)"),
    ("b; drop table a", "create table a (a)", "there is no table 'b; drop table a' (name one with"),
]

REFUSED = [
    ("drop table claims", "the query does more than read"),
    ("insert into claims values (1, 2, 3) returning *", "the query does more than read"),
    ("delete from claims", "the query does more than read"),
    ("attach 'new.db' as other", "the query does more than read"),
    ("vacuum into 'new.db'", "the query does more than read"),
    ("pragma journal_mode = wal", "the query does more than read"),
    ("select load_extension('x')", "not authorized to use function: load_extension"),
    ("select 1; drop table claims", "the query has more than one statement"),
    ("selec 1", 'near "selec": syntax error'),
    ("select absent from claims", "no such column: absent"),
    ("select 1 as production", "no column 'milestone' among the headings 'production'"),
    ("-- nothing", "the query gives no rows"),
]

GARBAGE = [
    (b"production,milestone\nP,release\n" * 50, "not a SQLite database, or an encrypted one", "another file"),
    (os.urandom(4096), "not a SQLite database, or an encrypted one", "encrypted"),
    (b"SQLite format 3\0" + b"\xff" * 4080, "not a SQLite database, or an encrypted one", "a broken head"),
    (b"", "there is no table 'claims'", "nothing"),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@contextmanager
def written(script: str = "", name: str = "a.db") -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(name)) as connection:
        connection.executescript(script)
        yield connection
        connection.commit()


def make(script: str = "", name: str = "a.db") -> None:
    with written(script, name):
        pass


def read(address: str = "sqlite:///a.db") -> Sheet:
    return open_sources([address])


def dates(sheet: Sheet) -> list[tuple[str, str]]:
    return [(row.cells["date"].text, row.cells["date"].type) for row in sheet.rows]


def titles(sheet: Sheet) -> list[str]:
    return [row.text("production") for row in sheet.rows]


def only(sheet: Sheet) -> Problem:
    """The one problem of a source that is refused whole."""
    assert sheet.rows == []
    assert len(sheet.refused) == 1
    [problem] = sheet.problems
    assert problem.file == sheet.refused[0]
    assert "\n" not in str(problem)
    return problem


class TestValues:
    def test_each_kind_of_value(self) -> None:
        values = [
            ("'June 2024'", ("June 2024", "text"), "a phrase"),
            ("'2024-06-07'", ("2024-06-07", "text"), "a day as a text"),
            ("'2024-06-07 00:00:00.000000'", ("2024-06-07 00:00:00.000000", "text"), "a time is a text in SQLite"),
            ("2024", ("2024", "number"), "a number stays one"),
            ("1.5", ("1.5", "number"), "a fraction"),
            ("x'00'", ("bytes", "broken"), "no text"),
            ("cast(x'41ff' as text)", ("a value of an unknown kind", "broken"), "no UTF-8"),
            ("'a' || char(0) || 'b'", ("a\0b", "text"), "a zero, for claims to refuse"),
        ]
        with written("create table claims (production, milestone, date)") as connection:
            for sql, _, why in values:
                connection.execute(f"insert into claims values (?, 'release', {sql})", (why,))
        for row, (_, expected, why) in zip(read().rows, values, strict=True):
            assert (row.cells["date"].text, row.cells["date"].type) == expected, why
            assert row.text("production") == why

    def test_a_time_is_a_day_only_where_a_date_belongs(self) -> None:
        make("create table claims as select '2024-06-07 00:00' production, 'x' milestone, '2024-06-07 00:00' date")
        frame = timeline.read("sqlite:///a.db")
        assert frame[["production", "stated"]].to_numpy().tolist() == [["2024-06-07 00:00", "2024-06-07"]]

    def test_faults_name_the_row_by_its_primary_key(self) -> None:
        make(
            "create table claims (film integer, part text, production text, milestone text, date, note,"
            " primary key (film, part));"
            "insert into claims values (9, 'b', 'P', 'release', '2024', null), (7, 'a', 'P', 'x', x'00', null),"
            " (7, 'b', 'P', 'x', '2024', cast(x'e9' as text))"
        )
        sheet = read()
        assert [row.line for row in sheet.rows] == [1, 2, 3]
        assert [str(fault) for row in sheet.rows for fault in row.faults] == [
            "sqlite:///a.db:row 1 (film 7, part 'a'), 'date': error: 'date' holds bytes where a text belongs"
            " (store it as a text) [field-type]",
            "sqlite:///a.db:row 2 (film 7, part 'b'), 'note': error: 'note' is not UTF-8: its byte 1 is 0xe9"
            " (store the text as UTF-8) [text-encoding]",
        ]
        assert sheet.rows[2].cell_name == "row 3 (film 9, part 'b')"

    def test_without_a_key_the_row_has_its_number(self) -> None:
        make(CLAIMS + "insert into claims values ('P', 'release', x'00')")
        [row] = read().rows
        assert str(row.faults[0]).startswith("sqlite:///a.db:row 1, 'date': error: 'date' holds bytes")

    def test_a_row_of_nulls_is_a_row(self) -> None:
        make(CLAIMS + "insert into claims values (null, null, null), ('P', 'release', '2024')")
        frame = timeline.read("sqlite:///a.db")
        assert (frame.attrs["rows"], len(frame)) == (2, 1)
        assert [problem.code for problem in frame.attrs["problems"]] == ["field-missing", "field-missing"]

    def test_long_values_are_refused_in_their_row(self) -> None:
        make(CLAIMS + f"insert into claims values ('{'x' * 100_000}', 'release', '2024'), ('P', 'release', '2024')")
        frame = timeline.read("sqlite:///a.db")
        assert len(frame) == 1
        assert [problem.code for problem in frame.attrs["problems"]] == ["text-long"]

    def test_a_value_beyond_all_bounds_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sqlite, "TEXT_BYTES", 1000)
        make(CLAIMS + f"insert into claims values ('{'x' * 1001}', 'release', '2024')")
        assert only(read()).message == "it holds a text of more than 1,000,000 bytes"


class TestColumns:
    def test_names_are_matched_and_others_told_of(self) -> None:
        make(
            'create table claims ("Production" text, "MILESTONE" text, "Source Title" text, "relase" text);'
            "insert into claims values ('P', 'release', 'T', 'x')"
        )
        sheet = read()
        assert sheet.rows[0].text("source_title") == "T"
        assert [(problem.severity, problem.code) for problem in sheet.problems] == [("warning", "field-unknown")]
        assert "'relase'" in sheet.problems[0].message

    def test_two_columns_for_one_field(self) -> None:
        make('create table claims (production, milestone, "source_title", "Source Title")')
        assert only(read()).code == "field-duplicate"

    def test_two_columns_of_one_name_in_a_query(self) -> None:
        make()
        sheet = read("sqlite:///a.db?query=select 1 production, 2 production, 3 milestone")
        assert only(sheet).code == "field-duplicate"

    def test_a_needed_column_is_missing(self) -> None:
        make("create table claims (milestone, date)")
        problem = only(read())
        assert problem.code == "field-missing"
        assert "no column 'production' among the headings 'milestone', 'date'" in problem.message
        assert "?query=select title as production" in problem.hint

    def test_what_is_no_field_is_not_fetched(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sqlite, "TEXT_BYTES", 1000)
        make(
            "create table claims (production, milestone, page);"
            f"insert into claims values ('P', 'release', '{'x' * 2000}')"
        )
        assert titles(read()) == ["P"]

    def test_more_columns_than_a_table_may_have(self) -> None:
        names = ", ".join(f"c{number}" for number in range(501))
        make(f"create table claims ({names})")
        assert only(read()).message == "more than 500 columns"


class TestTables:
    @pytest.mark.parametrize(("parameters", "title", "why"), FOUND, ids=[case[2] for case in FOUND])
    def test_the_table_that_is_meant(self, parameters: str, title: str, why: str) -> None:
        columns = "production, 'x' milestone"
        make(
            f"create table claims as select 'plain' {columns}; create table dates as select 'dates' {columns};"
            f"create view [a view] as select 'view' {columns}; create table [a.b] as select 'dot' {columns};"
            f"create table [select] as select 'keyword' {columns};"
            f'create table "a ""b"" %d; drop table claims" as select \'hostile\' {columns}'
        )
        sheet = read(f"sqlite:///a.db{parameters}")
        assert titles(sheet) == ([title] if title else []), why
        assert bool(sheet.refused) is not bool(title)
        assert titles(read()) == ["plain"]

    @pytest.mark.parametrize(("table", "script", "message"), MISSED, ids=[case[2] for case in MISSED])
    def test_a_table_that_is_not_there(self, table: str, script: str, message: str) -> None:
        make(script)
        problem = only(read(f"sqlite:///a.db?table={table}"))
        assert problem.code == "database-table"
        assert message in f"{problem.message} ({problem.hint})"

    def test_no_rows(self) -> None:
        make(CLAIMS)
        empty = Problem("sqlite:///a.db", None, None, "claims-missing", "no rows: no claims",
                        "check that it is the right table", "warning")  # fmt: skip
        assert read() == Sheet([], [empty])

    def test_rows_come_in_the_order_of_the_key(self) -> None:
        make(
            "create table claims (id text primary key, production, milestone);"
            "insert into claims values ('b', '2', 'x'), ('a', '1', 'x'), ('c', '3', 'x')"
        )
        assert titles(read()) == ["1", "2", "3"]


class TestLimits:
    def test_too_many_rows(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(databaserows, "ROWS", 100)
        make(
            "create view claims as with recursive n(x) as (select 1 union all select x + 1 from n limit 100)"
            " select x production, 'release' milestone from n;"
            "create view more as select * from claims union all select 'one more', 'release'"
        )
        assert len(read().rows) == 100
        problem = only(read("sqlite:///a.db?table=more"))
        assert (problem.code, problem.message) == ("file-large", "more than 1,000,000 rows".replace("1,000,000", "100"))

    def test_rows_without_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(databaserows, "ROWS", 100)
        make()
        endless = (
            "with recursive n(x) as (select 1 union all select x + 1 from n) select x production, 1 milestone from n"
        )
        assert only(read(f"sqlite:///a.db?query={endless}")).code == "file-large"

    def test_too_many_characters(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(databaserows, "UNPACKED_BYTES", 10)
        make(CLAIMS + "insert into claims values ('12345', '67890', '1')")
        assert only(read()).message == "more than 10 characters"

    def test_a_query_without_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sqlite, "STATEMENT_SECONDS", 0.2)
        make()
        assert only(
            read(f"sqlite:///a.db?query={ENDLESS} select max(x) production, 1 milestone from n")
        ).message.startswith("no answer within")

    def test_pages_grow_and_shrink_with_the_records(self) -> None:
        asked: list[int] = []

        def fetch(size: int) -> list[tuple[str]]:
            asked.append(size)
            return [("x" * (1 if len(asked) < 7 else 1_000_000),)] * size if len(asked) < 9 else []

        assert sum(len(page) for page in databaserows.pages(fetch)) == 1 + 4 + 16 + 64 + 256 + 1000 + 1000 + 3
        assert asked == [1, 4, 16, 64, 256, 1000, 1000, 3, 3]


class TestOnlyReading:
    @pytest.mark.parametrize(("query", "message"), REFUSED, ids=[case[0] for case in REFUSED])
    def test_queries_that_are_refused(self, query: str, message: str, folder: Path) -> None:
        make(CLAIMS)
        before = Path("a.db").read_bytes()
        assert message in only(read(f"sqlite:///a.db?query={query}")).message
        assert Path("a.db").read_bytes() == before
        assert [path.name for path in folder.iterdir()] == ["a.db"]

    def test_a_missing_file_is_not_created(self, folder: Path) -> None:
        with pytest.raises(SourceError, match=r"'no/a\.db' is not there: check the path in 'sqlite:///no/a\.db'"):
            read("sqlite:///no/a.db")
        with pytest.raises(SourceError, match=r"'b\.db' is not there"):
            read("sqlite:///b.db")
        assert list(folder.iterdir()) == []

    def test_a_log_is_read_and_none_is_left_behind(self, folder: Path) -> None:
        with written("pragma journal_mode = wal;" + CLAIMS) as connection:
            connection.execute("insert into claims values ('in the log', 'x', '2024')")
            connection.commit()
            assert Path("a.db-wal").stat().st_size > 0
            assert titles(read()) == ["in the log"]
        assert [path.name for path in folder.iterdir()] == ["a.db"]
        assert titles(read()) == ["in the log"]
        assert [path.name for path in folder.iterdir()] == ["a.db"]

    def test_a_change_while_it_was_read_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        make("pragma journal_mode = wal;" + CLAIMS + "insert into claims values ('old', 'x', '2024')")
        plain = databaserows.RecordReader.rows

        def slow(self: databaserows.RecordReader, number: int, record: tuple[object, ...]) -> object:
            with closing(sqlite3.connect("a.db")) as other:
                other.execute("insert into claims values ('new', 'x', '2024')")
                other.commit()
            return plain(self, number, record)

        monkeypatch.setattr(databaserows.RecordReader, "rows", slow)
        problem = only(read())
        assert (problem.code, problem.hint) == ("database-changed", "try again")


class TestFiles:
    def test_a_link_is_followed(self, folder: Path) -> None:
        (folder / "there").mkdir()
        make(CLAIMS + "insert into claims values ('P', 'x', '2024')", "there/real.db")
        Path("link.db").symlink_to("there/real.db")
        assert titles(read("sqlite:///link.db")) == ["P"]
        sheet = open_sources(["sqlite:///link.db", f"sqlite:///{folder}/there/real.db?table=claims"])
        assert titles(sheet) == ["P"]
        assert [problem.code for problem in sheet.problems] == ["file-twice"]

    def test_two_tables_of_one_file_are_two_sources(self) -> None:
        make("create table claims as select 'A' production, 1 milestone; create table b as select * from claims")
        make("update b set production = 'B'")
        assert titles(open_sources(["sqlite:///a.db?table=b", "sqlite:///a.db"])) == ["B", "A"]

    def test_names_with_odd_signs(self) -> None:
        for name in ("a b#1&c=d.db", "100%.db", "é?.db", "%41.db"):
            make(f"create table claims as select '{name}' production, 1 milestone", name)
        assert titles(read("sqlite:///a b#1&c=d.db")) == ["a b#1&c=d.db"]
        assert titles(read("sqlite:///100%.db")) == ["100%.db"]
        assert titles(read("sqlite:///%C3%A9%3F.db?table=claims")) == ["é?.db"]
        assert titles(read("sqlite:///%41.db")) == ["%41.db"]
        make(CLAIMS, "A.db")
        with pytest.raises(SourceError, match=r"names two files: both '%41\.db' and 'A\.db' are there"):
            read("sqlite:///%41.db")

    @pytest.mark.parametrize(("data", "message", "why"), GARBAGE, ids=[case[2] for case in GARBAGE])
    def test_files_that_are_no_database(self, data: bytes, message: str, why: str) -> None:
        Path("a.db").write_bytes(data)
        assert only(read()).message == message, why
        assert Path("a.db").read_bytes() == data

    def test_a_damaged_database(self) -> None:
        make(CLAIMS + "begin;" + "insert into claims values ('P', 'x', '2024');" * 200 + "commit")
        data = Path("a.db").read_bytes()
        Path("a.db").write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
        assert only(read()).message == "damaged"

    def test_a_folder_a_pipe_and_a_wrong_name(self, folder: Path) -> None:
        (folder / "a").mkdir()
        os.mkfifo(folder / "p")
        with pytest.raises(SourceError, match="'a' is a folder, not a SQLite file"):
            read("sqlite:///a")
        with pytest.raises(SourceError, match="'p' is no regular file, not a SQLite file"):
            read("sqlite:///p")
        with pytest.raises(SourceError, match="can't be opened: File name too long"):
            read(f"sqlite:///{'x' * 5000}")

    @pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
    def test_a_file_without_rights(self) -> None:
        make(CLAIMS)
        Path("a.db").chmod(0)
        with pytest.raises(SourceError, match="can't be opened: Permission denied"):
            read()

    def test_a_locked_database(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sqlite, "LOCK_SECONDS", 0.1)
        with written(CLAIMS) as connection:
            connection.execute("begin exclusive")
            problem = only(read())
        assert (problem.message, problem.hint) == ("locked by another program", "let it finish, then try again")

    def test_the_files_to_watch(self, folder: Path) -> None:
        assert database_files("sqlite:///a.db?table=b") == [Path("a.db"), Path("a.db-wal")]
        make(CLAIMS)
        assert database_files("sqlite:///a.db") == [folder / "a.db", folder / "a.db-wal"]
        with pytest.raises(UsageError, match="'postgresql://u@h/d' can't be watched") as caught:
            database_files("postgresql://u:s3cr3t@h/d")
        assert "s3cr3t" not in repr(caught.value)


def test_without_the_libraries_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    make(CLAIMS)
    monkeypatch.setitem(sys.modules, "sqlalchemy.exc", None)
    cure = r"sqlite:///a.db: reading databases needs SQLAlchemy and psycopg: pip install 'production-timeline\[sql\]'"
    with pytest.raises(SourceError, match=cure):
        read()


WORDS = [
    ("bad word hidden in it", "hidden", "the database's answer repeats the password, so it is not shown"),
    ("no database films", "films", "no database films"),
    ("two\n  lines", "hidden", "two lines"),
    ("x" * 400, "hidden", "x" * 300 + "..."),
]


@pytest.mark.parametrize(("answer", "password", "message"), WORDS, ids=["repeated", "shown anyhow", "lines", "long"])
def test_answers_are_one_line_without_the_password(answer: str, password: str, message: str) -> None:
    address = parse_address(f"postgresql://user:{password}@host/films")
    problem = fault_error(Fault("database", answer, "do it"), address).problem
    assert problem == Problem("postgresql://user@host/films", None, None, "database", message, "do it")
    error = fault_error(Fault(UNREACHED, answer, "do it"), address)
    assert str(error) == f"'postgresql://user@host/films' can't be reached: {message} (do it)"


def test_good_sources_beside_a_refused_one() -> None:
    make(CLAIMS + "insert into claims values ('P', 'release', '2024')")
    Path("a.csv").write_text("production,milestone,date\nQ,release,2024\n", encoding="utf-8")
    frame = timeline.read(["sqlite:///a.db?table=clams", "a.csv", "sqlite:///a.db"])
    assert list(frame["production"]) == ["Q", "P"]
    assert list(frame["file"]) == ["a.csv", "sqlite:///a.db"]
    assert frame.attrs["refused"] == ("sqlite:///a.db?table=clams",)


class TestCommands:
    def test_check_tells_each_problem(self, capsys: pytest.CaptureFixture[str]) -> None:
        make(
            "create table claims (key integer primary key, production, milestone, date);"
            "insert into claims values (7, 'P', 'release', 'someday'), (8, 'P', 'trailer', '2024')"
        )
        assert main(["check", "sqlite:///a.db"]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert any(
            line.startswith("sqlite:///a.db:row 1 (key 7), 'date': error: can't read 'someday'") for line in lines
        )
        assert lines[-1].startswith("1 claim, ")
        assert main(["check", "--format", "json", "sqlite:///a.db"]) == 1
        told = json.loads(capsys.readouterr().out)["problems"]
        assert {"file": "sqlite:///a.db", "line": 1, "cell": "row 1 (key 7), 'date'"}.items() <= told[-1].items()

    def test_table(self, capsys: pytest.CaptureFixture[str]) -> None:
        make(CLAIMS + "insert into claims values ('P', 'release', 'June 2024')")
        assert main(["table", "sqlite:///a.db"]) == 0
        assert "P,release" in capsys.readouterr().out

    def test_chart(self, folder: Path) -> None:
        make(CLAIMS + "insert into claims values ('P', 'release', 'June 2024')")
        assert main(["chart", "sqlite:///a.db", "-o", "a.html"]) == 0
        assert (folder / "a.html").stat().st_size > 1000

    def test_a_missing_file_is_one_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        for command in (["check"], ["table"], ["serve", "--no-browser"]):
            assert main([*command, "sqlite:///b.db"]) == 1
            told = capsys.readouterr()
            assert told.out + told.err == "timeline: 'b.db' is not there: check the path in 'sqlite:///b.db'\n"
