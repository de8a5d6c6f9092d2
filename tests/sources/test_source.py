"""Discovery of formats, and the two spellings of a field."""

from __future__ import annotations

import pytest

from timeline.sources import discover, endings
from timeline.sources.delimited import SOURCE as DELIMITED
from timeline.sources.fields import FIELDS, SOURCE_FIELDS, field_name
from timeline.sources.source import by_ending


def test_every_format_of_the_first_form_is_found() -> None:
    assert {".yaml", ".yml", ".csv", ".tsv", ".xlsx", ".jsonl", ".parquet"} <= set(endings())


def test_two_claims_on_one_ending_are_refused() -> None:
    with pytest.raises(ValueError, match=r"delimited text and delimited text both claim '\.csv'"):
        by_ending([DELIMITED, DELIMITED])


def test_endings_are_lower_case_with_their_dot() -> None:
    assert all(ending.startswith(".") and ending == ending.lower() for ending in discover())


@pytest.mark.parametrize("name", FIELDS)
def test_field_names_are_spelled_as_they_are_matched(name: str) -> None:
    assert field_name(name.replace("_", " ").upper()) == name


def test_source_fields_are_row_fields() -> None:
    assert set(SOURCE_FIELDS.values()) <= set(FIELDS)
