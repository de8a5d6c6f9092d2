from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.cli.filenames import MOST_BYTES, file_stems

STEMS = [
    ("Ballerina", "ballerina", "small letters"),
    ("From the World of John Wick: Ballerina", "from-the-world-of-john-wick-ballerina", "words"),
    ("../../etc/passwd", "etc-passwd", "no way out of the folder"),
    ("", "production", "nothing"),
    ("???", "production", "nothing that can stand in a name"),
    (".hidden", "hidden", "nothing hidden"),
    ("C:\\con|<x>*", "c-con-x", "nor what Windows doesn't take"),
    ("千と千尋の神隠し", "千と千尋の神隠し", "other scripts stay"),
    ("Amélie", "amélie", "accents stay"),
    ("AMÉLIE", "amélie", "however they are written"),
    ("x\u202ey\x07z", "x-y-z", "no controls"),
    ("é" * 100, "é" * 40, "at most 80 bytes, at a whole character"),
    ("a" * 79 + "é", "a" * 79, "even where that leaves one free"),
]


@pytest.mark.parametrize(("title", "stem", "why"), STEMS, ids=[case[2] for case in STEMS])
def test_stems(title: str, stem: str, why: str) -> None:
    assert file_stems([title]) == {title: stem}, why


def test_names_that_would_meet_are_numbered_in_order() -> None:
    stems = file_stems(["A b", "a-b", "A B", "a b 2", "A b"])
    assert stems == {"A b": "a-b", "a-b": "a-b-2", "A B": "a-b-3", "a b 2": "a-b-2-2"}


@given(st.lists(st.text(max_size=60), max_size=12))
def test_every_title_has_a_safe_name_of_its_own(titles: list[str]) -> None:
    stems = file_stems(titles)
    assert list(stems) == list(dict.fromkeys(titles))
    names = [name.casefold() for name in stems.values()]
    assert len(set(names)) == len(names)
    assert all(0 < len(name.encode()) <= MOST_BYTES + 4 for name in names)
    assert not any(set(name) & set('/\\:*?"<>|.\x00\n ') for name in names)
