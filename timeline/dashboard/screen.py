"""One screen: a view's query and the room for it in, everything that the page shows of it out.

It asks `pipeline` what to show, `findings` what to say and `figures` how to draw it, and puts their answers in the
page's places. It keeps nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from dash import html, no_update

from timeline.dashboard import ids
from timeline.dashboard.cards import hover_cards
from timeline.dashboard.claimsgrid import claims_grid
from timeline.dashboard.foot import counts_line, source_list
from timeline.dashboard.header import tabs
from timeline.dashboard.history import history_side
from timeline.dashboard.selecting import selection_of
from timeline.dashboard.shelf import Shelf
from timeline.dashboard.strip import legend_strip, letters, placed_marks, ruler_head
from timeline.dashboard.tables import plain_table
from timeline.errors import TimelineError
from timeline.figures import Scene, draw
from timeline.figures.figure import COMPACT_BELOW
from timeline.findings import BETWEEN, headline, subtitle
from timeline.lineup import missing_sentence
from timeline.selection import Selection
from timeline.view import STATUSES, View
from timeline.words import count, day, in_sentence

__all__ = ["Room", "filter_options", "in_sight", "screen"]

NARROWEST: Final = 320
USUAL: Final = 1390
ZOOMABLE: Final = ("schedule", "timeline", "history", "portfolio")
"""Views with one axis of time; on a phone a drag scrolls the page instead."""
WIDEST: Final = 4000
FIRST_SIGHT: Final = (0.0, 2600.0)
"""Two screens and some, before the browser has told how high its own is."""
MOST_SIGHT: Final = 12_000
LONGEST: Final = 1e9
LEAP: Final = 10
"""Steps of the as-of day that a page key takes at once."""
CLEAR: Final = "milestone=&status=&territory=&source=&q=&from=&to="


@dataclass(frozen=True, slots=True)
class Room:
    """What the browser has for a plot: its width in px, the colour scheme, and whether the grid's script is there.

    `sight` is the stretch of a long plot that it wants, in px from the top.
    """

    width: int = USUAL
    scheme: str = "light"
    grid: bool = False
    sight: tuple[float, float] = FIRST_SIGHT

    @classmethod
    def of(cls, told: Any, sight: Any = None) -> Room:
        """The room that the browser told of; what makes no sense is taken as the default."""
        told = told if isinstance(told, dict) else {}
        width = told.get("width")
        wide = width if isinstance(width, int) and not isinstance(width, bool) else USUAL
        scheme = told.get("scheme")
        dark = "dark" if scheme == "dark" else "light"
        return cls(min(max(wide, NARROWEST), WIDEST), dark, told.get("grid") is True, _stretch(sight))


def _stretch(told: Any) -> tuple[float, float]:
    """From the top to the bottom of what is wanted, at least one px and at most `MOST_SIGHT`."""
    told = told if isinstance(told, dict) else {}
    top, bottom = _place(told.get("top")), _place(told.get("bottom"))
    if top is None or bottom is None:
        return FIRST_SIGHT
    return top, min(max(bottom, top + 1), top + MOST_SIGHT)


def _place(px: Any) -> float | None:
    is_number = isinstance(px, int | float) and not isinstance(px, bool)
    return float(px) if is_number and 0 <= px <= LONGEST else None


def screen(shelf: Shelf, view: View, room: Room) -> dict[str, Any]:
    """Each place of the page with its new content, by the names of `places.SCREEN_PLACES`."""
    try:
        selection = selection_of(shelf, view)
        return _filled(shelf, selection, room)
    except TimelineError as error:
        return _broken(shelf, view, error)


def in_sight(shelf: Shelf, view: View, room: Room) -> dict[str, Any]:
    """Another part of a long drawing: what of a screen changes while it scrolls."""
    return _drawn(selection_of(shelf, view), room)


def _drawn(selection: Selection, room: Room) -> dict[str, Any]:
    scene = draw(selection, width=room.width, theme=room.scheme, sight=room.sight)
    return {
        "figure": _plotly(scene, selection.view, room),
        "height": {"height": f"{scene.height}px"},
        "frame": {"height": f"{scene.whole_height}px"},
        "placed": placed_marks(scene),
        "legend": legend_strip(scene.legend, room.scheme),
        "cards": hover_cards(selection, scene.claims),
    }


NOT_DRAWN: Final[dict[str, Any]] = {
    "figure": no_update,
    "height": no_update,
    "frame": {},
    "placed": {"marks": [], "folds": []},
    "legend": [],
}


def _filled(shelf: Shelf, selection: Selection, room: Room) -> dict[str, Any]:
    view, is_empty = selection.view, not len(selection.frame)
    finding = headline(selection)
    is_claims = view.view == "claims"
    return {
        **_frame_of(shelf, view, selection.as_of),
        "headline": finding,
        "subtitle": _subtitle(selection),
        **({**NOT_DRAWN, "cards": hover_cards(selection, ())} if is_claims else _drawn(selection, room)),
        "table": _table(shelf, selection, room),
        "side": history_side(selection, room.scheme) if view.view == "history" and not is_empty else [],
        **_emptiness(shelf, selection),
        "sources": source_list(selection),
        "counts": counts_line(selection, shelf.problem_count),
        "live": _announcement(selection, finding),
        "kind": _kind(view, is_empty),
    }


def _frame_of(shelf: Shelf, view: View, as_of: date) -> dict[str, Any]:
    """What surrounds the drawing, whatever comes of it."""
    before, after = shelf.before(as_of, view.productions), shelf.after(as_of, view.productions)
    days = shelf.days_of(view.productions)
    return {
        "view": view.view,
        "first": f"as_of={days[0]}" if days else "",
        "tabs": tabs(view),
        "table_button": "Show as chart" if view.table else "Show as table",
        "whole": view.start is None and view.end is None,
        "previous": _step(before, shelf.leap(as_of, -LEAP, view.productions), shelf.today),
        "next": _step(after, shelf.leap(as_of, LEAP, view.productions), shelf.today),
        "filters": {key: _filter_label(shelf, view, key) for key in ids.FILTERS},
    }


def _step(day: date | None, far: date | None, today: date) -> dict[str, Any]:
    """A step's button: where it leads, and where a page key does."""
    leads = {"patch": f"as_of={day}" if day else "", "disabled": day is None}
    leap = "" if far is None else "as_of=" if far == today else f"as_of={far}"
    return leads | {"leap": leap}


