"""`timeline convert`: what it writes and says, and what it refuses to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from timeline.cli import main
from timeline.reading import read

GOOD = "id,production,milestone,date,asserted\na,P,release,2024-06-07,2023-01-01\nb,P,release,2025-06-06,2024-01-01\n"
BAD_ROW = "c,P,release,someday,2024-02-01\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text: str, name: str = "c.csv") -> str:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name


@pytest.mark.parametrize("ending", ["yaml", "yml", "csv", "tsv", "xlsx", "jsonl", "ndjson", "parquet"])
def test_every_claim_file(ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", write(GOOD), "-o", f"out.{ending}"]) == 0
    assert capsys.readouterr() == (f"wrote out.{ending}: 2 claims\n", "")
    assert read(f"out.{ending}")["claim_id"].tolist() == ["a", "b"]


def test_several_files_become_one(capsys: pytest.CaptureFixture[str]) -> None:
    other = "production,milestone,date\nQ,trailer,2024\n"
    assert main(["convert", write(GOOD), write(other, "d.csv"), "-o", "out.yaml"]) == 0
    assert "wrote out.yaml: 3 claims" in capsys.readouterr().out
    assert read("out.yaml")["claim_id"].tolist() == ["a", "b", "d:2"]


def test_bad_rows_are_told_and_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", write(GOOD + BAD_ROW), "-o", "out.yaml"]) == 0
    out, told = capsys.readouterr()
    assert out == "wrote out.yaml: 2 claims\n"
    assert "c.csv:4:13: error:" in told
    assert told.endswith("1 of 3 rows left out\n")


def test_strict_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", write(GOOD + BAD_ROW), "-o", "out.yaml", "--strict"]) == 1
    assert "because of --strict" in capsys.readouterr().err
    assert not Path("out.yaml").exists()


def test_without_a_good_row_nothing_is_written() -> None:
    assert main(["convert", write(GOOD.split("\n", maxsplit=1)[0] + "\n" + BAD_ROW), "-o", "out.yaml"]) == 1
    assert not Path("out.yaml").exists()


def test_another_file_is_replaced_whole() -> None:
    write("old", "out.yaml")
    assert main(["convert", write(GOOD), "-o", "out.yaml"]) == 0
    assert len(read("out.yaml")) == 2


def _linked(link: str) -> str:
    os.link(write(GOOD), link)
    return link


# The file that is named to write, and why it can't be.
INPUTS = [
    (lambda: write(GOOD), ["c.csv"], "c.csv", "the same name"),
    (lambda: write(GOOD), ["c.csv"], "./c.csv", "another spelling"),
    (lambda: _linked("other.csv"), ["c.csv"], "other.csv", "another name of the same file"),
    (lambda: write(GOOD, "in/c.csv"), ["in"], "in/c.csv", "a file of a folder"),
]


@pytest.mark.parametrize(("make", "sources", "output", "why"), INPUTS, ids=[case[3] for case in INPUTS])
def test_what_is_read_is_never_written(
    make: object, sources: list[str], output: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(make)
    make()
    assert main(["convert", *sources, "-o", output]) == 2
    assert "is one of the files to read: name another file to write" in capsys.readouterr().err
    assert Path(output).read_text(encoding="utf-8") == GOOD, why


def test_a_file_in_the_folder_that_was_read_is_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD, "in/c.csv")
    assert main(["convert", "in", "-o", "in/all.yaml"]) == 0
    assert "'in/all.yaml' stands in 'in', where its claims now stand twice" in capsys.readouterr().err


@pytest.mark.parametrize("output", ["out.ics", "out", "out.md", "out.json"])
def test_what_is_no_claim_file(output: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", write(GOOD), "-o", output]) == 2
    assert "is no claim file by its ending: use one of .csv, .jsonl" in capsys.readouterr().err
    assert not Path(output).exists()


def test_nothing_to_read() -> None:
    assert main(["convert", "-o", "out.yaml"]) == 2


def test_a_formula_is_none() -> None:
    write("production,milestone,date,note\n'=Sum,release,2024,'+1\n")
    assert main(["convert", "c.csv", "-o", "out.csv"]) == 0
    assert Path("out.csv").read_text(encoding="utf-8") == (
        "production,milestone,date,id,note\n'=Sum,release,2024,c:2,'+1\n"
    )
    assert read("out.csv")[["production", "note"]].iloc[0].tolist() == ["=Sum", "+1"]


def test_a_claims_table_as_a_claim_file() -> None:
    assert main(["table", write(GOOD), "-o", "out.yaml", "--as-of", "2023-06-01"]) == 0
    assert read("out.yaml")["claim_id"].tolist() == ["a"]


def test_a_comparison_is_no_claim_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["table", "--table", "compare", write(GOOD), "-o", "out.yaml"]) == 1
    assert "a claim file is made of claims, not of this table" in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["md", "mmd", "jsonl", "tsv"])
def test_tables_for_people_and_programs(ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["table", write(GOOD), "-o", f"out.{ending}"]) == 0
    assert capsys.readouterr() == ("", "")
    assert "2025-06-06" in Path(f"out.{ending}").read_text(encoding="utf-8")
