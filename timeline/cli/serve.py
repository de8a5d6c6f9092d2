"""`timeline serve`: the dashboard on this machine. What the page shows and how it is served is for `dashboard`."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.cli.ending import tidy_ending
from timeline.cli.opening import open_frame
from timeline.dashboard import serve
from timeline.dashboard.serving import check_host
from timeline.dates import Conventions

__all__ = ["serve_command"]


def serve_command(
    sources: Sequence[str],
    *,
    host: str,
    port: int,
    allowed_hosts: Sequence[str],
    open_browser: bool,
    watch: bool,
    conventions: Conventions | None = None,
    strict: bool,
    verbose: bool = False,
) -> int:
    """Serve until interrupted; 1 where nothing could be read, or not strictly. Raises for a taken port or no host."""
    check_host(host)
    frame = open_frame(sources, conventions=conventions, strict=strict)
    if frame is None:
        return 1
    shown = sources if watch else frame
    with tidy_ending():
        serve(
            shown,
            host=host,
            port=port,
            open_browser=open_browser,
            allowed_hosts=allowed_hosts,
            watch=watch,
            conventions=conventions if watch else None,
            verbose=verbose,
        )
    return 0
