"""Drawing without a browser: a plotly figure read strictly, and written as SVG, PNG or PDF by this package itself.

To draw one more kind of trace, add its file and its row in `figure.KINDS`; to draw one more property, take it there.
"""

from __future__ import annotations

from timeline.drawing.elements import Drawing, Undrawable
from timeline.drawing.figure import read_figure
from timeline.drawing.svg import svg_text

__all__ = ["Drawing", "Undrawable", "read_figure", "svg_text"]
