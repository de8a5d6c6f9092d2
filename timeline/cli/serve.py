"""`timeline serve`: the dashboard on this machine. What the page shows and how it is served is for `dashboard`."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.cli.opening import open_frame
from timeline.dashboard import serve
from timeline.errors import UsageError

__all__ = ["serve_command"]


def serve_command(
    sources: Sequence[str],
    *,
    host: str,
    port: int,
    allowed_hosts: Sequence[str],
    open_browser: bool,
    watch: bool,
    strict: bool,
) -> int:
    """Serve until interrupted; 1 where nothing could be read, or not strictly. Raises for a port that is taken."""
    if watch:
        raise UsageError("--watch can't be used yet: start the dashboard again after a change")
    frame = open_frame(sources, strict=strict)
    if frame is None:
        return 1
    serve(frame, host=host, port=port, open_browser=open_browser, allowed_hosts=allowed_hosts)
    return 0
