"""What a screen says in its title: a finding computed from the data, and a line that says where it comes from.

The templates are few and each has a fallback for missing numbers. It measures nothing itself: slips and states come
from the selection.
"""

from timeline.findings.headlines import export_title, headline
from timeline.findings.subtitles import BETWEEN, counts, first_said, subtitle

__all__ = ["BETWEEN", "counts", "export_title", "first_said", "headline", "subtitle"]
