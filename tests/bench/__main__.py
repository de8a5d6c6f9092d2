"""`make bench`, or some of it: `python -m tests.bench dates`; `fuzz` runs only when it is named."""

from __future__ import annotations

import sys

from tests.bench import chains, claims, dates, engines, figures, fuzz, page

PARTS = {
    "dates": dates.run,
    "claims": claims.run,
    "chains": chains.run,
    "engines": engines.run,
    "figures": figures.run,
    "page": page.run,
}
BY_NAME = {**PARTS, "fuzz": fuzz.run}


def main() -> None:
    for name in sys.argv[1:] or PARTS:
        BY_NAME[name]()


if __name__ == "__main__":
    main()
