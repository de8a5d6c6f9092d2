"""JSON: which program wrote a file is told by what is in it, and that program's dialect reads it.

Known are claims as this package writes them, Wikidata, DHTMLX Gantt, Frappe Gantt and OpenProject. JSON that none of
them knows, or that several do, is refused.
"""

from __future__ import annotations

from typing import Final

from timeline.errors import Problem, SourceError
from timeline.sources import jsonclaims
from timeline.sources.jsontext import read_json
from timeline.sources.planning import dhtmlx, frappe, openproject, wikidata
from timeline.sources.planning.dialect import Dialect
from timeline.sources.planning.lookalikes import hinted
from timeline.sources.row import Sheet
from timeline.sources.source import refused
from timeline.sources.textfile import decode

__all__ = ["SOURCE"]

DIALECTS: Final[tuple[Dialect, ...]] = (
    jsonclaims.DIALECT,
    wikidata.DIALECT,
    dhtmlx.DIALECT,
    frappe.DIALECT,
    openproject.DIALECT,
)


class JsonPlans:
    """JSON files."""

    name = "JSON"
    endings = (".json",)

    def read(self, data: bytes, file: str) -> Sheet:
        """The rows of a file; raises `SourceError` where it is broken, or not of exactly one known dialect."""
        try:
            value = read_json(decode(data, file), file)
        except SourceError as error:
            raise hinted(error, data, self.endings) from error
        fitting = [dialect for dialect in DIALECTS if dialect.fits(value)]
        if len(fitting) != 1:
            raise refused(_unclear(file, fitting))
        return fitting[0].read(value, file)


SOURCE: Final = JsonPlans()


def _unclear(file: str, fitting: list[Dialect]) -> Problem:
    if fitting:
        names = " and ".join(dialect.name for dialect in fitting)
        return Problem(file, 1, None, "json-unclear", f"it could be {names}", "export one of them alone")
    names = "; ".join(dialect.name for dialect in DIALECTS)
    return Problem(file, 1, None, "json-unknown", "JSON of no known kind", f"looked for {names}")
