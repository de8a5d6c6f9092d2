"""Every format that claims are read from, through one table: a new one is tested without an edit here."""

from __future__ import annotations

import random

import pytest

from timeline.errors import SourceError
from timeline.sources import Source, discover
from timeline.sources.row import Sheet

SOURCES = sorted({source.name: source for source in discover().values()}.values(), key=lambda source: source.name)

HOSTILE = [
    (b"", "nothing"),
    (b"\n\n", "blank lines"),
    (b"\x00", "a zero byte"),
    (b"\xff\xfe", "a mark without text"),
    (b"\xff\xfeP", "half a character"),
    (b"\xef\xbb\xbf", "a mark alone"),
    (b"\xc3\x28", "bytes that are no text"),
    (b"PK\x03\x04", "the beginning of a zip"),
    (b"PAR1", "the beginning of Parquet"),
    (b"{", "an open brace"),
    (b"[" * 5000, "deeply nested"),
    (b'"' * 5001, "marks only"),
    (b"a: &a [*a, *a]", "an alias"),
    (b"<?xml version='1.0'?><a/>", "XML"),
]


def outcome(source: Source, data: bytes) -> Sheet | None:
    """The sheet, or `None` where the file is refused with its one problem."""
    try:
        return source.read(data, "name")
    except SourceError as error:
        refusal = error.problem
    assert refusal is not None
    assert refusal.file == "name"
    assert refusal.message
    assert "\n" not in str(refusal)
    return None


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
@pytest.mark.parametrize(("data", "why"), HOSTILE, ids=[case[1] for case in HOSTILE])
def test_hostile_bytes_are_refused_or_read(source: Source, data: bytes, why: str) -> None:
    sheet = outcome(source, data)
    assert sheet is None or all(row.file == "name" for row in sheet.rows), why


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_random_bytes_never_break_out(source: Source) -> None:
    chance = random.Random(7)
    for _ in range(50):
        outcome(source, chance.randbytes(chance.randrange(200)))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_a_format_says_what_it_is(source: Source) -> None:
    assert source.name
    assert source.endings