def filter_options(shelf: Shelf, view: View, key: str) -> list[tuple[str, str]]:
    """(value, name) of each box of a filter."""
    if key == "status":
        return [(status, status.capitalize()) for status in STATUSES]
    return shelf.options("source_id" if key == "source" else key, view.productions)


def _filter_label(shelf: Shelf, view: View, key: str) -> str:
    options = filter_options(shelf, view, key)
    if key == "status":
        picked, everything = view.statuses, "Any status"
    elif key == "source":
        picked, everything = view.sources, count(len(options), "source") if options else "No sources"
    else:
        picked, everything = view.milestones, "All milestones"
    return _picked(options, picked) if picked else everything


def _picked(options: list[tuple[str, str]], picked: tuple[str, ...]) -> str:
    return dict(options).get(picked[0], picked[0]) if len(picked) == 1 else f"{len(picked)} of {len(options)}"


def _plotly(scene: Scene, view: View, room: Room) -> dict[str, Any]:
    """The figure with what only this page may decide: what a drag does, and that nothing is kept between drawings."""
    can_zoom = view.view in ZOOMABLE and room.width >= COMPACT_BELOW
    part = {
        "top": scene.top,
        "height": scene.height,
        "whole": scene.whole_height,
        "head": ruler_head(scene),
        "letters": letters(scene.letters),
    }
    layout = {**scene.layout, "dragmode": "zoom" if can_zoom else False, "uirevision": view.to_query(), "meta": part}
    return {"data": scene.data, "layout": layout}


