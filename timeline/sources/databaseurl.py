"""The address of a database: which one, and which table or query in it.

::

    sqlite:///claims.db                    the table `claims` of a file (with four slashes, from the root)
    sqlite:///claims.db?table=dates
    postgresql://user@host/database?table=schema.dates
    postgresql://user@host/database?query=select title as production, ... from ...

`query=` comes last: all that follows is the query, as written, or percent-encoded where it holds no blank. A password
is taken, and shown nowhere: an address that can't be taken apart with certainty is named by its first word only.
Nothing is opened here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple
from urllib.parse import unquote

from timeline.errors import SourceError
from timeline.sources.fields import nearest_hint

__all__ = ["DatabaseAddress", "is_address", "parse_address"]

DEFAULT_TABLE: Final = "claims"
SHOWN_QUERY: Final = 80

SERVER_OPTIONS: Final = (
    "application_name",
    "channel_binding",
    "connect_timeout",
    "gssencmode",
    "host",
    "options",
    "sslcert",
    "sslkey",
    "sslmode",
    "sslrootcert",
    "target_session_attrs",
)
"""What may be said to PostgreSQL's own client library besides the table or the query."""

_SCHEME: Final = re.compile(r"(?i)(sqlite|postgres(?:ql)?)(?:\+(\w+))?:")
_DRIVERS: Final = {"sqlite": (None, "pysqlite"), "postgresql": (None, "psycopg")}
_SERVER: Final = re.compile(
    r"//(?:(?P<user>[^:@/?#\[\]\s]*)(?P<secret>:(?P<password>[^@/?#\[\]\s]*))?@)?"
    r"(?P<host>[\w.%~-]*|\[[0-9A-Fa-f:.]+\])(?::(?P<port>\d{1,5}))?(?:/(?P<database>[^/?#@]*))?"
)
_SQL: Final = re.compile(r"(?:^|&)query=")
_NAME: Final = re.compile(r"\w+")
_AS_WRITTEN: Final = re.compile(r"[\s\"<>]")
_BEFORE_SQL: Final = re.compile(r"[?&]query=")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """One table or one query of one database. Exactly one of `table` and `query` is filled.

    `shown` is how it is named everywhere: as written, without the password, a long query cut. `place` is a SQLite
    file's path or a server's database, `options` what else goes to the server's client library.
    """

    kind: Literal["sqlite", "postgresql"]
    shown: str
    place: str
    table: str = ""
    query: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    host: str = ""
    port: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


class _Wanted(NamedTuple):
    """What stands behind the question mark."""

    table: str
    query: str
    shown: str
    options: dict[str, str]


def is_address(text: str) -> bool:
    """Whether a source is named as a database; it may still be refused.

    >>> is_address("sqlite:///a.db"), is_address("a.db")
    (True, False)
    """
    return _SCHEME.match(text) is not None


def parse_address(text: str) -> DatabaseAddress:
    """The address that a text spells. Raises `SourceError`, without the password, where it can't be taken apart.

    >>> parse_address("postgresql://me:secret@db.example/films?table=said.dates").shown
    'postgresql://me@db.example/films?table=said.dates'
    """
    scheme = _SCHEME.match(text)
    if scheme is None:
        raise SourceError(f"{text[:40]!r} is no address of a database: it begins with sqlite:/// or postgresql://")
    kind: Literal["sqlite", "postgresql"] = "sqlite" if scheme[1].lower() == "sqlite" else "postgresql"
    driver = scheme[2]
    if (driver and driver.lower()) not in _DRIVERS[kind]:
        raise SourceError(f"{scheme[0]} asks for the driver {driver!r}, which is not used: write {kind}://...")
    if _CONTROL.search(text) or not _BEFORE_SQL.split(text, maxsplit=1)[0].isprintable():
        raise SourceError(f"{scheme[0]} is followed by a control character: type the address anew")
    rest = text[scheme.end() :]
    return _sqlite(scheme[0], rest) if kind == "sqlite" else _server(scheme[0], rest)


