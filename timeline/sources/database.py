"""A table or a query of a database: its rows as claims, whichever database it is.

How an address is written is in `databaseurl`; what is peculiar to SQLite and to PostgreSQL in their own files. All is
read only, in pages, within the limits of any other source. Needs the optional SQLAlchemy and psycopg.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from timeline.errors import Problem, SourceError, UsageError
from timeline.limits import COLUMNS
from timeline.sources.columns import ACTUAL
from timeline.sources.databasefaults import Fault, fault_error
from timeline.sources.databaserows import DAY_FIELDS, RecordReader, pages, read_records_of
from timeline.sources.databasetable import Relation, find_relation, select_statement
from timeline.sources.databaseurl import DatabaseAddress, is_address, parse_address
from timeline.sources.header import Header, read_heading
from timeline.sources.postgresql import PostgresServer
from timeline.sources.row import Cell, Row, Sheet
from timeline.sources.source import refused
from timeline.sources.sqlite import SQLiteFile, sqlite_path

if TYPE_CHECKING:
    from sqlalchemy import Connection, CursorResult

__all__ = ["database_files", "database_identity", "is_address", "parse_address", "read_database"]

_STREAMED: Final = {"stream_results": True, "no_parameters": True}
"""Rows come as they are asked for, and a percent sign in a statement is one."""

_EMPTY: Final = "check that it is the right table"


class Database(Protocol):
    """One kind of database: how it is opened, what is in it, and what its errors mean."""

    def connection(self) -> AbstractContextManager[Connection]:
        """An open connection that can only read."""

    def renew(self) -> None:
        """Another page is asked for."""

    def relations(self, connection: Connection) -> list[Relation]:
        """The tables and views."""

    def key(self, connection: Connection, relation: Relation) -> list[str]:
        """The columns of a table's primary key."""

    def guard(self, connection: Connection) -> None:
        """Called before the statement that reads the claims."""

    def remarks(self, connection: Connection, description: Any) -> list[tuple[int, str, str]]:
        """Place, remark and hint for columns of which something has to be said."""

    def fault(self, error: BaseException) -> Fault:
        """What an error of the driver means."""


def read_database(address: DatabaseAddress) -> Sheet:
    """The rows of a table or a query; rows are numbered from 1 and named by their primary key where there is one.

    Raises `SourceError`: with its problem where the database is there but can't be read, without where it is not, or
    where SQLAlchemy or psycopg is missing.
    """
    errors = _driver_errors(address)
    database: Database = SQLiteFile(address) if address.kind == "sqlite" else PostgresServer(address)
    try:
        with database.connection() as connection:
            return _sheet(database, connection, address)
    except SourceError:
        raise
    except errors as error:
        fault = database.fault(getattr(error, "orig", None) or error)
    # Raised out here, so that nothing of the driver's error, which may hold the password, hangs on it.
    raise fault_error(fault, address)


def database_identity(address: DatabaseAddress) -> tuple[object, str]:
    """What tells two addresses apart: the file or the server's database, and the table or the query."""
    place = (
        sqlite_path(address) if address.kind == "sqlite" else (address.user, address.host, address.port, address.place)
    )
    return place, address.table or address.query


def database_files(text: str) -> list[Path]:
    """The files of which a change changes a database: SQLite's own and its log. `UsageError` for a server."""
    address = parse_address(text)
    if address.kind != "sqlite":
        raise UsageError(f"{address.shown!r} can't be watched: a server does not say when a table has changed")
    try:
        path = sqlite_path(address)
    except SourceError:
        path = Path(address.place)  # it may come back
    return [path, path.with_name(f"{path.name}-wal")]


def _driver_errors(address: DatabaseAddress) -> tuple[type[BaseException], ...]:
    """All that a driver may raise. `SourceError` with the cure where it is not there."""
    drivers: tuple[type[BaseException], ...] = (sqlite3.Error, sqlite3.Warning)
    try:
        from sqlalchemy.exc import SQLAlchemyError

        if address.kind == "postgresql":
            from psycopg import Error

            drivers = (Error,)
    except ImportError as error:  # heavy, and an optional extra
        cure = "reading databases needs SQLAlchemy and psycopg: pip install 'production-timeline[sql]'"
        raise SourceError(f"{address.shown}: {cure}") from error
    return SQLAlchemyError, *drivers, OSError, ValueError, ArithmeticError, RecursionError


def _sheet(database: Database, connection: Connection, address: DatabaseAddress) -> Sheet:
    key: list[str] = []
    statement, header = address.query, None
    if address.table:
        relation = find_relation(address.table, database.relations(connection), address.shown)
        key = database.key(connection, relation)
        header = _table_header(connection, relation, address.shown, key)
        statement = select_statement(relation, [heading.text for heading in header.headings], key)
    database.guard(connection)
    with closing(connection.exec_driver_sql(statement, execution_options=_STREAMED)) as result:
        if not result.returns_rows:
            raise fault_error(Fault("database-query", "the query gives no rows", "write one select"), address)
        description = _description(result)
        header = header or _header(address.shown, [column[0] for column in description])
        places = tuple(place for place, heading in enumerate(header.headings) if heading.text in key)
        rows = _rows(database, result, RecordReader(header, places))
    empty = (
        [] if rows else [Problem(header.file, None, None, "claims-missing", "no rows: no claims", _EMPTY, "warning")]
    )
    return Sheet(rows, [*header.problems, *_remarks(database, connection, header, description), *empty])


def _rows(database: Database, result: CursorResult[Any], reader: RecordReader) -> list[Row]:
    def fetch(size: int) -> Sequence[Any]:
        database.renew()
        return result.fetchmany(size)

    return read_records_of(reader, pages(fetch))


def _remarks(database: Database, connection: Connection, header: Header, description: Any) -> list[Problem]:
    problem = partial(Problem, header.file, None, None, "database-zone", severity="note")
    return [
        problem(f"{header.headings[place].text!r} {remark}", hint)
        for place, remark, hint in database.remarks(connection, description)
        if (header.names[place] or "").removeprefix(ACTUAL) in DAY_FIELDS
    ]


def _table_header(connection: Connection, relation: Relation, file: str, key: Sequence[str]) -> Header:
    """The headings that are read: those that are fields, and the primary key. The others are only told of."""
    statement = f"select * from {relation.sql} limit 0"
    with closing(connection.exec_driver_sql(statement, execution_options={"no_parameters": True})) as result:
        header = _header(file, [column[0] for column in _description(result)])
    named = zip(header.names, header.headings, strict=True)
    kept = _header(file, [heading.text for name, heading in named if name or heading.text in key])
    return replace(kept, problems=header.problems)


def _description(result: CursorResult[Any]) -> Any:
    return result.cursor.description if result.cursor is not None else ()


def _header(file: str, names: Sequence[str]) -> Header:
    if len(names) > COLUMNS:
        raise refused(Problem(file, None, None, "file-large", f"more than {COLUMNS} columns", "name those that count"))
    try:
        header = read_heading(file, [[Cell(name) for name in names]])
    except SourceError as error:
        if error.problem is None:
            raise
        problem = error.problem
    else:
        if header is not None:
            return header
        problem = Problem(file, None, None, "field-missing", "there are no columns")
    if problem.code == "field-missing" and not problem.hint.startswith("should"):
        hint = "call the columns so, with ?query=select title as production, ..."
        problem = replace(problem, hint=hint)
    raise refused(problem)
