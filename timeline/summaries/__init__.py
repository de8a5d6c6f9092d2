"""Summaries: what became of the dates of each production, each milestone and each source, in one row each.

Counts, total and typical slip, punctuality, how often and how early what was said was right, and what stood longest.
All are reckoned from claims as intervals; where dates are vague there are a least and a greatest value, never one
between.
"""

from __future__ import annotations

from timeline.summaries.table import SUMMARY_COLUMNS, summary

__all__ = ["SUMMARY_COLUMNS", "summary"]