def _sqlite(scheme: str, rest: str) -> DatabaseAddress:
    place, _, parameters = rest.partition("?")
    path = place.removeprefix("///")
    if path == place or path in ("", ":memory:"):
        cure = "write sqlite:///file.db as a text, or sqlite:////folder/file.db from the root"
        raise SourceError(f"{scheme + place!r} names no file: {cure}")
    wanted = _wanted(scheme + place, parameters, ())
    return DatabaseAddress("sqlite", scheme + place + wanted.shown, path, wanted.table, wanted.query)


def _server(scheme: str, rest: str) -> DatabaseAddress:
    place, _, parameters = rest.partition("?")
    found = _SERVER.fullmatch(place)
    said = _SQL.split(parameters, maxsplit=1)[0]
    # An @ after the question mark may be that of a password with a question mark in it.
    if found is None or (found["user"] is None and "@" in said):
        raise _unclear(scheme)
    shown = scheme + place
    if found["secret"]:
        shown = scheme + place[: found.start("secret")] + place[found.end("secret") :]
    wanted = _wanted(shown, parameters, SERVER_OPTIONS)
    parts = {name: _decoded(found[name] or "") for name in ("user", "password", "host", "database")}
    if None in parts.values():
        raise _unclear(scheme)
    return DatabaseAddress(
        "postgresql",
        shown + wanted.shown,
        parts["database"] or "",
        wanted.table,
        wanted.query,
        parts["user"] or "",
        parts["password"] or "",
        (parts["host"] or "").strip("[]"),
        found["port"] or "",
        wanted.options,
    )


def _unclear(scheme: str) -> SourceError:
    form = "postgresql://user:password@host:5432/database?table=claims"
    cure = "in a password write @ as %40, / as %2F, ? as %3F, # as %23, % as %25"
    return SourceError(f"{scheme}//... can't be taken apart: it has the form {form}; {cure}")


def _wanted(place: str, parameters: str, options: tuple[str, ...]) -> _Wanted:
    """The parameters of an address; `place` names it in refusals."""
    said, *sql = _SQL.split(parameters, maxsplit=1)
    values = _values(place, said, ("table", "query", *options))
    table, query = values.pop("table", ""), ""
    if sql:
        query = _text(place, "query", sql[0]).strip()
        if not query:
            raise SourceError(f"{place!r} has an empty query: write ?query=select ... behind it")
        if table:
            raise SourceError(f"{place!r} has a table and a query: keep one of the two")
    return _Wanted(table or ("" if query else DEFAULT_TABLE), query, _shown_parameters(said, sql), values)


def _shown_parameters(said: str, sql: list[str]) -> str:
    """The parameters on one line, a long query cut."""
    parts = [said] if said else []
    if sql:
        line = " ".join(sql[0].split())
        parts.append("query=" + (line if len(line) <= SHOWN_QUERY else line[:SHOWN_QUERY] + "..."))
    return f"?{'&'.join(parts)}" if parts else ""


def _values(place: str, said: str, known: tuple[str, ...]) -> dict[str, str]:
    values: dict[str, str] = {}
    for part in said.split("&") if said else ():
        name, _, value = part.partition("=")
        if name in ("password", "sslpassword"):
            cure = "put it into ~/.pgpass or PGPASSWORD, or in front of the host as user:password@"
            raise SourceError(f"{place!r} has a {name} among its parameters, where it might be shown: {cure}")
        if name not in known:
            shown = repr(name) if _NAME.fullmatch(name) else "of that form"
            hint = nearest_hint(name, known, "write ?table=NAME, or ?query=select ... to the end")
            raise SourceError(f"{place!r} has no parameter {shown}: {hint}")
        if name in values:
            raise SourceError(f"{place!r} has the parameter {name!r} twice: keep one of the two")
        if not value.strip():
            raise SourceError(f"{place!r} has an empty {name!r}: write what it is, or leave it out")
        values[name] = _text(place, name, value)
    return values


def _text(place: str, name: str, value: str) -> str:
    """A value as it was meant: with a blank or a quotation mark in it nobody has percent-encoded it."""
    if _AS_WRITTEN.search(value):
        return value
    text = _decoded(value)
    if text is None:
        raise SourceError(f"{place!r} has percent signs in {name!r} that spell no text: write % as %25")
    return text


def _decoded(value: str) -> str | None:
    try:
        text = unquote(value, errors="strict")
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text
