"""What the columns of the summary mean, in a sentence each. Words only."""

from __future__ import annotations

from typing import Final

__all__ = ["SUMMARY_MEANINGS"]

SUMMARY_MEANINGS: Final[dict[str, str]] = {
    "by": "What the row sums up: a production, a milestone or a source.",
    "name": "Its name; of a source the name that the claims use.",
    "title": "Title of the source.",
    "chains": "Chains on which it has a claim.",
    "claims": "Its claims.",
    "revisions": "Changes of an announced date.",
    "met": "Chains of which every dated side has happened.",
    "under_way": "Chains of which something has happened or goes on, and something has not.",
    "open": "Chains that are announced, and have not happened.",
    "canceled": "Chains that are canceled, or of which what was left is.",
    "rumored": "Chains that nobody has announced.",
    "conflicting": "Chains on which sources contradict each other.",
    "met_share": "Met chains as a share of all, from 0 to 1.",
    "slip_edges": "Announced dates of which the slip is known on both sides.",
    "slip_left_out": "Announced dates of which it is not: an open side, or canceled.",
    "total_slip_min": "Least days of slip, all together; negative is earlier.",
    "total_slip_max": "Most days of slip, all together.",
    "typical_slip_min": "Median of the least days of slip.",
    "typical_slip_max": "Median of the most days of slip.",
    "judged_edges": "Dates that were announced and have happened, judged by the last announcement.",
    "on_time_min": "How many were surely on time, or within the announced days.",
    "on_time_max": "How many possibly were.",
    "late_min": "How many were surely late.",
    "late_max": "How many possibly were.",
    "early_min": "How many were surely early.",
    "early_max": "How many possibly were.",
    "on_time_share_min": "Surely on time as a share of those judged.",
    "on_time_share_max": "Possibly on time as a share of those judged.",
    "late_share_min": "Surely late as a share of those judged.",
    "late_share_max": "Possibly late as a share of those judged.",
    "early_share_min": "Surely early as a share of those judged.",
    "early_share_max": "Possibly early as a share of those judged.",
    "judged_claims": "Announcements whose date has happened, one for each side of an activity.",
    "said_afterwards": "Announcements surely said after the day, or after it was told: not judged.",
    "right_min": "Announcements that were surely right: the day lies in what they said.",
    "right_max": "Announcements that were possibly right.",
    "right_share_min": "Surely right as a share of those judged.",
    "right_share_max": "Possibly right as a share of those judged.",
    "lead_claims": "Surely right ones of which it is known how long before they were said.",
    "lead_left_out": "Surely right ones of which that is not known.",
    "lead_min": "Median of the least days from saying to the day, of the surely right.",
    "lead_max": "Median of the most days from saying to the day, of the surely right.",
    "stood_claims": "Announcements that ever stood, of which the least time is known.",
    "stood_left_out": "Announcements that ever stood, of which it is not.",
    "longest_id": "Announcement that surely stood longest.",
    "longest_min": "Least days for which it stood.",
    "longest_max": "Most days for which it stood; empty where it still stands, or nobody knows.",
}
"""Column name to its meaning; of each pair `min` is the least and `max` the greatest that the true days could give."""
