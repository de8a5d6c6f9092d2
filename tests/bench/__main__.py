"""`make bench`, or some of it: `python -m tests.bench dates`."""

from __future__ import annotations

import sys

from tests.bench import claims, dates

PARTS = {"dates": dates.run, "claims": claims.run}


def main() -> None:
    for name in sys.argv[1:] or PARTS:
        PARTS[name]()


if __name__ == "__main__":
    main()
