"""Words to bounds: what people say about when, as the days that it can mean. Pure: no frames, no files, no clock."""

from __future__ import annotations

from timeline.dates.bounds import VagueDate, VagueDuration, VagueSpan
from timeline.dates.conventions import Conventions
from timeline.dates.parse import parse_date

__all__ = ["Conventions", "VagueDate", "VagueDuration", "VagueSpan", "parse_date"]
