"""Singles: claims that are surely marks of their own, told for all at once.

What `marks` joins (restatements, dates that were met, the two ends of an activity) is rare among ten thousand claims:
whoever needs only a few of their marks need not build those of the others. It builds none.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["single_claims"]

Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


def single_claims(frame: pd.DataFrame) -> Flags:
    """Whether each claim of a resolved frame is surely a mark of its own, whatever else its chain has.

    The others make the same marks without these; only the claim that replaced a mark may then be named by another id.
    """
    chain = np.unique(frame["chain"].to_numpy(dtype=np.int64), return_inverse=True)[1]
    state, status = frame["state"], frame["status"]
    restated = (frame["change"] == "restated").to_numpy() | (state == "restated").to_numpy()
    met, happened = (state == "fulfilled").to_numpy(), (status == "actual").to_numpy()
    told = state.isin(("actual", "current")).to_numpy() & (frame["kind"] != "point").to_numpy()
    # Where one end of an activity was told alone, or something was canceled, the whole chain has a part in the marks.
    whole = (told & _is_unknown(frame, "start")) | (status == "canceled").to_numpy()
    # What restates a date joins one of the same revision.
    revision = frame["revision"].fillna(-1).to_numpy(dtype=np.int64) + 1
    alike = chain * (revision.max(initial=0) + 1) + revision
    joins = _shared(alike, restated) | ((_shared(chain, met) | _several(chain, happened)) & (met | happened))
    joins |= _shared(chain, whole)
    return ~joins | ~_several(chain, np.ones(len(frame), dtype=np.bool_))


def _shared(group: Ints, flags: Flags) -> Flags:
    """Whether any of each one's group is flagged."""
    found: Flags = np.isin(group, group[flags])
    return found


def _several(group: Ints, flags: Flags) -> Flags:
    """Whether more than one of each one's group is flagged."""
    codes, count = np.unique(group[flags], return_counts=True)
    found: Flags = np.isin(group, codes[count > 1])
    return found


def _is_unknown(frame: pd.DataFrame, edge: str) -> Flags:
    return (frame[f"{edge}_earliest"].isna() & frame[f"{edge}_latest"].isna()).to_numpy()
