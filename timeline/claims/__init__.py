"""Claims: rows of text, checked and dated, as the claim frame.

The first place where `sources` and `dates` meet. It puts no claims in order: that is for `chains`.
"""

from __future__ import annotations

from timeline.claims.milestones import ACTIVITIES, MILESTONES, MOMENTS
from timeline.claims.stated import stated_edge, stated_text
from timeline.claims.table import claims_frame

__all__ = ["ACTIVITIES", "MILESTONES", "MOMENTS", "claims_frame", "stated_edge", "stated_text"]