def _kind(view: View, is_empty: bool) -> str:
    if is_empty:
        return "empty"
    if view.view == "claims":
        return "grid"
    return "table" if view.table else "chart"


def _table(shelf: Shelf, selection: Selection, room: Room) -> Any:
    if selection.view.view == "claims":
        is_shown = room.grid and len(selection.frame)
        return claims_grid(selection, room.scheme, room.width, shelf.problems) if is_shown else []
    if not selection.view.table or not len(selection.frame):
        return []
    about = {"role": "region", "aria-label": "Table"}
    return html.Div(plain_table(selection, room.scheme), className="table-scroll", tabIndex=0, **about)


def _emptiness(shelf: Shelf, selection: Selection) -> dict[str, Any]:
    """The sentence for an empty screen, and the button that cures it."""
    if len(selection.frame):
        return {"empty": "", "cure": {"words": "", "patch": ""}}
    if selection.without:
        return {"empty": missing_sentence(selection), "cure": _comparable(selection)}
    if selection.total:
        return {"empty": "No claim passes these filters.", "cure": {"words": "Clear filters", "patch": CLEAR}}
    first = next(iter(shelf.days_of(selection.view.productions)), None)
    words = f"No claims were known on {day(selection.as_of)}."
    if first is None:
        return {"empty": words, "cure": {"words": "", "patch": ""}}
    return {
        "empty": f"{words} The first is from {day(first)}.",
        "cure": {"words": "Go to first claim", "patch": f"as_of={first}"},
    }


def _comparable(selection: Selection) -> dict[str, str]:
    """The way to the milestone that most of the productions have, if they can't be compared by the one asked for."""
    known = selection.known
    others = known[known["production"].isin(selection.without) & (known["milestone"] != selection.milestone)]
    held = others.groupby("milestone", sort=False)["production"].nunique()
    if not len(held):
        return {"words": "", "patch": ""}
    most = str(held.idxmax())
    return {"words": f"Compare by {in_sentence(most)}", "patch": urlencode({"milestone": most})}


def _announcement(selection: Selection, finding: str) -> str:
    return f"As of {day(selection.as_of)}: {count(len(selection.frame), 'claim')}. {finding}"


def _subtitle(selection: Selection) -> list[Any]:
    """The line below the finding in its parts; a phone shows the first."""
    return [html.Span(superscripts(part)) for part in subtitle(selection).split(BETWEEN)]


def superscripts(text: str) -> list[Any]:
    """A text whose source numbers from 10 on are written `<sup>12</sup>`, as parts of a page.

    >>> [getattr(part, "children", part) for part in superscripts("a<sup>12</sup> <b>")]
    ['a', '12', ' <b>']
    """
    parts = re.split(r"<sup>(\d+)</sup>", text)
    return [html.Sup(part) if place % 2 else part for place, part in enumerate(parts) if part]


def _broken(shelf: Shelf, view: View, error: TimelineError) -> dict[str, Any]:
    """The screen where a view can't be shown: what is wrong, and the way back."""
    back = patched_back(view)
    return {
        **_frame_of(shelf, view, view.as_of or shelf.today),
        "headline": "This view can't be shown",
        "subtitle": [],
        **NOT_DRAWN,
        "cards": {},
        "table": [],
        "side": [],
        "empty": f"{error}",
        "cure": {"words": "Show everything", "patch": back},
        "sources": [],
        "counts": [],
        "live": f"This view can't be shown: {error}",
        "kind": "error",
    }


def patched_back(view: View) -> str:
    """The patch that takes away everything that can name something which isn't there."""
    return f"production=&{CLEAR}&as_of=" if view.as_of else f"production=&{CLEAR}"
