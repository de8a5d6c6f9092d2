"""How far a batch is: a bar on a terminal, plain lines elsewhere; on standard error, which may be closed."""

from __future__ import annotations

import shutil
import sys
from contextlib import suppress
from typing import Final

from timeline.cli.terminal import escaped, tell

__all__ = ["Progress"]

BAR: Final = 24
CLEAR: Final = "\r\x1b[K"


class Progress:
    """Counts steps up to `total`. Lines between the steps are told through it, so that the bar isn't in their way."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._is_terminal = sys.stderr is not None and sys.stderr.isatty()

    def step(self, name: str) -> None:
        """One more is done."""
        self._done += 1
        if not self._is_terminal:
            tell(f"{self._done} of {self._total}: {name}")
            return
        filled = BAR * self._done // self._total
        line = f"[{'#' * filled}{'.' * (BAR - filled)}] {self._done} of {self._total} {name}"
        self._write(CLEAR + escaped(line)[: shutil.get_terminal_size().columns - 1])

    def tell(self, line: str) -> None:
        """A line that stays."""
        self.close()
        tell(line)

    def close(self) -> None:
        """Take the bar away."""
        if self._is_terminal:
            self._write(CLEAR)

    @staticmethod
    def _write(text: str) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()
