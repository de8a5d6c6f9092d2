"""Claim YAML: a claim frame as a claim file to keep and to edit, every source written once.

Only what was said is written, in the order of the rows; what was computed from it (states, slips) comes again when the
file is read. A text stays letter for letter what it was; comments and the layout of the file that it came from do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

import pandas as pd

from timeline.export.claimfields import claim_records
from timeline.export.yamltext import WIDTH, block_mapping, flow_mapping, scalar
from timeline.sources.fields import SOURCE_FIELDS

__all__ = ["EXPORTER"]

Record = Mapping[str, str]
Entries = dict[str, dict[str, str]]

_ABOVE: Final = "production"
_ORDER: Final = (
    "id",
    "production",
    "milestone",
    "label",
    "territory",
    "date",
    "start",
    "end",
    "duration",
    "status",
    "location",
    "source",
    "source_title",
    "publisher",
    "url",
    "published",
    "source_note",
    "asserted",
    "supersedes",
    "locator",
    "note",
)


class ClaimFile:
    """YAML claim files."""

    name = "claim YAML"
    endings = (".yaml", ".yml")

    def render(self, table: pd.DataFrame) -> bytes:
        """The claim file, each production above its claims, or in every claim where their claims are mixed.

        Raises `ExportError` for a table that is no claim frame.
        """
        records = claim_records(table)
        entries = _entries(records)
        said = [_without_shared(record, entries) for record in records]
        runs = [(title, list(group)) for title, group in groupby(said, lambda record: record["production"])]
        lines = [*_sources(entries), *_claims(said, "")]
        if len(runs) == 1:
            lines = [f"production: {scalar(runs[0][0], in_block=True)}", *_sources(entries), *_claims(said, "", _ABOVE)]
        elif runs and len(runs) == len(dict(runs)):
            lines = [*_sources(entries), *_listed(runs)]
        return "\n".join([*lines, ""]).encode()


EXPORTER: Final = ClaimFile()


def _entries(records: Sequence[Record]) -> Entries:
    """What all claims of a source say of it alike, by its key; what differs stays with the claims."""
    entries: Entries = {}
    for record in records:
        key = record.get("source")
        if key is None:
            continue
        said = {name: record[name] for name in SOURCE_FIELDS.values() if name in record}
        known = entries.setdefault(key, said)
        entries[key] = {name: text for name, text in known.items() if said.get(name) == text}
    return entries


def _without_shared(record: Record, entries: Entries) -> dict[str, str]:
    shared = entries.get(record.get("source", ""), {})
    return {name: record[name] for name in _ORDER if name in record and name not in shared}


def _sources(entries: Entries) -> Iterator[str]:
    if not entries:
        return
    spelled = {field: name for name, field in SOURCE_FIELDS.items()}
    yield "sources:"
    for key, entry in entries.items():
        fields = {spelled[name]: entry[name] for name in SOURCE_FIELDS.values() if name in entry}
        short = f"  {scalar(key)}: {flow_mapping(fields)}"
        if len(short) <= WIDTH:
            yield short
        else:
            yield f"  {scalar(key)}:"
            yield from block_mapping(fields, "    ")
    yield ""


def _listed(runs: Sequence[tuple[str, Sequence[Record]]]) -> Iterator[str]:
    yield "productions:"
    for title, records in runs:
        yield f"  - production: {scalar(title, in_block=True)}"
        yield from _claims(records, "    ", _ABOVE)


def _claims(claims: Sequence[Record], indent: str, left_out: str = "") -> Iterator[str]:
    """The claims, one a line where that fits; `left_out` is the field that stands above them."""
    yield f"{indent}claims:" if claims else f"{indent}claims: []"
    for claim in claims:
        record = {name: text for name, text in claim.items() if name != left_out}
        short = f"{indent}  - {flow_mapping(record)}"
        if len(short) <= WIDTH:
            yield short
        else:
            first, *others = block_mapping(record, f"{indent}    ")
            yield f"{indent}  - {first.lstrip()}"
            yield from others
