"""Events: what a timeline shows of a selection, each with the window in which it lies.

Two sides. *Said and shown*: each announcement of a date, on the day it was made, and the publicity that people saw.
*Made and released*: the starts and ends of work and the releases, the dates that no longer hold among them. Which there
are, and when, is told for all at once (`listing`); one is worded when it is asked for (`wording`). They know no pixels
and no colours, and compute no state.
"""

from __future__ import annotations

from timeline.events.event import GONE, PUBLICITY, Event
from timeline.events.listing import NO_DAY, Events, event_list, events_of, undated_events

__all__ = ["GONE", "NO_DAY", "PUBLICITY", "Event", "Events", "event_list", "events_of", "undated_events"]
