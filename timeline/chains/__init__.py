"""Which claim stands and which is superseded, at any as-of date.

A chain is all claims on one (production, milestone, label, territory). `resolve` fills the frame's chain columns;
`as_of` keeps what was known on a day and fills them anew. `standing` gives the resolved edges behind both, of which
`compare` and `revisions` are made; `replayed` both at once. It reads no file and no phrase.
"""

from __future__ import annotations

from timeline.chains.knowledge import as_of, known_from, replayed
from timeline.chains.resolution import Resolution, resolve, standing

__all__ = ["Resolution", "as_of", "known_from", "replayed", "resolve", "standing"]
