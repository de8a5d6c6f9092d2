"""`timeline schema`: the JSON Schema of YAML claim files, on standard output."""

from __future__ import annotations

import json

from timeline.export.claimschema import claim_schema

__all__ = ["schema_command", "schema_text"]


def schema_command() -> int:
    """Print the schema."""
    print(schema_text(), end="")
    return 0


def schema_text() -> str:
    """The schema as a file's text, in ASCII."""
    return json.dumps(claim_schema(), indent=2) + "\n"
