"""A PostgreSQL server: one transaction that can only read, one statement, and no answer waited for without end.

Days are those that the server shows, so a point in time is a day in the time zone of the session; where a date field
holds such points, that is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from timeline.sources.databasefaults import UNREACHED, Fault
from timeline.sources.databasetable import Relation
from timeline.sources.databaseurl import DatabaseAddress

if TYPE_CHECKING:
    from psycopg import Connection as DriverConnection
    from sqlalchemy import Connection

__all__ = ["PostgresServer"]

CONNECT_SECONDS: Final = "10"
STATEMENT_SECONDS: Final = 60
LOCK_SECONDS: Final = 5

_DAYS: Final = ("date", "timestamp", "timestamptz")
_POINT_IN_TIME: Final = 1184
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?: \d\d:[\d:.]+(?:[+-][\d:]+)?)?", re.ASCII)

_TABLES: Final = """
select c.relname, n.nspname, pg_catalog.pg_table_is_visible(c.oid), c.oid::bigint
from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
order by 3 desc, 2, 1
"""
_KEY: Final = """
select a.attname
from pg_catalog.pg_index i join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
where i.indrelid = %s and i.indisprimary
order by array_position(i.indkey::int2[], a.attnum)
"""

_ONLY_READ: Final = "only reading is possible: write one select"
_LATER: Final = "try again later"
_CORRECT: Final = "correct the query"
_RIGHTS: Final = "ask for the right to read it"
_ANSWERS: Final = {
    "22021": ("database", "store the texts in the encoding that the database has"),
    "25006": ("database-query", _ONLY_READ),
    "42501": ("database", _RIGHTS),
    "55P03": ("database", f"another program holds it for longer than {LOCK_SECONDS} seconds: {_LATER}"),
    "57014": ("database", f"no answer within {STATEMENT_SECONDS} seconds: ask for less, with ?query=select"),
}
"""By the server's own code: ours, and what to do."""

_AFFAIRS: Final = ("08", "28", "3D", "53", "57P")
"""The first signs of the server's codes for connections, logins, missing databases and its own state."""

_NOT_REACHED: Final = (
    ("authentication failed", "check the user and the password"),
    ("no password", "put it into ~/.pgpass or PGPASSWORD, or in front of the host as user:password@"),
    ("does not exist", "check the name"),
    ("refused", "check the host and the port, and that the server runs"),
    ("timeout", "check the host and the port, and that nothing bars the way"),
    ("resolve", "check the host's name"),
    ("translate", "check the host's name"),
    ("ssl", "check sslmode and the certificates"),
    ("pg_hba.conf", "ask for this user, database and machine to be let in"),
)
"""Words of the driver's message, and what to do."""


class PostgresServer:
    """One database of a server."""

    def __init__(self, address: DatabaseAddress) -> None:
        self._address = address

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """An open connection, in a transaction that only reads and sees one state of the database."""
        from sqlalchemy import create_engine
        from sqlalchemy.pool import NullPool

        engine = create_engine("postgresql+psycopg://", creator=self._open, poolclass=NullPool, use_native_hstore=False)
        with engine.connect() as opened:
            connection = opened.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            connection.exec_driver_sql(f"set local statement_timeout = '{STATEMENT_SECONDS}s'")
            connection.exec_driver_sql(f"set local lock_timeout = '{LOCK_SECONDS}s'")
            connection.exec_driver_sql("set local datestyle = 'ISO'")
            yield connection

    def _open(self) -> DriverConnection[Any]:
        import psycopg

        address = self._address
        settings: dict[str, Any] = {
            "connect_timeout": CONNECT_SECONDS,
            "application_name": "timeline",
            "user": address.user,
            "password": address.password,
            "host": address.host,
            "port": address.port,
            "dbname": address.place,
            **address.options,
            "client_encoding": "utf8",
        }
        given = {name: value for name, value in settings.items() if value}
        # Without prepared statements it also works through a pooler.
        opened = psycopg.connect("", prepare_threshold=None, **given)
        _register_loaders(opened)
        return opened

    def renew(self) -> None:
        """Nothing: the server counts the seconds of each statement itself."""

    def relations(self, connection: Connection) -> list[Relation]:
        """Its tables and views, those on the search path first."""
        found = connection.exec_driver_sql(_TABLES)
        return [Relation(name, schema, visible, number) for name, schema, visible, number in found]

    def key(self, connection: Connection, relation: Relation) -> list[str]:
        """The columns of a table's primary key, none for a view."""
        return [name for (name,) in connection.exec_driver_sql(_KEY, (relation.number,))]

    def guard(self, connection: Connection) -> None:
        """Nothing: the transaction only reads."""

    def remarks(self, connection: Connection, description: Any) -> list[tuple[int, str, str]]:
        """Place, remark and hint for each column of points in time, whose days depend on a time zone."""
        places = [place for place, column in enumerate(description) if column[1] == _POINT_IN_TIME]
        if not places:
            return []
        zone = connection.exec_driver_sql("select pg_catalog.current_setting('TimeZone')").scalar_one()
        remark = f"holds points in time: each gives its day in the time zone of the session, {zone!r}"
        return [(place, remark, "add options=-c timezone=... for another one") for place in places]

    def fault(self, error: BaseException) -> Fault:
        """What an error of the driver means."""
        state = getattr(error, "sqlstate", None)
        said = getattr(getattr(error, "diag", None), "message_primary", None) or str(error)
        if state in _ANSWERS:
            code, hint = _ANSWERS[state]
            return Fault(code, said, hint)
        if state is None or state.startswith(_AFFAIRS):
            return Fault(UNREACHED, said, _reach_hint(said))
        return Fault("database-query", said, getattr(error, "diag").message_hint or _CORRECT)  # noqa: B009


def _reach_hint(said: str) -> str:
    letters = said.casefold()
    return next((hint for word, hint in _NOT_REACHED if word in letters), "check the address, and that the server runs")


def _register_loaders(opened: DriverConnection[Any]) -> None:
    """Read days as the server writes them, so that one that Python has no value for is a fault of its row only."""
    from psycopg.adapt import Buffer, Loader

    class DayLoader(Loader):
        def load(self, data: Buffer) -> date | str:
            text = bytes(data).decode("ascii", "replace")
            return date.fromisoformat(text[:10]) if _DAY.fullmatch(text) else text

    for name in _DAYS:
        opened.adapters.register_loader(name, DayLoader)
