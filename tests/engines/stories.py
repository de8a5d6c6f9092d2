"""Claims by the thousand for engines: vague dates, spans and territories, some rows damaged, spread over files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

import pyarrow
from pyarrow import parquet

Record = dict[str, str | None]

FIELDS: Final = (
    "production",
    "milestone",
    "date",
    "start",
    "end",
    "duration",
    "status",
    "source",
    "source_title",
    "source_note",
    "asserted",
    "supersedes",
    "id",
    "label",
    "territory",
    "note",
)
FIRST: Final = date(2019, 1, 1)
MOMENTS: Final = ("release", "trailer", "premiere", "Home Release", "test_screening", "gala_night")
ACTIVITIES: Final = ("principal_photography", "reshoots", "recording")


def stories(seed: int, count: int, productions: int, *, naming: float = 0.0) -> list[Record]:
    """Rows of that many productions, all mixed up, about one in ten with some damage.

    `naming` is the share of rows that name claims of other productions, by id or by place, which couples these.
    """
    chance = Random(seed)
    made = [_row(chance, number, productions) for number in range(count)]
    for number, record in enumerate(made):
        record["id"] = f"c{seed}-{number}" if chance.random() < 0.4 else None
    named = [record["id"] for record in made if record["id"]]
    for record in made:
        if chance.random() < 0.1:
            chance.choice(DAMAGE)(chance, record)
        if chance.random() < naming:
            chance.choice(NAMING)(chance, record, named)
    return made


def _row(chance: Random, number: int, productions: int) -> Record:
    said = FIRST + timedelta(days=chance.randrange(900))
    source = chance.randrange(6)
    record: Record = dict.fromkeys(FIELDS)
    record |= {
        "production": f"Production {chance.randrange(productions)}",
        "territory": chance.choice(["", "", "US", "UK"]),
        "status": chance.choice(["", "", "", "", "actual", "rumored", "canceled"]),
        "asserted": chance.choice([f"{said}", f"{said:%Y-%m}", f"{said:%B %Y}", "unknown", "../2020-06"]),
        "source": f"source {source}",
        "source_title": f"Title {source}",
        "source_note": "a note" if chance.random() < 0.1 else None,
    }
    due = said + timedelta(days=chance.randrange(20, 500))
    if chance.random() < 0.6:
        return record | {"milestone": chance.choice(MOMENTS), "date": _phrase(chance, due)}
    record["milestone"] = chance.choice(ACTIVITIES)
    return record | chance.choice(
        [
            {"date": _phrase(chance, due)},
            {"start": _phrase(chance, due)},
            {"start": f"{due:%B %Y}", "duration": "two to three months"},
            {"end": f"{due}"},
        ]
    )


def _phrase(chance: Random, day: date) -> str:
    written = (f"{day}", f"{day:%B} {day.day}, {day.year}", f"{day:%B %Y}", f"{day.year}", f"Q3 {day.year}")
    return chance.choice([*written, f"early {day.year}", f"spring or summer of {day.year}", "next summer"])


# Damage


def _unreadable(chance: Random, record: Record) -> None:
    record["date"] = chance.choice(["someday", "06/07/2024", "2024-02-30", "a\x07b"])


def _incomplete(chance: Random, record: Record) -> None:
    record[chance.choice(["production", "milestone", "date"])] = None


def _without_production(chance: Random, record: Record) -> None:
    record["production"] = chance.choice([" ", "x" * 501, "a\x00b"])


def _misspelled(chance: Random, record: Record) -> None:
    record["status"] = chance.choice(["annuonced", "maybe"])


def _contradiction(chance: Random, record: Record) -> None:
    record |= {"status": "actual", "milestone": "release", "date": f"2021-0{chance.randrange(1, 9)}-11"}


def _named_nobody(chance: Random, record: Record) -> None:
    record["supersedes"] = chance.choice([record["id"], "c9-nobody", "c1-99999x"])


DAMAGE: Final[tuple[Callable[[Random, Record], None], ...]] = (
    _unreadable,
    _incomplete,
    _without_production,
    _misspelled,
    _contradiction,
    _named_nobody,
)


def _same_id(chance: Random, record: Record, named: Sequence[str | None]) -> None:
    record["id"] = chance.choice(named)


def _named_by_place(chance: Random, record: Record, named: Sequence[str | None]) -> None:
    record[chance.choice(["id", "supersedes"])] = f"part-{chance.randrange(3)}:{chance.randrange(1, 40)}"


def _supersedes(chance: Random, record: Record, named: Sequence[str | None]) -> None:
    record["supersedes"] = chance.choice(named)


NAMING: Final[tuple[Callable[[Random, Record, Sequence[str | None]], None], ...]] = (
    _same_id,
    _named_by_place,
    _supersedes,
)


def with_replacements(records: list[Record]) -> list[Record]:
    """The same rows, in which some claims supersede the one before them on their chain."""
    last: dict[tuple[str | None, ...], str | None] = {}
    for number, record in enumerate(records):
        chain = tuple(record[name] for name in ("production", "milestone", "label", "territory"))
        if number % 9 == 0 and last.get(chain):
            record["supersedes"] = last[chain]
        last[chain] = record["id"] or last.get(chain)
    return records


def write(records: Sequence[Record], folder: Path, files: int) -> Path:
    """The rows as Parquet, dealt out in that many files of a folder, `part-0.parquet` and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    size = -(-len(records) // files)
    for number in range(files):
        some = records[number * size : (number + 1) * size]
        columns = {name: pyarrow.array([record[name] for record in some], pyarrow.string()) for name in FIELDS}
        parquet.write_table(pyarrow.table(columns), folder / f"part-{number}.parquet")
    return folder
