"""`python -m timeline`, the same as the command `timeline`."""

from __future__ import annotations

import sys

from timeline.cli import main

if __name__ == "__main__":
    sys.exit(main())
