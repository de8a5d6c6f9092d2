"""The vocabulary of milestones: the words that are known, and whether each is a moment or an activity.

A table of words, and no more; any other snake_case word is a milestone too, a moment unless its claims say otherwise.
"""

from __future__ import annotations

from typing import Final

__all__ = ["ACTIVITIES", "MILESTONES", "MOMENTS"]

MOMENTS: Final = (
    "announcement",
    "casting",
    "interview",
    "teaser",
    "trailer",
    "song",
    "soundtrack",
    "poster",
    "premiere",
    "festival",
    "release",
    "streaming_release",
    "home_release",
)
"""What happens once, somewhere within its date."""

ACTIVITIES: Final = (
    "development",
    "pre_production",
    "principal_photography",
    "reshoots",
    "post_production",
    "marketing",
)
"""What has a start and an end."""

MILESTONES: Final = (*MOMENTS, *ACTIVITIES)
