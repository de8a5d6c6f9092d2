"""Markdown: the gantt diagrams of Mermaid that stand in its fenced blocks, as they do in most repositories and wikis.

Words and tables around them are not read. A diagram's own title is its production; those without one are the file's.
"""

from __future__ import annotations

from typing import Final

from timeline.sources.planning.mermaid import read_markdown
from timeline.sources.row import Sheet
from timeline.sources.textfile import decode

__all__ = ["SOURCE"]


class Markdown:
    """Markdown files that hold gantt diagrams of Mermaid."""

    name = "Markdown with Mermaid gantt"
    endings = (".markdown", ".md")

    def read(self, data: bytes, file: str) -> Sheet:
        """The claims of all its gantt diagrams, with a note where there is none; raises `SourceError` as they do."""
        return read_markdown(decode(data, file), file)


SOURCE: Final = Markdown()
