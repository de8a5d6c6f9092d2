"""Charts: each view of a selection as a plotly figure, alone (`draw`) or as a picture that explains itself (`picture`).

To add a view, see `timeline.figures.figure`.
"""

from __future__ import annotations

from timeline.figures.figure import Figure, Scene, Space, Spot, figures
from timeline.figures.history_list import HistoryEntry, HistoryGroup, history_entries
from timeline.figures.legend import glyph_svg, legend_words
from timeline.figures.picture import draw, picture
from timeline.figures.rowplace import row_of
from timeline.figures.sizes import SIZES

__all__ = [
    "SIZES",
    "Figure",
    "HistoryEntry",
    "HistoryGroup",
    "Scene",
    "Space",
    "Spot",
    "draw",
    "figures",
    "glyph_svg",
    "history_entries",
    "legend_words",
    "picture",
    "row_of",
]
