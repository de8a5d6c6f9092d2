"""Fonts for a text: the one shipped, and of the system's as many as its other characters need.

So a picture is the same on every machine unless its text needs more than Inter has, and what no font has is known
before anything is drawn. It loads no font and measures nothing.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from timeline.drawing.coverage import coverage
from timeline.drawing.lettering import font_file

__all__ = ["FontChoice", "fonts_for"]

ENDINGS: Final = (".ttf", ".otf", ".ttc", ".otc")
INVISIBLE: Final = ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")
SELECTORS: Final = range(0xFE00, 0xFE10)
_LINUX: Final = ("/usr/share/fonts", "/usr/local/share/fonts")
_MAC: Final = ("/System/Library/Fonts", "/Library/Fonts")


class FontChoice(NamedTuple):
    """Font files, the shipped one first, and the characters that none of them has, in the order of the text."""

    files: tuple[Path, ...]
    missing: str


def fonts_for(texts: Iterable[str]) -> FontChoice:
    """The fonts that draw these texts."""
    wanted = dict.fromkeys(character for text in texts for character in text if _is_seen(character))
    left = _without(wanted, font_file())
    files = [font_file()]
    if left:
        for file in _system_fonts():
            after = _without(left, file)
            if len(after) < len(left):
                files.append(file)
                left = after
            if not left:
                break
    return FontChoice(tuple(files), "".join(left))


def _without(characters: Iterable[str], file: Path) -> dict[str, None]:
    covered = coverage(file)
    return {character: None for character in characters if not covered.has(character)}


@lru_cache(maxsize=8192)
def _is_seen(character: str) -> bool:
    return unicodedata.category(character) not in INVISIBLE and ord(character) not in SELECTORS


@lru_cache(maxsize=1)
def _system_fonts() -> tuple[Path, ...]:
    """Every font file of the system, plain sans ones first; the same order each time."""
    found = {
        Path(folder, name)
        for start in _folders()
        for folder, _, names in os.walk(start)
        for name in names
        if name.lower().endswith(ENDINGS)
    }
    return tuple(sorted(found, key=_preference))


def _preference(path: Path) -> tuple[bool, bool, bool, str]:
    name = path.stem.lower()
    is_styled = any(word in name for word in ("bold", "italic", "oblique", "light", "thin", "black", "medium", "mono"))
    return is_styled, "noto" not in name, "sans" not in name, str(path)


def _folders() -> list[Path]:
    """Where this system keeps fonts, the user's own last."""
    if sys.platform == "win32":
        return [Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")]
    folders = [Path(name) for name in (_MAC if sys.platform == "darwin" else _LINUX)]
    with suppress(RuntimeError):  # a user without a home
        home = Path.home()
        folders += [home / name for name in ("Library/Fonts", ".local/share/fonts", ".fonts")]
    return folders
