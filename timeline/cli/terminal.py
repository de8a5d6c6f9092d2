"""Lines on the terminal: whatever a file holds, a line stays one line and does nothing but show text.

Control and direction characters are shown by their number, so no title can move the cursor, hide text or turn it round.
"""

from __future__ import annotations

import io
import os
import re
import sys
from contextlib import suppress
from typing import Final

__all__ = ["ClosedOutput", "drop_output", "escaped", "say", "tell"]

# C0, DEL, C1; line and paragraph separators; every bidi mark, embedding, override and isolate; lone surrogates.
_UNSAFE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def escaped(text: str) -> str:
    r"""The text with every control and direction character as its escape.

    >>> escaped("a\x1b[2Jb\u202ec")
    'a\\x1b[2Jb\\u202ec'
    """
    return _UNSAFE.sub(lambda found: found[0].encode("unicode_escape", "surrogatepass").decode(), text)


def say(line: str) -> None:
    """Print a line on standard output."""
    print(escaped(line))


def tell(line: str) -> None:
    """Print a line on standard error; where nothing can be written there, nobody can be told."""
    if sys.stderr is not None:  # print would turn to standard output
        with suppress(OSError):
            print(escaped(line), file=sys.stderr)


class ClosedOutput(io.TextIOBase):
    """Stands in for a standard output that was closed: python would lose what is printed there, this refuses it."""

    def write(self, text: str, /) -> int:
        """Refuse the text."""
        raise OSError("it is closed")


def drop_output() -> None:
    """Send what is still in the buffer of standard output nowhere, so that it can't complain at exit."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
