"""Addresses of databases: what they spell, and that a password is never shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import SourceError
from timeline.sources.databaseurl import DatabaseAddress, is_address, parse_address

SPELLED = [
    ("sqlite:///a.db", ("a.db", "claims", ""), "the default table"),
    ("SQLite:///a.db", ("a.db", "claims", ""), "any case"),
    ("sqlite+pysqlite:///a.db", ("a.db", "claims", ""), "the driver that it is anyhow"),
    ("sqlite:////abs/a.db", ("/abs/a.db", "claims", ""), "from the root"),
    ("sqlite:///C:/a b#1.db", ("C:/a b#1.db", "claims", ""), "signs of file names"),
    ("sqlite:///a%20b.db", ("a%20b.db", "claims", ""), "percent signs are for whoever sees the files"),
    ("sqlite:///a.db?table=my table", ("a.db", "my table", ""), "a blank"),
    ("sqlite:///a.db?table=a%26b", ("a.db", "a&b", ""), "encoded"),
    ('sqlite:///a.db?table="100%25"', ("a.db", '"100%25"', ""), "as written within quotation marks"),
    ("sqlite:///a.db?query=select 1", ("a.db", "", "select 1"), "a query"),
    ("sqlite:///a.db?query=select%201%20+%202", ("a.db", "", "select 1 + 2"), "an encoded query: a plus stays one"),
    ("sqlite:///a.db?query=select%201,'x'", ("a.db", "", "select 1,'x'"), "encoded as browsers do: ' stays itself"),
    ("sqlite:///a.db?query=select '%41&table=b'", ("a.db", "", "select '%41&table=b'"), "all behind is the query"),
    ("postgresql://h/d?table=s.t", ("d", "s.t", ""), "a schema"),
    ("postgres://h/d", ("d", "claims", ""), "the old spelling"),
    ("postgresql+psycopg:///d", ("d", "claims", ""), "no host: the default"),
    ("postgresql://h/a%2Fb", ("a/b", "claims", ""), "an encoded database"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SPELLED, ids=[case[2] for case in SPELLED])
def test_what_an_address_spells(text: str, expected: tuple[str, str, str], why: str) -> None:
    address = parse_address(text)
    assert (address.place, address.table, address.query) == expected, why
    assert address.shown == text


def test_the_parts_of_a_server_s_address() -> None:
    address = parse_address("postgresql://me:p%40ss:w%2Ford@[::1]:5433/films?sslmode=require&table=t")
    assert (address.user, address.password, address.host, address.port) == ("me", "p@ss:w/ord", "::1", "5433")
    assert (address.place, address.table, dict(address.options)) == ("films", "t", {"sslmode": "require"})
    assert address.shown == "postgresql://me@[::1]:5433/films?sslmode=require&table=t"


def test_a_long_query_is_shown_on_one_line_and_cut() -> None:
    address = parse_address("sqlite:///a.db?query=select  1,\n" + "2, " * 100 + "3")
    assert address.shown == "sqlite:///a.db?query=select 1, " + ("2, " * 100)[:70] + "..."
    assert address.query.startswith("select  1,\n")


REFUSED = [
    ("sqlite:a.db", "names no file: write sqlite:///file.db", "no slashes"),
    ("sqlite:/a.db", "names no file", "what a path makes of it"),
    ("sqlite://a.db", "names no file", "two slashes would be a host"),
    ("sqlite://", "names no file", "nothing"),
    ("sqlite:///:memory:", "names no file", "nothing is in it"),
    ("sqlite+aiosqlite:///a.db", "asks for the driver 'aiosqlite', which is not used: write sqlite://", "a driver"),
    ("postgresql+psycopg2://u:s3cr3t@h/d", "asks for the driver 'psycopg2'", "a driver that isn't used"),
    ("sqlite:///a.db?table=", "has an empty 'table'", "an empty name"),
    ("sqlite:///a.db?table=a&table=b", "has the parameter 'table' twice", "two tables"),
    ("sqlite:///a.db?table=a&query=select 1", "has a table and a query", "both"),
    ("sqlite:///a.db?query= ", "has an empty query", "an empty query"),
    ("sqlite:///a.db?tabel=a", "has no parameter 'tabel': did you mean 'table'", "a near miss"),
    ("sqlite:///a.db?mode=rwc", "has no parameter 'mode'", "nothing else can be said to SQLite"),
    ("sqlite:///a.db?sslmode=require", "has no parameter 'sslmode'", "a server's"),
    ("sqlite:///a.db?table=%ff", "percent signs in 'table' that spell no text", "no UTF-8"),
    ("sqlite:///a\0.db", "followed by a control character", "a zero"),
    ("sqlite:///a.db?query=select%00", "percent signs in 'query' that spell no text", "an encoded zero"),
    ("sqlite:///a\n.db", "followed by a control character", "two lines"),
    ("sqlite:///a.db?table=a\tb", "followed by a control character", "a tab"),
    ("sqlite:///a\udcff.db", "followed by a control character", "a lone surrogate"),
    ("postgresql:d", "postgresql://... can't be taken apart", "no slashes"),
    ("postgresql:/u:s3cr3t@h/d", "postgresql://... can't be taken apart", "what a path makes of it"),
    ("postgresql://u:s3cr3t@@h/d", "in a password write @ as %40", "a password with an @"),
    ("postgresql://u:s3/cr3t@h/d", "can't be taken apart", "a password with a slash"),
    ("postgresql://u:s3cr3t?@h/d", "can't be taken apart", "a password with a question mark"),
    ("postgresql://u:12?s3cr3t@h/d", "can't be taken apart", "a password that looks like a port"),
    ("postgresql://u:s3cr3t#@h/d", "can't be taken apart", "a password with a number sign"),
    ("postgresql://u:s3cr3t%ff@h/d", "can't be taken apart", "a password that spells no text"),
    ("postgresql://u:s3cr3t@h:x/d", "can't be taken apart", "a port in letters"),
    ("postgresql://u@h/d?password=s3cr3t", "has a password among its parameters", "a password out of place"),
]


@pytest.mark.parametrize(("text", "message", "why"), REFUSED, ids=[case[2] for case in REFUSED])
def test_what_is_refused(text: str, message: str, why: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        parse_address(text)
    assert "\n" not in str(caught.value), why
    assert caught.value.problem is None
    assert "cr3t" not in repr(caught.value), why


def outcome(text: str) -> DatabaseAddress | SourceError:
    try:
        return parse_address(text)
    except SourceError as error:
        return error


@given(st.text(min_size=0, max_size=12))
def test_a_password_is_never_shown(word: str) -> None:
    found = outcome(f"postgresql://user:{word}QZX@host/films?table=dates")
    assert "QZX" not in repr(found)
    if isinstance(found, DatabaseAddress):
        assert found.shown == "postgresql://user@host/films?table=dates"
        assert found.password.endswith("QZX")


@given(st.text(max_size=60), st.sampled_from(("sqlite:///", "postgresql://", "postgresql:", "")))
def test_any_text_is_an_address_or_refused(text: str, scheme: str) -> None:
    found = outcome(scheme + text)
    line = found.shown if isinstance(found, DatabaseAddress) else str(found)
    assert "\n" not in line


def test_what_is_an_address() -> None:
    assert [is_address(text) for text in ("postgres://h/d", "sqlite:", "mysql://h", "a/sqlite:b")] == [
        True,
        True,
        False,
        False,
    ]
