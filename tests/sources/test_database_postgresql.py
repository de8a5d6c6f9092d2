"""PostgreSQL as a source, against a server that these tests start: values, tables, rights, faults, and no password."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

import timeline
from tests.sources.postgres import ENCODED, PASSWORD, USER, Cluster
from timeline.cli import main
from timeline.errors import Problem, SourceError
from timeline.sources import Sheet, databaserows, open_sources, postgresql

SECRETS = (PASSWORD, ENCODED, "s3cr3t", "%40word")


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    cluster = Cluster()
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the user's own settings for the server counts."""
    for name in (
        "PGHOST",
        "PGPORT",
        "PGUSER",
        "PGPASSWORD",
        "PGDATABASE",
        "PGSERVICE",
        "PGTZ",
        "PGOPTIONS",
        "PGSSLMODE",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def database(server: Cluster) -> Iterator[psycopg.Connection[Any]]:
    """A connection that writes, into a schema that is new in each test."""
    with server.connect() as connection:
        connection.execute("drop schema public cascade")
        connection.execute("create schema public")
        yield connection


def only(sheet: Sheet) -> Problem:
    """The one problem of a source that is refused whole."""
    assert sheet.rows == []
    [problem] = sheet.problems
    assert sheet.refused == (problem.file,)
    assert "\n" not in str(problem)
    assert_no_secret(repr(sheet))
    return problem


def assert_no_secret(text: str) -> None:
    for secret in SECRETS:
        assert secret not in text


def raised(address: str) -> str:
    """The message of a source that can't be reached; neither it nor anything around it holds the password."""
    with pytest.raises(SourceError) as caught:
        open_sources([address])
    assert caught.value.problem is None
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    message = str(caught.value)
    assert "\n" not in message
    assert_no_secret(message + repr(caught.value) + "".join(traceback.format_exception(caught.value)))
    return message


VALUES = [
    ("'June 2024'::text", ("June 2024", "text"), "a phrase"),
    ("'2024'::varchar(9)", ("2024", "text"), "digits in a text"),
    ("date '2024-06-07'", ("2024-06-07", "date"), "a day"),
    ("date '0033-04-03'", ("0033-04-03", "date"), "an early day"),
    ("timestamp '2024-06-07 23:59:59.999999'", ("2024-06-07", "date"), "a time: its day"),
    ("timestamptz '2024-06-07 22:30:00+00'", ("2024-06-08", "date"), "a point in time: its day where the session is"),
    ("date 'infinity'", ("infinity", "text"), "no day, for the grammar to refuse"),
    ("date '0044-03-15 BC'", ("0044-03-15 BC", "text"), "before year 1"),
    ("timestamp '0044-03-15 12:00 BC'", ("0044-03-15 12:00:00 BC", "text"), "a time before year 1"),
    ("date '12024-06-07'", ("12024-06-07", "text"), "after year 9999"),
    ("2024", ("2024", "number"), "a number stays one"),
    ("2024.50::numeric", ("2024.50", "number"), "a decimal"),
    ("true", ("true or false", "broken"), "a truth value"),
    ("'\\x00'::bytea", ("bytes", "broken"), "bytes"),
    ("'{\"a\": 1}'::jsonb", ("a mapping", "broken"), "JSON"),
    ("'\"June 2024\"'::json", ("June 2024", "text"), "a text in JSON"),
    ("array['June 2024']", ("a list", "broken"), "an array"),
    ("time '12:00'", ("a time of day", "broken"), "a time of day"),
    ("interval '3 days'", ("a length of time", "broken"), "a length"),
    ("uuid 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'", ("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "text"), "an identifier"),
    ("'high'::public.mood", ("high", "text"), "an enumeration"),
]


@pytest.mark.usefixtures("database")
class TestValues:
    @pytest.mark.parametrize(("sql", "expected", "why"), VALUES, ids=[case[2] for case in VALUES])
    def test_each_kind_of_value(
        self,
        sql: str,
        expected: tuple[str, str],
        why: str,
        server: Cluster,
        database: psycopg.Connection[Any],
    ) -> None:
        database.execute("create type public.mood as enum ('low', 'high')")
        database.execute(f"create table claims as select 'P'::text production, 'x'::text milestone, {sql} as date")
        sheet = open_sources([server.address("?options=-c timezone=Europe/Berlin")])
        [row] = sheet.rows
        assert (row.cells["date"].text, row.cells["date"].type) == expected, why
        assert bool(row.faults) is (expected[1] == "broken")

    def test_points_in_time_are_noted_with_the_time_zone(
        self, server: Cluster, database: psycopg.Connection[Any]
    ) -> None:
        database.execute(
            "create table claims (id int primary key, production text, milestone text, date text, asserted timestamptz)"
        )
        database.execute("insert into claims values (7, 'P', 'release', 'June 2024', '2024-01-01 23:30+00')")
        for zone, day in (("Europe/Berlin", "2024-01-02"), ("America/New_York", "2024-01-01"), ("UTC", "2024-01-01")):
            sheet = open_sources([server.address(f"?options=-c timezone={zone}")])
            assert sheet.rows[0].text("asserted") == day
            [note] = sheet.problems
            assert (note.severity, note.code) == ("note", "database-zone")
            assert (
                f"'asserted' holds points in time: each gives its day in the time zone of the session, '{zone}'"
                in str(note)
            )

    def test_other_columns_of_points_in_time_are_not_noted(
        self, server: Cluster, database: psycopg.Connection[Any]
    ) -> None:
        database.execute("create table claims as select now() as changed, 'P' as production, 'x' as milestone")
        assert [problem.code for problem in open_sources([server.address()]).problems] == ["field-unknown"]

    def test_absent_and_blank(self, server: Cluster, database: psycopg.Connection[Any]) -> None:
        database.execute("create table claims (production text, milestone char(9), date date, note text)")
        database.execute("insert into claims values ('P', 'release', null, ' ')")
        [row] = open_sources([server.address()]).rows
        assert set(row.cells) == {"production", "milestone"}
        frame = timeline.read(
            server.address("?query=select production, milestone, date '2024-06-07' as date from claims")
        )
        assert list(frame["milestone"]) == ["release"]

    def test_other_encodings(self, server: Cluster, database: psycopg.Connection[Any]) -> None:
        for encoding in ("LATIN1", "SQL_ASCII"):
            database.execute(f"drop database if exists {encoding}")
            database.execute(f"create database {encoding} encoding '{encoding}' locale 'C' template template0")
        with server.connect("latin1") as other:
            other.execute("create table claims as select 'Amélie'::text production, 'x'::text milestone")
        assert open_sources([server.address(database="latin1")]).rows[0].text("production") == "Amélie"
        with server.connect("sql_ascii") as other:
            other.execute("set client_encoding = 'SQL_ASCII'")
            other.execute(r"create table claims as select E'Am\xe9lie'::text production, 'x'::text milestone")
        problem = only(open_sources([server.address(database="sql_ascii")]))
        assert "invalid byte sequence" in problem.message
        assert problem.hint == "store the texts in the encoding that the database has"


FOUND = [
    ("", "plain", "the default"),
    ("?table=CLAIMS", "plain", "without regard to case"),
    ("?table=public.claims", "plain", "with its schema"),
    ("?table=said.claims", "said", "another schema"),
    ('?table="said"."claims"', "said", "in quotation marks"),
    ("?table=Claim Table", "mixed", "a blank and capitals"),
    ('?table="a ""b"" %s %d; drop table claims"', "hostile", "quotation marks and SQL in the name"),
    ("?table=a_view", "plain", "a view"),
    ("?table=stored", "plain", "a materialized view"),
    ("?table=parts", "part", "a partitioned table"),
    ("?table=claims&options=-c search_path=said", "said", "the search path counts"),
    ("?query=select 'Q%d' || ':x' production, 'x' milestone", "Q%d:x", "signs that drivers replace"),
    ("?query=with t as (select 'W' production, 'x' milestone) select * from t -- done", "W", "a comment"),
    ("?query=select 'S' production, 'x' milestone;", "S", "a semicolon at the end"),
]

MISSED = [
    ("?table=claim", "there is no table 'claim' (did you mean table=claims?)"),
    ("?table=other", "there is no table 'other' (did you mean table=said.other?)"),
    ("?table=pg_class", "there is no table 'pg_class' (name one with ?table=...: it has 'Claim Table'"),
    ("?table=TWIN", "the table 'TWIN' could be 'Twin' or 'twin' (write the name exactly"),
]


class TestTables:
    @pytest.fixture(autouse=True)
    def tables(self, database: psycopg.Connection[Any]) -> None:
        columns = "::text production, 'x'::text milestone"
        database.execute(
            f"""create table claims as select 'plain'{columns};
            drop schema if exists said cascade;
            create schema said;
            create table said.claims as select 'said'{columns};
            create table said.other as select 'said'{columns};
            create table "Claim Table" as select 'mixed'{columns};
            create table "a ""b"" %s %d; drop table claims" as select 'hostile'{columns};
            create view a_view as select * from claims;
            create materialized view stored as select * from claims;
            create table parts (production text, milestone text) partition by list (production);
            create table part_one partition of parts default;
            insert into parts values ('part', 'x');
            create table "Twin" (production text, milestone text);
            create table twin (production text, milestone text);"""
        )

    @pytest.mark.parametrize(("parameters", "title", "why"), FOUND, ids=[case[2] for case in FOUND])
    def test_the_table_that_is_meant(self, parameters: str, title: str, why: str, server: Cluster) -> None:
        sheet = open_sources([server.address(parameters)])
        assert [row.text("production") for row in sheet.rows] == [title], why
        assert sheet.rows[0].file == server.address(parameters, login=USER)

    @pytest.mark.parametrize(("parameters", "message"), MISSED, ids=[case[0] for case in MISSED])
    def test_a_table_that_is_not_there(self, parameters: str, message: str, server: Cluster) -> None:
        problem = only(open_sources([server.address(parameters)]))
        assert message in f"{problem.message} ({problem.hint})"

    def test_no_rows(self, server: Cluster) -> None:
        sheet = open_sources([server.address("?table=twin")])
        assert (sheet.rows, [problem.code for problem in sheet.problems]) == ([], ["claims-missing"])

    def test_rows_in_the_order_of_the_key_which_names_them(
        self, server: Cluster, database: psycopg.Connection[Any]
    ) -> None:
        database.execute(
            """create table keyed (production text, b int, milestone text, a int, date bytea, primary key (a, b));
            insert into keyed values ('3', 1, 'x', 2, ''), ('1', 1, 'x', 1, null), ('2', 2, 'x', 1, null)"""
        )
        rows = open_sources([server.address("?table=keyed")]).rows
        assert [row.text("production") for row in rows] == ["1", "2", "3"]
        place = server.address("?table=keyed", login=USER)
        assert str(rows[2].faults[0]).startswith(f"{place}:row 3 (b 1, a 2), 'date': error: 'date' holds bytes")

    def test_two_columns_for_one_field(self, server: Cluster, database: psycopg.Connection[Any]) -> None:
        database.execute(
            'create table doubled (production text, milestone text, source_title text, "Source Title" text)'
        )
        assert only(open_sources([server.address("?table=doubled")])).code == "field-duplicate"
        sheet = open_sources([server.address("?query=select 1 production, 2 production, 3 milestone")])
        assert only(sheet).code == "field-duplicate"


QUERIES = [
    ("drop table claims", 'syntax error at or near "drop"', "correct the query"),
    ("select 1; drop table claims", "cannot insert multiple commands into a prepared statement", "correct the query"),
    ("select 1; commit; drop table claims", "cannot insert multiple commands", "correct the query"),
    ("select 1 for update of claims", 'relation "claims" in FOR UPDATE', "correct the query"),
    (
        "select nextval('numbers') production, 'x' milestone",
        "cannot execute nextval() in a read-only transaction",
        "only reading is possible: write one select",
    ),
    (
        "with gone as (delete from claims returning *) select * from gone",
        "DECLARE CURSOR must not contain data-modifying statements in WITH",
        "",
    ),
    (
        "select writing() production, 'x' milestone",
        "cannot execute DELETE in a read-only transaction",
        "only reading is possible: write one select",
    ),
    ("select product, milestone from claims", 'column "product" does not exist', "Perhaps you meant to reference the "),
    ("select 1/0 production, 'x' milestone", "division by zero", "correct the query"),
    ("select 1 as production", "no column 'milestone' among the headings 'production'", "select title as production"),
    ("-- nothing", "syntax error at end of input", "correct the query"),
]


class TestOnlyReading:
    @pytest.mark.parametrize(("query", "message", "hint"), QUERIES, ids=[case[0] for case in QUERIES])
    def test_queries_that_are_refused(
        self, query: str, message: str, hint: str, server: Cluster, database: psycopg.Connection[Any]
    ) -> None:
        database.execute(
            """create table claims as select 'P'::text production, 'x'::text milestone;
            create sequence numbers;
            create function writing() returns text language sql as 'delete from claims returning production'"""
        )
        problem = only(open_sources([server.address(f"?query={query}")]))
        assert message in problem.message
        assert hint in problem.hint
        count = database.execute("select count(*) from claims").fetchone()
        assert count == (1,)

    def test_a_statement_without_end(self, server: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(postgresql, "STATEMENT_SECONDS", 1)
        problem = only(open_sources([server.address("?query=select pg_sleep(60)::text production, 'x' milestone")]))
        assert problem.message == "canceling statement due to statement timeout"
        assert problem.hint.startswith("no answer within")

    def test_a_locked_table(
        self, server: Cluster, database: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(postgresql, "LOCK_SECONDS", 1)
        database.execute("create table claims as select 'P'::text production, 'x'::text milestone")
        with database.transaction():
            database.execute("lock table claims in access exclusive mode")
            problem = only(open_sources([server.address()]))
        assert problem.message == "canceling statement due to lock timeout"

    def test_rows_beyond_the_limit(
        self, server: Cluster, database: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(databaserows, "ROWS", 1000)
        database.execute(
            "create view claims as select n::text production, 'x' milestone from generate_series(1, 1000) n"
        )
        assert [row.line for row in open_sources([server.address()]).rows] == list(range(1, 1001))
        endless = "?query=select generate_series(1, 1000000000)::text production, 'x' milestone"
        assert only(open_sources([server.address(endless)])).message == "more than 1,000 rows"

    def test_long_values(
        self, server: Cluster, database: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        database.execute(
            "create table claims as select repeat('x', 500000) production, 'release' milestone, '2024' date"
            " from generate_series(1, 20) union all select 'P', 'release', '2024'"
        )
        frame = timeline.read(server.address())
        assert list(frame["production"]) == ["P"]
        assert {problem.code for problem in frame.attrs["problems"]} == {"text-long"}
        monkeypatch.setattr(databaserows, "UNPACKED_BYTES", 2_000_000)
        assert only(open_sources([server.address()])).message == "more than 2,000,000 characters"

    def test_a_server_that_ends_the_connection(self, server: Cluster) -> None:
        message = raised(
            server.address("?query=select pg_terminate_backend(pg_backend_pid())::text production, 'x' milestone")
        )
        assert "can't be reached: " in message
        assert "terminat" in message  # whether the server's last words or the end is met first is chance

    def test_no_right_to_read(self, server: Cluster, database: psycopg.Connection[Any]) -> None:
        database.execute("create table claims as select 'P'::text production, 'x'::text milestone")
        database.execute("drop role if exists guest")
        database.execute("create role guest login password 'guest'")
        database.execute("grant usage on schema public to guest")
        problem = only(open_sources([server.address(login="guest:guest")]))
        assert (problem.message, problem.hint) == ("permission denied for table claims", "ask for the right to read it")


class TestNotReached:
    def test_a_wrong_password(self, server: Cluster) -> None:
        message = raised(server.address(login=f"{USER}:s3cr3t-and-wrong"))
        assert message.startswith(f"'postgresql://{USER}@127.0.0.1:{server.port}/postgres' can't be reached: ")
        assert message.endswith(f'password authentication failed for user "{USER}" (check the user and the password)')

    def test_no_password(self, server: Cluster) -> None:
        assert raised(server.address(login=USER)).endswith(
            "no password supplied (put it into ~/.pgpass or PGPASSWORD, or in front of the host as user:password@)"
        )

    def test_the_password_from_its_own_places(
        self, server: Cluster, database: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        database.execute("create table claims as select 'P'::text production, 'x'::text milestone")
        monkeypatch.setenv("PGPASSWORD", PASSWORD)
        assert len(open_sources([server.address(login=USER)]).rows) == 1

    def test_another_user(self, server: Cluster) -> None:
        assert "authentication failed" in raised(server.address(login=f"nobody:{ENCODED}"))

    def test_no_such_database(self, server: Cluster) -> None:
        assert 'database "films" does not exist (check the name)' in raised(server.address(database="films"))

    def test_nobody_listens(self) -> None:
        message = raised(f"postgresql://{USER}:{ENCODED}@127.0.0.1:1/films")
        assert "(check the host and the port, and that the server runs)" in message

    def test_no_such_socket(self, tmp_path: Path) -> None:
        assert "can't be reached" in raised(f"postgresql://{USER}:{ENCODED}@/films?host={tmp_path}")

    def test_an_option_of_a_wrong_form(self, server: Cluster) -> None:
        assert "connect_timeout" in raised(server.address("?connect_timeout=soon"))
        assert "sslmode" in raised(server.address("?sslmode=often"))

    def test_encryption_that_the_server_does_not_have(self, server: Cluster) -> None:
        assert "(check sslmode and the certificates)" in raised(server.address("?sslmode=require"))


class TestCommands:
    def test_check_table_and_the_frame_show_no_password(
        self, server: Cluster, database: psycopg.Connection[Any], capsys: pytest.CaptureFixture[str]
    ) -> None:
        database.execute(
            """create table claims (key int primary key, production text, milestone text, date text);
            insert into claims values (7, 'P', 'release', 'someday'), (8, 'P', 'trailer', '2024')"""
        )
        shown = server.address(login=USER)
        assert main(["check", server.address()]) == 1
        told = capsys.readouterr()
        assert f"{shown}:row 1 (key 7), 'date': error: can't read 'someday'" in told.out
        assert main(["check", "--format", "json", server.address()]) == 1
        assert main(["table", server.address()]) == 0
        assert main(["table", "--strict", server.address()]) == 1
        assert main(["check", server.address(login=f"{USER}:s3cr3t")]) == 1
        assert main(["check", f"postgresql://{USER}:{PASSWORD}@host/films"]) == 1
        later = capsys.readouterr()
        for text in (told.out, told.err, later.out, later.err):
            assert_no_secret(text)
            assert "Traceback" not in text
        frame = timeline.read(server.address())
        assert list(frame["file"]) == [shown]
        assert_no_secret(repr(frame.attrs) + frame.to_csv())

    def test_the_dashboard_shows_no_password(self, server: Cluster, database: psycopg.Connection[Any]) -> None:
        database.execute(
            "create table claims as select 'P'::text production, 'release'::text milestone, 'someday'::text date"
            " union all select 'P', 'trailer', '2024'"
        )
        app = timeline.create_app(server.address())
        for path in ("/", "/_dash-layout", "/_dash-dependencies"):
            answer = app.server.test_client().get(path)
            assert answer.status_code == 200
            assert_no_secret(answer.get_data(as_text=True))
