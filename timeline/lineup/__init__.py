"""The lineup: productions side by side, each by how one milestone stands against the date first announced for it.

Which label and territory speaks for a production, and what its slip is, `gathering` says; it draws nothing.
"""

from __future__ import annotations

from timeline.lineup.gathering import lineup
from timeline.lineup.line import NOT_MOVED, Line, Told
from timeline.lineup.wording import lineup_finding, missing_sentence, slipless_words, without_words

__all__ = [
    "NOT_MOVED",
    "Line",
    "Told",
    "lineup",
    "lineup_finding",
    "missing_sentence",
    "slipless_words",
    "without_words",
]
