"""The command line: one file a command, all registered in `app`.

Nothing heavy is imported before a command runs, so that `timeline --help` is instant.
"""

from __future__ import annotations

from timeline.cli.app import main

__all__ = ["main"]
