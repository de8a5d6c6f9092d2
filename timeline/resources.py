"""The files that travel with the package: the bundled data, fonts, style sheets, scripts.

They lie in `data/` and `assets/` beside the package in a checkout (and in an editable install of it), and inside the
package once it is installed from a wheel. This module finds them in either place, and reads nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from timeline.errors import SourceError

__all__ = ["asset", "assets_folder", "bundled_data"]

_PACKAGE: Final = Path(__file__).resolve().parent


def bundled_data() -> Path:
    """The folder of the bundled productions, absolute. Raises `SourceError` where the installation lacks it."""
    return _folder("data")


def assets_folder() -> Path:
    """The folder that the page's files are served from, absolute. Raises `SourceError` where it is missing."""
    return _folder("assets")


def asset(name: str) -> Path:
    """One file of the assets by its path inside them. Raises `SourceError` where it is missing, or outside of them.

    >>> asset("../pyproject.toml")
    Traceback (most recent call last):
    timeline.errors.SourceError: there is no asset '../pyproject.toml': install the package anew
    """
    folder = assets_folder()
    path = (folder / name).resolve()
    if not path.is_file() or folder not in path.parents:
        raise SourceError(f"there is no asset {name!r}: install the package anew")
    return path


def _folder(name: str) -> Path:
    for folder in (_PACKAGE / f"_{name}", _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise SourceError(f"the package's {name} folder is missing: install the package anew")
