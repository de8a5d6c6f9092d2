"""Claim files: what is written reads back as the same claims, in every format; what would not is refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.chains import as_of
from timeline.errors import ExportError
from timeline.export.readback import save_claims
from timeline.frame import COLUMNS
from timeline.reading import normalize, read

TODAY = date(2026, 1, 1)
PLACES = ("file", "line")
ENDINGS = (".csv", ".jsonl", ".parquet", ".tsv", ".xlsx", ".yaml")

HOSTILE = (
    "=Sum", "'=Sum", "+1", "-", "@x", "<b>x</b>", "1917", "007", "1e3", "0x1F", "NO", "null", "~", "true", "1:30", "NA",
    "a: b", "a #b", "- a", "? a", "[a]", "{a: b}", "a, b", '"', "'", "''", "a\\nb", "%x", "&a", "*a", "!a", "|", ">",
    "a:", ":a", "=", "2024-06-07", "2024", "日本", "\u202eabc", "x" * 500, "a\u2028b", "\ufeffa", "a\u00a0b", "😀",
    "_x0041_", "a;b|c", "#REF!", "...", "---", "a\u3000b", "\u2003x", "P, Q: R", "a  b", "`x`",
)  # fmt: skip

MOMENTS = (
    "June 7, 2024", "2024-06-07", "summer 2024", "next summer", "2024-06~", "late 2024", "by June 2024", "2024?",
    "June", "../2024-06", "2024-06/..", "1899-12-31", "0987-01-02", "9999-12-31", "2024-11/2024-12", "2024-06-07?",
)  # fmt: skip
SPANS = ("November 2022", "Nov-Dec 2022", "2022-11/..", "/2022-11", "since 2022", "early 2023", "2022-11-07/2022-12-16")


def texts(most: int = 30) -> st.SearchStrategy[str]:
    letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
    return st.one_of(st.sampled_from(HOSTILE), st.text(letters, max_size=most))


NOTES = st.one_of(
    texts(), st.sampled_from(["two\nlines", "a\tb", "word " * 60 + "end", "  spaced", "a\n\n\nb", "- a\n- b"])
)
ANY = {
    "label": st.one_of(st.just(""), texts()),
    "territory": st.sampled_from(["", "", "US", "NO", "=FR"]),
    "location": texts(),
    "locator": texts(),
    "note": NOTES,
    "status": st.sampled_from(["", "", "announced", "actual", "Rumoured", "canceled"]),
    "source": st.one_of(st.sampled_from(["", "s", "t"]), texts()),
    "source_title": st.one_of(st.just(""), texts()),
    "publisher": st.sampled_from(["", "", "The Paper", "=P"]),
    "url": st.sampled_from(["", "", "https://x.example/?a=b&c#d", "https://x.example/" + "y" * 600]),
    "source_note": st.one_of(st.just(""), NOTES),
    "published": st.sampled_from(["", "2023-03-24/2023-04-30", "March 2023", "unknown", "../2022-11"]),
    "asserted": st.sampled_from(["", "", "2023-05-05", "unknown", "Unknown", "late 2022", "2023/.."]),
}
PART = st.sampled_from(["", *SPANS])
DATED = {"milestone": st.sampled_from(["release", "trailer", "wrap_party"]), "date": st.sampled_from(MOMENTS)}
SPANNED = {"milestone": st.sampled_from(["reshoots", "festival"]), "date": st.sampled_from(SPANS)}
IN_PARTS = {
    "milestone": st.sampled_from(["reshoots", "festival", "Pre-Production"]),
    "start": PART,
    "end": PART,
    "duration": st.sampled_from(["", "", "two to three months", "10 days"]),
}
CANCELED = {"milestone": st.just("premiere"), "status": st.just("canceled")}
WHEN = st.one_of(*map(st.fixed_dictionaries, (DATED, SPANNED, IN_PARTS, CANCELED)))


@st.composite
def rows(draw: st.DrawFn) -> list[dict[str, str]]:
    titles = st.sampled_from(draw(st.lists(texts(), min_size=1, max_size=3)))
    found = []
    for number in range(draw(st.integers(1, 6))):
        row = {"production": draw(titles), **draw(st.fixed_dictionaries({}, optional=ANY)), **draw(WHEN)}
        if draw(st.booleans()):
            row["id"] = f"c{number}"
            row["supersedes"] = draw(st.sampled_from(["", "", f"c{number - 1}"]))
        found.append(row)
    return found


def whole(given_rows: Sequence[dict[str, str]]) -> pd.DataFrame:
    """The frame of the rows that stand, of a chain whose kind none of the others decided."""
    frame = normalize(given_rows, today=TODAY)
    kept = set(frame["line"])
    return normalize([row for number, row in enumerate(given_rows, 1) if number in kept], today=TODAY)


def same(frame: pd.DataFrame, again: pd.DataFrame) -> None:
    names = [name for name in COLUMNS if name not in PLACES]
    pd.testing.assert_frame_equal(again[names], frame[names])
    for name in ("supersedes", "source_notes", "published"):
        assert again.attrs[name] == frame.attrs[name], name


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(given_rows=rows())
def test_what_is_written_reads_back(given_rows: list[dict[str, str]], tmp_path: Path) -> None:
    frame = whole(given_rows)
    for ending in ENDINGS:
        path = tmp_path / f"rows{ending}"
        path.unlink(missing_ok=True)
        if len(frame):
            save_claims(frame, path)
            same(frame, read(path, today=TODAY))


HOSTILE_FIELDS = (
    *("production", "label", "territory", "location", "locator", "note", "source", "source_title", "publisher"),
    *("source_note", "id"),
)


@pytest.mark.parametrize("ending", ENDINGS)
def test_hostile_texts_in_every_place(ending: str, tmp_path: Path) -> None:
    plain = {"milestone": "release", "date": "summer 2024", "published": "2023"}
    frame = normalize([dict.fromkeys(HOSTILE_FIELDS, text) | plain for text in HOSTILE], today=TODAY)
    assert len(frame) == len(HOSTILE)
    save_claims(frame, tmp_path / f"x{ending}")
    same(frame, read(tmp_path / f"x{ending}", today=TODAY))


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_bundled_production(ending: str, tmp_path: Path) -> None:
    frame = read("data/ballerina.yaml")
    save_claims(frame, tmp_path / f"b{ending}")
    same(frame, read(tmp_path / f"b{ending}"))


# Rows of which something can't be kept, how the file is named, and what is said of it.
REFUSED = [
    ({"source": "<<"}, "x.yaml", "a claim would be refused when it is read again: x.yaml:.*merge key", "no YAML key"),
    ({"label": "a\uffffb"}, "x.xlsx", r"can't hold the character U\+FFFF", "no character of XML"),
    ({"note": "x" * 40_000}, "x.xlsx", "an XLSX cell holds 32,767 characters", "a cell's limit"),
    ({}, "x.ics", "it has the ending '.ics', and a claim file needs one of .csv, ", "another ending"),
    ({}, "x", "it has no ending, and a claim file needs one of", "no ending"),
]


@pytest.mark.parametrize(("row", "name", "message", "why"), REFUSED, ids=[case[3] for case in REFUSED])
def test_what_a_format_cannot_keep_is_refused(
    row: dict[str, str], name: str, message: str, why: str, tmp_path: Path
) -> None:
    frame = normalize([{"production": "P", "milestone": "release", "date": "2024", **row}], today=TODAY)
    with pytest.raises(ExportError, match=message):
        save_claims(frame, tmp_path / name)
    assert list(tmp_path.iterdir()) == [], why


SHOT = {"production": "P", "milestone": "reshoots", "status": "actual", "asserted": "2024-02-02"}


def test_what_was_believed_on_a_day_is_a_claim_file(tmp_path: Path) -> None:
    cut = as_of(normalize([{**SHOT, "start": "2024-02-01", "end": "2024-04-01"}], today=TODAY), "2024-03-01")
    save_claims(cut, tmp_path / "x.yaml")
    assert "start: 2024-02-01, status: actual" in (tmp_path / "x.yaml").read_text(encoding="utf-8")
    same(cut, read(tmp_path / "x.yaml", today=TODAY))


def test_half_of_one_phrase_is_no_claim(tmp_path: Path) -> None:
    cut = as_of(normalize([{**SHOT, "date": "2024-02-01/2024-04-01"}], today=TODAY), "2024-03-01")
    with pytest.raises(
        ExportError, match=r"'start_latest' of claim 'rows:1' is .*2024-02-01.* and would be read again"
    ):
        save_claims(cut, tmp_path / "x.yaml")


def test_a_kind_that_only_a_row_left_out_decides(tmp_path: Path) -> None:
    rows = [{"date": "May 2024"}, {"start": "someday"}]
    frame = normalize([{"production": "P", "milestone": "festival", **row} for row in rows], today=TODAY)
    assert frame["kind"].tolist() == ["span"]
    with pytest.raises(ExportError, match="'kind' of claim 'rows:1' is 'span' and would be read again as 'point'"):
        save_claims(frame, tmp_path / "x.yaml")


def test_a_claim_that_names_one_of_another_frame(tmp_path: Path) -> None:
    row = {"production": "P", "milestone": "release", "date": "2024"}
    frame = normalize([{**row, "id": "a"}, {**row, "id": "b", "supersedes": "a"}], today=TODAY)
    with pytest.raises(ExportError, match="claim 'b' supersedes 'a', which is not in this frame"):
        save_claims(frame.iloc[1:], tmp_path / "x.csv")


def test_a_table_that_is_no_claim_frame(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="a claim file is made of claims"):
        save_claims(pd.DataFrame({"a": [1]}), tmp_path / "x.csv")


def test_a_file_that_would_be_too_large_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.export.readback.FILE_BYTES", 10)
    with pytest.raises(ExportError, match="more than the 10 that are read: write several files"):
        save_claims(normalize([{"production": "P", "milestone": "release", "date": "2024"}]), tmp_path / "x.csv")


CLAIM = {"production": "P", "milestone": "release"}

# Claims, and the file that they make.
FILES = [
    (
        [{**CLAIM, "date": "June 7, 2024", "source": "s", "publisher": "The Paper", "published": "2023"}],
        'production: P\nsources:\n  s: {publisher: The Paper, published: "2023"}\n\nclaims:\n'
        '  - {id: rows:1, milestone: release, date: "June 7, 2024", source: s}\n',
        "one production, a source once",
    ),
    (
        [{**CLAIM, "date": "2024", "id": "a"}, {**CLAIM, "production": "Q", "date": "2025", "id": "b"}],
        'productions:\n  - production: P\n    claims:\n      - {id: a, milestone: release, date: "2024"}\n'
        '  - production: Q\n    claims:\n      - {id: b, milestone: release, date: "2025"}\n',
        "several productions",
    ),
    (
        [
            {**CLAIM, "production": title, "start": "May 2024", "duration": "ten weeks", "id": name}
            for title, name in zip("PQP", "abc", strict=True)
        ],
        "claims:\n"
        + "".join(
            f"  - {{id: {name}, production: {title}, milestone: release, start: May 2024, duration: ten weeks}}\n"
            for title, name in zip("PQP", "abc", strict=True)
        ),
        "productions that take turns",
    ),
    (
        [
            {**CLAIM, "date": "2024", "id": "a", "source": "s", "publisher": "X", "asserted": "2023-01-01"},
            {**CLAIM, "date": "2025", "id": "b", "source": "s", "publisher": "Y", "status": "actual"},
        ],
        "production: P\nsources:\n  s: {}\n\nclaims:\n"
        '  - {id: a, milestone: release, date: "2024", source: s, publisher: X, asserted: 2023-01-01}\n'
        '  - {id: b, milestone: release, date: "2025", status: actual, source: s, publisher: Y}\n',
        "a source of which two claims say different things",
    ),
]


@pytest.mark.parametrize(("given_rows", "text", "why"), FILES, ids=[case[2] for case in FILES])
def test_yaml(given_rows: list[dict[str, str]], text: str, why: str, tmp_path: Path) -> None:
    save_claims(normalize(given_rows, today=TODAY), tmp_path / "x.yaml")
    assert (tmp_path / "x.yaml").read_text(encoding="utf-8") == text, why


def test_a_long_note_is_folded(tmp_path: Path) -> None:
    note = "a note " * 40 + "and its end"
    save_claims(normalize([{**CLAIM, "date": "2024", "note": note}], today=TODAY), tmp_path / "x.yaml")
    lines = (tmp_path / "x.yaml").read_text(encoding="utf-8").splitlines()
    assert "    note: >-" in lines
    assert max(map(len, lines)) <= 120
    assert read(tmp_path / "x.yaml", today=TODAY)["note"].tolist() == [note]


def test_a_workbook_has_date_cells_for_days_only(tmp_path: Path) -> None:
    dates = ["2024-06-07", "summer 2024", "1899-12-31", "June 7, 2024"]
    save_claims(normalize([{**CLAIM, "date": text, "label": text} for text in dates], today=TODAY), tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["claims"]
    columns = {column[0].value: [cell.value for cell in column[1:]] for column in sheet.iter_cols()}
    assert columns["date"] == [datetime(2024, 6, 7), *dates[1:]]
    assert columns["label"] == dates
