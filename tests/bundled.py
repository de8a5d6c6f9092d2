"""The bundled film's claims as bounds: a frame for tests of what comes after reading, without any reader."""

from __future__ import annotations

from typing import Any

import pandas as pd

from tests.frames import claim_frame
from timeline.chains import resolve

CINEWORLD = {"said": "2023-03-24/2023-04-30", "source": "cineworld", "publisher": "Cineworld"}
GAMING_CLUB = {"said": "2023-03-24/2023-12-31", "source": "gaming_club", "publisher": "Gaming Club"}
THE_DIRECT = {"said": "2024-09-26/2024-12-31", "source": "the_direct", "publisher": "The Direct"}
SPORTSKEEDA = {"said": "2025-06-06/..", "source": "sportskeeda", "publisher": "Sportskeeda"}

ROWS: list[dict[str, Any]] = [
    {"id": "cine", "at": "2024-03-01/2024-08-31", "stated": "spring or summer of 2024", **CINEWORLD},
    {"id": "club", "at": "2024-06-07", "stated": "June 7, 2024", **GAMING_CLUB},
    {"id": "club-year", "at": "2024-01-01/2024-12-31", "stated": "next year", **GAMING_CLUB},
    {"id": "direct", "at": "2025-06-06", "stated": "June 6, 2025", **THE_DIRECT},
    {"id": "direct-summer", "at": "2025-06-01/2025-08-31", "stated": "next summer", **THE_DIRECT},
    {"id": "keeda", "at": "2025-06-06", "stated": "June 6, 2025", **SPORTSKEEDA},
    {
        "id": "out",
        "at": "2025-06-06",
        "stated": "June 6, 2025",
        "status": "actual",
        "location": "United States",
        **SPORTSKEEDA,
    },
    {
        "id": "plan",
        "milestone": "principal_photography",
        "start": "2022-06-01/2022-08-31",
        "stated": "summer 2022",
        **SPORTSKEEDA,
        "said": "",
    },
    {
        "id": "shot",
        "milestone": "principal_photography",
        "start": "2022-11-01/2022-11-30",
        "end": "2022-12-01/2022-12-31",
        "stated": "start November 2022; end December",
        "status": "actual",
        **SPORTSKEEDA,
    },
    {
        "id": "shot-start",
        "milestone": "principal_photography",
        "start": "2022-11-01/2022-11-30",
        "stated": "November 2022",
        "status": "actual",
        **SPORTSKEEDA,
    },
    {
        "id": "post-end",
        "milestone": "post_production",
        "end": "2024-09-26/..",
        "stated": "2024-09-26/..",
        "status": "actual",
        **THE_DIRECT,
    },
    {
        "id": "post-start",
        "milestone": "post_production",
        "start": "2023-01-01/2023-04-30",
        "stated": "early 2023",
        "status": "actual",
        **SPORTSKEEDA,
    },
    {"id": "trailer", "milestone": "trailer", "at": "2024-09-26", "status": "actual", **SPORTSKEEDA},
]


def bundled_frame(rows: list[dict[str, Any]] | None = None) -> pd.DataFrame:
    """The film's claims, resolved; or other rows of the same form."""
    filled = [{"production": "Ballerina", **row} for row in (ROWS if rows is None else rows)]
    return resolve(claim_frame(filled))
