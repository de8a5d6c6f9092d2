"""How a command ends when it is told to: as on Ctrl-C, so that what it had begun is put away.

A plain termination would leave half-written files and helpers behind. It decides no exit status.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from typing import Final

__all__ = ["tidy_ending"]

SIGNALS: Final = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def tidy_ending() -> Iterator[None]:
    """Within it, a request to terminate is an interrupt. Elsewhere than in the main thread it changes nothing."""
    if current_thread() is not main_thread():
        yield
        return
    before = {number: signal.signal(number, _interrupt) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
