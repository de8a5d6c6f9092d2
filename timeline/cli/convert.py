"""`timeline convert`: any file that can be read, as a claim file: what was said, and nothing that was computed.

The file is read back before it stands, so it says the same. It never stands in the place of a file that it came from.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from timeline.cli.opening import open_frame, refuse_source
from timeline.cli.terminal import say, tell
from timeline.dates import Conventions
from timeline.errors import UsageError
from timeline.export.readback import claim_endings, save_claims
from timeline.export.whole import as_path
from timeline.words import count

__all__ = ["convert_command"]


def convert_command(
    sources: Sequence[str], output: Path, *, conventions: Conventions | None = None, strict: bool
) -> int:
    """Write the claims of the sources to one claim file and say how many; 1 where nothing could be, or not strictly.

    Raises `UsageError` for an output that is one of the sources or no claim file by its ending, and `ExportError` where
    it can't be written, or would not read back the same.
    """
    _check(sources, output)
    frame = open_frame(sources, conventions=conventions, strict=strict)
    if frame is None:
        return 1
    save_claims(frame, output)
    say(f"wrote {output}: {count(len(frame), 'claim')}")
    if conventions is not None:
        tell(f"timeline: {str(output)!r} has what was said, in its words: give the same --convention when it is opened")
    for folder in sources:
        if Path(folder).is_dir() and output.resolve().parent == Path(folder).resolve():
            tell(f"timeline: {str(output)!r} stands in {folder!r}, where its claims now stand twice: move it elsewhere")
    return 0


def _check(sources: Sequence[str], output: Path) -> None:
    if not sources:
        raise UsageError("nothing to convert: name the files or folders to read")
    if as_path(output).suffix.lower() not in claim_endings():
        known = ", ".join(claim_endings())
        raise UsageError(f"{str(output)!r} is no claim file by its ending: use one of {known}")
    refuse_source(sources, output)
