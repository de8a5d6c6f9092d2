"""The one state and how a person changes it: every control, link and key is a patch of the view's query.

A patch is a query itself (`claim=x&view=claims`): the keys that it names are replaced, an empty value takes one away.
It knows no frame; whether a name exists is for `pipeline` to say.
"""

from __future__ import annotations

from datetime import date
from typing import Final
from urllib.parse import parse_qsl, urlencode

from timeline.dates import VagueDate, parse_date
from timeline.errors import DateError, UsageError
from timeline.view import View

__all__ = ["drawn_part", "patched", "typed_day", "without_filters"]

FOLLOW_PRODUCTION: Final = ("milestone", "territory", "source", "claim", "more", "from", "to")
"""What belongs to a production, and means nothing in another."""
FOLLOW_VIEW: Final = ("more", "sort")
"""What belongs to a view."""


def patched(view: View, patch: str) -> View:
    """The view with a patch applied; raises `UsageError` where the outcome is no view.

    >>> patched(View(view="compare", text="x"), "as_of=2024-01-31&q=").to_query()
    'view=compare&as_of=2024-01-31'
    """
    changes = parse_qsl(patch, keep_blank_values=True)
    named = {key for key, _ in changes}
    if "production" in named:
        named.update(FOLLOW_PRODUCTION)
    if "view" in named:
        named.update(FOLLOW_VIEW)
    kept = [(key, value) for key, value in parse_qsl(view.to_query(), keep_blank_values=True) if key not in named]
    return View.from_query(urlencode(kept + [(key, value) for key, value in changes if value]))


def drawn_part(view: View) -> View:
    """The view without what changes nothing in its drawing: the theme, what the page unfolds and sorts by itself, and,
    but in a history, the selected claim.

    Of many milestones a history tells the one that the selected claim is about.

    >>> drawn_part(View(claim="x", theme="dark")) == View()
    True
    """
    return view.but(claim=view.claim if view.view == "history" else "", theme="system", fold="", sort="")


def without_filters(view: View) -> View:
    """The view with nothing filtered and no window, the same day and the same productions."""
    return view.but(milestones=(), statuses=(), territories=(), sources=(), text="", start=None, end=None)


def typed_day(text: str) -> date | None:
    """The day that a person typed, in any exact spelling; nothing typed is `None`, which means today.

    >>> typed_day("7 June 2024"), typed_day(" ")
    (datetime.date(2024, 6, 7), None)
    >>> typed_day("summer 2024")
    Traceback (most recent call last):
    timeline.errors.UsageError: 'summer 2024' is not one day: write it as 7 June 2024 or 2024-06-07
    """
    if not text.strip():
        return None
    try:
        read = parse_date(text)
    except DateError as error:
        raise UsageError(f"{error}: write a day as 7 June 2024 or 2024-06-07") from error
    if not isinstance(read, VagueDate) or read.earliest is None or read.earliest != read.latest:
        raise UsageError(f"{text.strip()!r} is not one day: write it as 7 June 2024 or 2024-06-07")
    return read.earliest
