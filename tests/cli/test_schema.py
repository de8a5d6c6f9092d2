"""`timeline schema`: a sound schema, the bundled data and the starter fit it, and it agrees with the reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from timeline.claims.milestones import MILESTONES
from timeline.cli import main
from timeline.cli.init import SCHEMA, STARTER
from timeline.cli.schema import schema_text
from timeline.export.claimschema import claim_schema
from timeline.export.readback import save_claims
from timeline.reading import normalize, read
from timeline.sources.fields import FIELDS, SOURCE_FIELDS

CHECKER = jsonschema.Draft202012Validator(claim_schema())
ROOT = Path(__file__).parents[2]


class AsTexts(yaml.SafeLoader):
    """Scalars are texts, as here; nothing is null."""


class AsEditors(yaml.SafeLoader):
    """Numbers, true and false are such, as in editors; days are texts there too."""


NULL = "tag:yaml.org,2002:null"
for loader, kept in ((AsTexts, {NULL}), (AsEditors, {NULL, "tag:yaml.org,2002:int", "tag:yaml.org,2002:bool"})):
    loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in found if tag in kept]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def faults(text: str) -> list[str]:
    """What the schema says of a file, its scalars taken as texts, or else as editors take them."""
    found = [[error.message for error in CHECKER.iter_errors(yaml.load(text, kind))] for kind in (AsTexts, AsEditors)]
    assert (found[0] == []) is (found[1] == []), found
    return found[0]


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(claim_schema())


def test_it_has_every_field_and_word() -> None:
    claim = claim_schema()["$defs"]["claim"]["properties"]
    assert list(claim) == list(FIELDS)
    assert all(field["description"] for field in claim.values())
    words = [word for kind in claim["milestone"]["anyOf"] for word in kind.get("enum", [])]
    assert words == list(MILESTONES)
    entry = claim_schema()["$defs"]["sources"]["additionalProperties"]["properties"]
    assert list(entry) == list(SOURCE_FIELDS)


@pytest.mark.parametrize("path", [STARTER, *sorted((ROOT / "data").rglob("*.yaml"))], ids=lambda path: path.name)
def test_what_is_bundled_fits(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


def test_what_is_written_fits(tmp_path: Path) -> None:
    rows = [
        {
            "production": "1917",
            "milestone": "release",
            "date": "2024",
            "source": "=s",
            "publisher": "P",
            "note": "a\nb",
        },
        {"production": "Q", "milestone": "wrap_party", "start": "May 2024", "duration": "two days", "url": "x" * 600},
        {"production": "Q", "milestone": "premiere", "status": "canceled"},
    ]
    save_claims(normalize(rows), tmp_path / "x.yaml")
    assert faults((tmp_path / "x.yaml").read_text(encoding="utf-8")) == []


CLAIM = "claims:\n  - {milestone: release, date: 2024}\n"
ONE = "production: P\n"

# A file, whether it is sound, and why. Reader and schema agree on all of them.
FILES = [
    (ONE + CLAIM, True, "the least"),
    (CLAIM, False, "no production"),
    ("claims:\n  - {production: P, milestone: release, date: 2024}\n", True, "the production in the claim"),
    (ONE + "claims:\n  - {production: Q, milestone: release, date: 2024}\n", False, "the production twice"),
    ("production: ''\n" + CLAIM, False, "a blank production"),
    (ONE, False, "no claims"),
    (ONE + "claims:\n", True, "claims to come"),
    (ONE + "claims: none\n", False, "claims that are a text"),
    (ONE + "claims: [release]\n", False, "a claim that is a text"),
    (ONE + "claims:\n  - {milestone: release}\n", False, "no date"),
    (ONE + "claims:\n  - {date: 2024}\n", False, "no milestone"),
    (ONE + "claims:\n  - {milestone: release, status: canceled}\n", True, "a cancellation without a date"),
    (ONE + "claims:\n  - {milestone: release, date: 2024, status: done}\n", False, "an unknown status"),
    (ONE + "claims:\n  - {milestone: release, date: 2024, status: cancelled}\n", True, "a British status"),
    (ONE + "claims:\n  - {milestone: test_screening, date: 2024}\n", True, "a new milestone"),
    (ONE + "claims:\n  - {milestone: Test screening!, date: 2024}\n", False, "a milestone that is no word"),
    (ONE + "claims:\n  - {milestone: réunion, date: 2024}\n", True, "another alphabet's letters"),
    (ONE + "claims:\n  - {milestone: release, date: 2024, start: 2024}\n", False, "date beside start"),
    (ONE + "claims:\n  - {milestone: reshoots, start: 2024, duration: two days}\n", True, "parts"),
    (ONE + "claims:\n  - {milestone: reshoots, duration: two days}\n", False, "a length alone"),
    (ONE + f"claims:\n  - {{milestone: release, date: {'x' * 65}}}\n", False, "a long date"),
    (ONE + f"claims:\n  - {{milestone: release, date: 2024, label: {'x' * 501}}}\n", False, "a long label"),
    (ONE + f"claims:\n  - {{milestone: release, date: 2024, note: {'x' * 501}}}\n", True, "a long note"),
    (ONE + "claims:\n  - {milestone: release, date: [2024]}\n", False, "a list as a date"),
    (ONE + "sources:\n  s: {title: T, published: 2023}\n" + CLAIM, True, "a source"),
    (ONE + "sources:\n" + CLAIM, True, "sources to come"),
    (ONE + "sources: none\n" + CLAIM, False, "sources that are a text"),
    ("productions:\n  - " + (ONE + CLAIM).replace("\n", "\n    ").rstrip() + "\n", True, "a list of productions"),
    (ONE + CLAIM + "productions: []\n", False, "both"),
    ("[]\n", False, "a list"),
    ("text\n", False, "a text"),
]


@pytest.mark.parametrize(("text", "is_sound", "why"), FILES, ids=[case[2] for case in FILES])
def test_schema_and_reader_agree(text: str, is_sound: bool, why: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    problems = [problem for problem in read(path).attrs["problems"] if problem.severity == "error"]
    assert (problems == []) is is_sound, (why, problems)
    assert (faults(text) == []) is is_sound, (why, faults(text))


# Files that the schema is stricter or more lenient about than the reader, and why.
DIFFERENT = [
    (ONE + "claims:\n  - {Mile Stone: release, date: 2024}\n", True, False, "the reader forgives spelling"),
    (ONE + "claims:\n  - {milestone: Release, date: 2024}\n", True, False, "also that of words"),
    (ONE + "claims:\n  - {milestone: Test screening, date: 2024}\n", True, False, "new ones too"),
    (ONE + "claims:\n  - {milestone: release, date: 2024, colour: red}\n", True, False, "it warns of unknown fields"),
    (ONE + "claims:\n  - {milestone: release, date: someday}\n", False, True, "only it reads dates"),
    (ONE + "claims:\n  - {milestone: release, date: 2024, source: s}\n", False, True, "only it looks up sources"),
]


@pytest.mark.parametrize(("text", "is_read", "fits", "why"), DIFFERENT, ids=[case[3] for case in DIFFERENT])
def test_where_they_differ(text: str, is_read: bool, fits: bool, why: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    assert (len(read(path)) == 1) is is_read, why
    assert (faults(text) == []) is fits, why


@pytest.mark.parametrize("value", [1917, True, "2024-06-07", None])
def test_scalars_that_other_readers_of_yaml_take_for_something(value: Any) -> None:
    claim = {"milestone": "release", "date": value or "2024", "label": value}
    assert list(CHECKER.iter_errors({"production": value or "P", "claims": [claim]})) == []


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == claim_schema()


def test_the_starter_names_its_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path)]) == 0
    first = (tmp_path / "claims.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={SCHEMA}"
    assert (tmp_path / SCHEMA).read_text(encoding="utf-8") == schema_text()
    assert SCHEMA in capsys.readouterr().out
    assert main(["check", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "4 claims, 0 problems\n"


def test_a_schema_that_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / SCHEMA).write_text("mine", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 0
    assert (tmp_path / SCHEMA).read_text(encoding="utf-8") == "mine"
