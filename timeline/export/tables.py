"""Tables out, as the library's `save` writes them: where a format can hold it, with what follows from the claims.

A claim frame in a workbook brings its comparison and its revisions, one sheet each. A claim file is read back before it
stands.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from timeline.comparison import compare, revisions
from timeline.export.claimfields import is_claim_frame
from timeline.export.claimfile import EXPORTER as CLAIM_FILE
from timeline.export.exporter import save_table
from timeline.export.readback import save_claims
from timeline.export.whole import as_path, write_whole
from timeline.export.workbook import EXPORTER as WORKBOOK

__all__ = ["save_tables"]


def save_tables(table: pd.DataFrame, path: Path | str) -> None:
    """Write a table by the ending of `path`, whole or not at all; refusals as in `save_table` and `save_claims`."""
    target = as_path(path)
    ending = target.suffix.lower()
    if not is_claim_frame(table):
        save_table(table, target)
    elif ending in CLAIM_FILE.endings:
        save_claims(table, target)
    elif ending in WORKBOOK.endings:
        data = WORKBOOK.render_all({"claims": table, "compare": compare(table), "revisions": revisions(table)})
        write_whole(target, lambda file: file.write(data))
    else:
        save_table(table, target)
