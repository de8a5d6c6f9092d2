"""`timeline convert`: any file that can be read, as a claim file: what was said, and nothing that was computed.

The file is read back before it stands, so it says the same. It never stands in the place of a file that it came from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from timeline.cli.opening import open_frame
from timeline.cli.terminal import say, tell
from timeline.errors import UsageError
from timeline.export.readback import claim_endings, save_claims
from timeline.export.whole import as_path
from timeline.sources.source import source_for
from timeline.words import count

__all__ = ["convert_command"]


def convert_command(sources: Sequence[str], output: Path, *, strict: bool) -> int:
    """Write the claims of the sources to one claim file and say how many; 1 where nothing could be, or not strictly.

    Raises `UsageError` for an output that is one of the sources or no claim file by its ending, and `ExportError` where
    it can't be written, or would not read back the same.
    """
    _check(sources, output)
    frame = open_frame(sources, strict=strict)
    if frame is None:
        return 1
    save_claims(frame, output)
    say(f"wrote {output}: {count(len(frame), 'claim')}")
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
    for read in _files(sources):
        if output.exists() and read.exists() and output.samefile(read):
            raise UsageError(f"{str(output)!r} is one of the files to read: name another file to write")


def _files(sources: Sequence[str]) -> Iterator[Path]:
    """The files that are read, as far as they are there."""
    for source in map(Path, sources):
        if source.is_dir():
            yield from (member for member in source.iterdir() if source_for(member))
        else:
            yield source
