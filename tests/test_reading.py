"""What the two ways in refuse at once."""

from __future__ import annotations

from typing import Any

import pytest

from timeline.errors import UsageError
from timeline.reading import normalize, read


@pytest.mark.parametrize("paths", [None, 3, [None], b"a.csv"])
def test_paths_that_are_none(paths: Any) -> None:
    with pytest.raises(UsageError, match="a path can't be"):
        read(paths)


def test_conventions_that_are_none() -> None:
    wrong: Any = "x"
    with pytest.raises(UsageError, match="conventions can't be 'x'"):
        normalize([], conventions=wrong)
