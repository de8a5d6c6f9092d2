"""Lettering: the two lines of an event's label on a timeline, short enough for the picture.

It measures and clips; where a label hangs is for `sides`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from timeline.events import Event
from timeline.figures.figure import Space
from timeline.figures.labels import Wording
from timeline.figures.text import clip, width
from timeline.figures.theme import Type
from timeline.words import apart

__all__ = ["DETAIL", "MARGIN", "TITLE", "Lettering", "lettering"]

TITLE: Final = (13, 600)
DETAIL: Final = (12, 400)
WIDEST: Final = 250.0
MARGIN: Final = 12.0


@dataclass(frozen=True, slots=True)
class Lettering:
    """An event's two lines, short enough for the picture: a title, and text, source numbers, text."""

    title: Wording
    before: Wording
    after: Wording

    @property
    def detail_width(self) -> float:
        """Px of the second line."""
        return self.before.width + self.after.width

    @property
    def width(self) -> float:
        """Px of the longer line."""
        return max(self.title.width, self.detail_width)


def lettering(event: Event, space: Space, *, terse: bool = False) -> Lettering:
    """An event's letters, clipped to what the picture can hold: names give way, dates and source numbers are kept.

    `terse` leaves out who said it; the card and the table have it.
    """
    limit = min(space.px(WIDEST), space.width - 2 * space.px(MARGIN))
    bold, plain = space.type(*TITLE), space.type(*DETAIL)
    title = Wording(_named(event.about or event.title, limit, bold), bold)
    told = [f"{event.title[:1].lower()}{event.title[1:]}"] if event.about else []
    told += [event.who] if event.who and not (terse and event.look == "said") else []
    if not told:
        return Lettering(title, Wording(clip(event.when, limit, plain), plain, event.sources), Wording("", plain))
    joint, said = (", ", True) if event.look == "said" else (" · ", False)
    fixed = Wording(joint + event.when, plain, event.sources).width
    if event.about and width(" · ".join(told), plain) > limit - fixed:
        told = told[:1]  # rather whole words of a source than its name
    who = clip(" · ".join(told), limit - fixed, plain)
    if said:
        return Lettering(title, Wording(who, plain, event.sources), Wording(joint + event.when, plain))
    return Lettering(
        title, Wording(f"{apart(who)}{joint if who else ''}{event.when}", plain, event.sources), Wording("", plain)
    )


def _named(text: str, limit: float, kind: Type) -> str:
    """As much of a name as fits; its last part is kept, which tells what became of it, or one of many from the others.

    >>> _named("Release candidate, v1.20.0-rc.0, was due", 180, Type(12, 600))
    'Release candidate…, was due'
    """
    head, comma, tail = text.rpartition(", ")
    if width(text, kind) <= limit or not comma or width(tail, kind) > limit / 2:
        return clip(text, limit, kind)
    return clip(head, limit - width(comma + tail, kind), kind).replace(",…", "…") + comma + tail
