"""The JSON Schema of YAML claim files (draft 2020-12): what editors complete and check while a file is written.

Built from the fields and words that the reader knows. It checks shapes, names and words; whether a date can be read, a
source is there and an id is free, only the reader can say. Where the reader forgives (`Mile Stone`, unknown fields) the
schema asks for the spelling of the documentation.
"""

from __future__ import annotations

from typing import Any, Final

from timeline.claims.milestones import ACTIVITIES, MOMENTS
from timeline.claims.terms import STATUSES
from timeline.claims.texts import DATE_FIELDS, NOTES
from timeline.export.meanings import MEANINGS
from timeline.limits import DATE_CHARACTERS, TITLE_CHARACTERS
from timeline.sources.fields import FIELDS, SOURCE_FIELDS

__all__ = ["claim_schema"]

Schema = dict[str, Any]

# A scalar is read as it is written, so 1917 and true are texts too; an empty field says nothing.
_SCALAR: Final = ["string", "number", "boolean", "null"]
_UNLIMITED: Final = (*NOTES, "url")
_ALSO_READ: Final = ("rumoured", "cancelled")
_NEW_WORD: Final = "^[^\\W\\d_A-Z][^\\W_A-Z]*(_[^\\W_A-Z]+)*$"

_EXAMPLES: Final[dict[str, list[str]]] = {
    "production": ["The Lighthouse Keepers"],
    "date": ["June 7, 2024", "summer 2025", "early 2026", "spring or summer of 2024", "2024-06-07", "2004-06~/2006"],
    "start": ["November 2022", "2022-11-07", "early 2024"],
    "end": ["December 2022", "2024-09-26/.."],
    "duration": ["ten weeks", "two to three months", "75 days"],
    "published": ["2024-03-12", "early 2025", "2023-03-24/2023-04-30"],
    "asserted": ["2024-03-12", "late March 2023", "../2022-11", "unknown"],
    "label": ["trailer 2", "IMAX"],
    "territory": ["US", "France"],
    "location": ["Prague"],
    "locator": ["paragraph 9", "page 3"],
    "publisher": ["The Trade Paper"],
    "url": ["https://example.com/keepers"],
    "supersedes": ["the id of an earlier claim"],
}


def claim_schema() -> Schema:
    """The schema as plain values, ready for `json.dumps`; the same each time."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Claim file",
        "description": "Dated claims about productions: who said, and when, that something happens, and when that is.",
        "type": "object",
        "properties": {
            "production": _field("production"),
            "sources": {"$ref": "#/$defs/sources"},
            "claims": {"$ref": "#/$defs/claims"},
            "productions": {
                "description": "Several productions, each with its claims.",
                "type": "array",
                "items": {"$ref": "#/$defs/production"},
            },
        },
        "additionalProperties": False,
        "if": {"required": ["productions"]},
        "then": {"not": {"anyOf": [{"required": ["production"]}, {"required": ["claims"]}]}},
        "else": _PRODUCTION,
        "$defs": {
            "production": _production(),
            "sources": _sources(),
            "claims": {
                "description": "One entry for each thing that was said.",
                "type": ["array", "null"],
                "items": {"$ref": "#/$defs/claim"},
            },
            "claim": _claim(),
        },
    }


_PRODUCTION: Final[Schema] = {
    "required": ["claims"],
    "if": {"required": ["production"]},
    "then": {
        "properties": {
            "production": {"$ref": "#/$defs/claim/properties/production"},
            "claims": {"items": {"not": {"required": ["production"]}}},
        }
    },
    "else": {"properties": {"claims": {"type": "array", "minItems": 1, "items": {"required": ["production"]}}}},
}


def _production() -> Schema:
    properties = {
        "production": _field("production"),
        "sources": {"$ref": "#/$defs/sources"},
        "claims": {"$ref": "#/$defs/claims"},
    }
    return {"type": "object", "properties": properties, "additionalProperties": False, **_PRODUCTION}


def _sources() -> Schema:
    entry = {
        "type": "object",
        "properties": {name: _field(field) for name, field in SOURCE_FIELDS.items()},
        "additionalProperties": False,
    }
    return {
        "description": "Who said it: each by a key of your own, which the claims name as their source.",
        "type": ["object", "null"],
        "additionalProperties": entry,
    }


def _claim() -> Schema:
    return {
        "type": "object",
        "properties": {name: _field(name) for name in FIELDS},
        "additionalProperties": False,
        "required": ["milestone"],
        "allOf": [
            {
                "$comment": "'date' is for the whole; 'start', 'end' and 'duration' for its parts.",
                "not": {"required": ["date"], "anyOf": [{"required": [part]} for part in ("start", "end", "duration")]},
            },
            {
                "$comment": "A length needs a side to count from.",
                "dependentSchemas": {"duration": {"anyOf": [{"required": ["start"]}, {"required": ["end"]}]}},
            },
            {
                "$comment": "Only a cancellation may be without a date.",
                "if": {"properties": {"status": {"enum": ["canceled", "cancelled"]}}, "required": ["status"]},
                "else": {"anyOf": [{"required": [name]} for name in ("date", "start", "end")]},
            },
        ],
    }


def _field(name: str) -> Schema:
    """What may stand in a field, and what it is for."""
    schema: Schema = {"description": MEANINGS[name]}
    if name == "milestone":
        return schema | _milestone()
    if name == "status":
        return schema | {"enum": [*STATUSES, *_ALSO_READ], "default": STATUSES[0]}
    needed = name == "production"
    schema["type"] = [kind for kind in _SCALAR if kind != "null"] if needed else _SCALAR
    if needed:
        schema["pattern"] = "\\S"
    if name not in _UNLIMITED:
        schema["maxLength"] = DATE_CHARACTERS if name in DATE_FIELDS else TITLE_CHARACTERS
    return schema | ({"examples": _EXAMPLES[name]} if name in _EXAMPLES else {})


def _milestone() -> Schema:
    return {
        "type": "string",
        "maxLength": TITLE_CHARACTERS,
        "anyOf": [
            {"description": "A moment: it has a date.", "enum": list(MOMENTS)},
            {"description": "An activity: it has a start, an end or a duration.", "enum": list(ACTIVITIES)},
            {"description": "Any other word in_this_style.", "pattern": _NEW_WORD},
        ],
    }
