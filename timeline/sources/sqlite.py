"""A SQLite file, opened to be read only: it is never created, nor is anything left beside it that was not there.

Its texts are decoded here, so that one broken text is a fault of its row and not of the whole table.
"""

from __future__ import annotations

import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from timeline.errors import Problem, SourceError
from timeline.sources.databasefaults import Fault
from timeline.sources.databaserows import decoded_text
from timeline.sources.databasetable import Relation
from timeline.sources.databaseurl import DatabaseAddress
from timeline.sources.source import refused

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["SQLiteFile", "sqlite_path"]

TEXT_BYTES: Final = 1_000_000
"""Bytes of one value; a longer one can't be told from the rest of its row any more."""

LOCK_SECONDS: Final = 5.0
STATEMENT_SECONDS: Final = 60.0
_STEPS: Final = 100_000
"""Steps of SQLite's machine between two looks at the clock: some milliseconds."""

_WAL: Final = 2
"""In a database's first bytes: it keeps a write-ahead log."""

_READING: Final = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
}

_TABLES: Final = (
    "select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\'"
)
_KEY: Final = "select name from pragma_table_info(?) where pk > 0 order by pk"

_FAULTS: Final = {
    "SQLITE_NOTADB": ("not a SQLite database, or an encrypted one", "name the file that holds the tables"),
    "SQLITE_BUSY": ("locked by another program", "let it finish, then try again"),
    "SQLITE_LOCKED": ("locked by another program", "let it finish, then try again"),
    "SQLITE_CORRUPT": ("damaged", "restore it from a copy"),
    "SQLITE_CANTOPEN": ("it can't be opened", "check the rights of the file and of its folder"),
    "SQLITE_PERM": ("it may not be read", "check the rights of the file"),
    "SQLITE_READONLY": ("left unfinished by a program that ended", "open it once with that program, then try again"),
    "SQLITE_IOERR": ("its disk can't be read", "check the disk"),
    "SQLITE_TOOBIG": (
        f"it holds a text of more than {TEXT_BYTES:,} bytes",
        "leave that column out, with ?query=select",
    ),
    "SQLITE_INTERRUPT": (f"no answer within {STATEMENT_SECONDS:.0f} seconds", "ask for less, with ?query=select"),
    "SQLITE_AUTH": ("the query does more than read", "write one select"),
    "SQLITE_NOMEM": ("not enough memory", "ask for less, with ?query=select"),
}


def sqlite_path(address: DatabaseAddress) -> Path:
    """The file of an address, links followed. Raises `SourceError` where it is not there, or is no regular file.

    Percent signs count as written where such a file is there, else decoded.
    """
    plain = unquote(address.place)
    spellings = dict.fromkeys([address.place, plain] if plain != address.place else [address.place])
    found = [(path, mode) for path in map(Path, spellings) if (mode := _mode(path)) is not None]
    if not found:
        raise SourceError(f"{address.place!r} is not there: check the path in {address.shown!r}")
    if len(found) > 1:
        both = f"both {address.place!r} and {plain!r} are there"
        raise SourceError(f"{address.shown!r} names two files: {both}; rename one, or write % as %25")
    path, mode = found[0]
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "no regular file"
        raise SourceError(f"{str(path)!r} is {what}, not a SQLite file: name the file")
    return path.resolve()


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"{str(path)!r} can't be opened: {reason}") from error


class SQLiteFile:
    """The database in one file."""

    def __init__(self, address: DatabaseAddress) -> None:
        self._file = address.shown
        self._path = sqlite_path(address)
        self._deadline = 0.0

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """An open connection; `SourceError` at its end if another program has written meanwhile, unseen by us."""
        from sqlalchemy import create_engine
        from sqlalchemy.pool import NullPool

        self._check_readable()
        quiet = self._is_quiet()
        before = self._print()
        engine = create_engine("sqlite://", creator=lambda: self._open(quiet), poolclass=NullPool)
        with engine.connect() as connection:
            yield connection
        if quiet and self._print() != before:
            message, hint = "another program has written to it meanwhile", "try again"
            raise refused(Problem(self._file, None, None, "database-changed", message, hint))

    def _check_readable(self) -> None:
        """SQLite says of a file without rights only that it can't open it; the system says why."""
        try:
            with self._path.open("rb"):
                return
        except OSError as error:
            raise SourceError(f"{str(self._path)!r} can't be opened: {error.strerror}") from error

    def _is_quiet(self) -> bool:
        """Whether it keeps a log and nobody has it open: then reading it as it lies leaves no log behind."""
        with self._path.open("rb") as file:
            head = file.read(20)
        return len(head) == 20 and head[18] == _WAL and not self._log_size()

    def _log_size(self) -> int:
        log = self._path.with_name(f"{self._path.name}-wal")
        return log.stat().st_size if log.exists() else 0

    def _print(self) -> tuple[int, int, int]:
        found = self._path.stat()
        return found.st_size, found.st_mtime_ns, self._log_size()

    def _open(self, quiet: bool) -> sqlite3.Connection:
        mode = "mode=ro&immutable=1" if quiet else "mode=ro"
        opened = sqlite3.connect(f"{self._path.as_uri()}?{mode}", uri=True, timeout=LOCK_SECONDS)
        opened.text_factory = decoded_text
        opened.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, TEXT_BYTES)
        self.renew()
        opened.set_progress_handler(lambda: int(time.monotonic() > self._deadline), _STEPS)
        return opened

    def renew(self) -> None:
        """Begin to count the seconds of a statement anew."""
        self._deadline = time.monotonic() + STATEMENT_SECONDS

    def relations(self, connection: Connection) -> list[Relation]:
        """Its tables and views."""
        names = [name for (name,) in connection.exec_driver_sql(_TABLES) if isinstance(name, str)]
        return [Relation(name) for name in sorted(names)]

    def key(self, connection: Connection, relation: Relation) -> list[str]:
        """The columns of a table's primary key, none for a view."""
        return [name for (name,) in connection.exec_driver_sql(_KEY, (relation.name,)) if isinstance(name, str)]

    def guard(self, connection: Connection) -> None:
        """Let the statements from here on do nothing but read."""
        opened: Any = connection.connection.driver_connection
        opened.set_authorizer(_allow)

    def remarks(self, connection: Connection, description: Any) -> list[tuple[int, str, str]]:
        """What to say of columns: nothing, a time in SQLite is on its own clock."""
        return []

    def fault(self, error: BaseException) -> Fault:
        """What an error of the driver means."""
        name = str(getattr(error, "sqlite_errorname", ""))
        known = next((fault for code, fault in _FAULTS.items() if name == code or name.startswith(f"{code}_")), None)
        if known:
            return Fault("database", *known)
        if isinstance(error, sqlite3.Warning) or "one statement" in str(error):
            return Fault("database-query", "the query has more than one statement", "write one select")
        return Fault("database-query", str(error), "correct the query")


def _allow(action: int, first: str | None, second: str | None, *_: object) -> int:
    harmful = action == sqlite3.SQLITE_FUNCTION and (second or "").lower() == "load_extension"
    return sqlite3.SQLITE_OK if action in _READING and not harmful else sqlite3.SQLITE_DENY
