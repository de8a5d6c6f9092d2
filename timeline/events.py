"""Events: what a timeline shows of a selection, each with the window in which it lies.

Two sides. *Said and shown*: each announcement of a date, on the day it was made, and the publicity that people saw.
*Made and released*: the starts and ends of work and the releases, the dates that no longer hold among them. An event
words a mark or a claim; it knows no pixels and no colours, and it computes no state.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from timeline import words
from timeline.marks import Bounds, Mark, plain_rows
from timeline.pipeline import Selection

__all__ = ["PUBLICITY", "Event", "all_events", "event_list", "undated_events"]

Claim = Mapping[str, Any]

PUBLICITY: Final = frozenset(
    ("announcement", "casting", "interview", "teaser", "trailer", "song", "soundtrack", "poster", "marketing")
)
UNKNOWN: Final[Bounds] = (None, None)
SHORT: Final = {"principal_photography": "Photography"}
ORDINALS: Final = ("", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its side (`said` | `made`), its window (inclusive; an open side is `None`) and its words.

    `look` is how it is drawn: `said`, `actual`, `met`, `current`, `superseded`, `fulfilled`, `conflicting`, `rumored`
    or `canceled`. `who` is whose words or work it is where that needs saying, `when` its day in words, `about` whose
    date was said (production, milestone) where there are several.
    """

    claim_id: str
    side: str
    look: str
    window: Bounds
    title: str
    who: str
    when: str
    sources: tuple[int, ...]
    about: str = ""
    milestone: str = ""

    @property
    def holds(self) -> bool:
        """Whether it happened, stands or was said, other than what was only once believed."""
        return self.look not in ("superseded", "canceled")

    @property
    def is_exact(self) -> bool:
        """Whether it is known to the day."""
        return self.window[0] is not None and self.window[0] == self.window[1]

    @property
    def order(self) -> tuple[bool, date]:
        """By side, what was said first; then by the earliest known day."""
        return self.side != "said", self.window[0] or self.window[1] or date.min

    @property
    def words(self) -> str:
        """All of it as one sentence, without source numbers, as a screen reader says it."""
        by = " · ".join(part for part in (self.about, self.who) if part)
        told = ", ".join(part for part in (by, self.when) if part)
        return f"{self.title}{', ' if self.look == 'said' else ': '}{told}"


def event_list(selection: Selection) -> list[Event]:
    """Every event of a selection that has a place in time, by side and earliest known day."""
    return list(all_events(selection)[0])


def undated_events(selection: Selection) -> list[Event]:
    """The events that have no place in time: made, but on no known day."""
    return list(all_events(selection)[1])


@lru_cache(maxsize=4)
def all_events(selection: Selection) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """What `event_list` and `undated_events` give, at the price of one: titles and drawing ask for the same."""
    events = list(_all_events(selection))
    dated = sorted((event for event in events if event.window != UNKNOWN), key=lambda event: event.order)
    return tuple(dated), tuple(event for event in events if event.window == UNKNOWN and event.side == "made")


def _all_events(selection: Selection) -> Iterator[Event]:
    claims = {str(claim["claim_id"]): claim for claim in plain_rows(selection.frame)}
    several = len({mark.production for mark in selection.marks}) > 1
    numbers = {(one.source_id, one.title, one.publisher, one.url): one.number for one in selection.sources}
    number_of = {name: numbers[key] for name, claim in claims.items() if (key := _source(claim)) in numbers}
    yield from _announcements(list(claims.values()), number_of, several)
    for mark in selection.marks:
        yield from _happenings(mark, claims, number_of, selection, several=several)


def _source(claim: Claim) -> tuple[str, ...]:
    return tuple(str(claim[name]) for name in ("source_id", "source_title", "publisher", "url"))


def _bounds(claim: Claim, name: str) -> Bounds:
    return claim[f"{name}_earliest"], claim[f"{name}_latest"]


# -- Said ----------------------------------------------------------------------------------------------------------


def _announcements(claims: list[Claim], numbers: Mapping[str, int], several: bool) -> Iterator[Event]:
    said = [claim for claim in claims if claim["status"] != "actual" and claim["change"] != "restated"]
    dated = [claim for claim in said if _bounds(claim, "asserted") != UNKNOWN]
    named = len({(claim["production"], claim["milestone"]) for claim in dated}) > 1
    for claim in dated:
        asserted = _bounds(claim, "asserted")
        yield Event(
            claim_id=claim["claim_id"],
            side="said",
            look="said",
            window=asserted,
            title=_quoted(claim),
            who=_publisher(claim),
            when=words.about(*asserted),
            sources=tuple(numbers[name] for name in (claim["claim_id"],) if name in numbers),
            about=_about(claim, named, several),
            milestone=str(claim["milestone"]),
        )


def _publisher(claim: Claim) -> str:
    return str(claim["publisher"] or claim["source_title"] or claim["source_id"] or "unknown source")


def _about(claim: Claim, named: bool, several: bool) -> str:
    """Whose date was said: production, milestone and what tells this from others of its name."""
    if not named:
        return str(claim["production"]) if several else ""
    name = words.milestone_name(claim["milestone"])
    if several:
        name = f"{claim['production']}, {words.in_sentence(claim['milestone'])}"
    return ", ".join(part for part in (name, claim["label"], claim["territory"]) if part)


def _quoted(claim: Claim) -> str:
    if claim["status"] == "canceled":
        return "Said: canceled"
    lead = "Rumor" if claim["status"] == "rumored" else "Said"
    return f"{lead}: {', '.join(_quotes(claim))}"


def _quotes(claim: Claim) -> Iterator[str]:
    """Each part of what was said in quotation marks; the name of the part is ours and stays outside them."""
    stated = str(claim["stated"])
    edges = [edge for edge in ("start", "end") if claim["kind"] == "span" and _tells(claim, edge)]
    if "; " not in stated:
        lead = f"{edges[0]} " if len(edges) == 1 else ""
        yield f"{lead}“{stated}”"
        return
    for part in stated.split("; "):
        edge, _, phrase = part.partition(" ")
        yield f"{edge} “{phrase}”"


# -- Made, and shown -----------------------------------------------------------------------------------------------


def _happenings(
    mark: Mark, claims: Mapping[str, Claim], numbers: Mapping[str, int], selection: Selection, *, several: bool
) -> Iterator[Event]:
    for edge, window in _edges(mark):
        tellers = [name for name in mark.claims if edge in ("at", "within") or _tells(claims[name], edge)]
        yield Event(
            claim_id=tellers[0] if tellers else mark.claim_id,
            side="said" if mark.milestone in PUBLICITY else "made",
            look=_look(mark),
            window=window,
            title=_title(mark, edge, selection.as_of),
            who=mark.production if several else "",
            when=_when(mark, edge, window),
            sources=tuple(sorted({numbers[name] for name in tellers if name in numbers})),
            milestone=mark.milestone,
        )


def _tells(claim: Claim, edge: str) -> bool:
    """Whether a claim states that end of an activity: one mark may take its two ends from different claims."""
    return _bounds(claim, edge) != UNKNOWN


def _edges(mark: Mark) -> list[tuple[str, Bounds]]:
    if mark.is_point:
        return [("at", mark.start)]
    if mark.start == mark.end:
        return [("within", mark.start)]
    return [(edge, window) for edge, window in (("start", mark.start), ("end", mark.end)) if window != UNKNOWN]


def _look(mark: Mark) -> str:
    if mark.met:
        return "met"
    if mark.state == "current" and mark.status == "rumored":
        return "rumored"
    return mark.state


def _when(mark: Mark, edge: str, window: Bounds) -> str:
    if not mark.dated or window == UNKNOWN:
        return "no date said" if mark.status == "canceled" else "date unknown"
    if window[1] is None and window[0] is not None:
        still = mark.status == "actual" and edge == "end"
        return f"still going on {words.day(window[0])}" if still else f"{words.day(window[0])} or later"
    said_alone = edge in ("at", "within") or UNKNOWN in (mark.start, mark.end)
    return words.label(mark.stated, *window, mark.precision) if said_alone else words.window(*window)


def _title(mark: Mark, edge: str, as_of: date) -> str:
    name = SHORT.get(mark.milestone) or words.milestone_name(mark.milestone)
    parts = [f"{name}{_edge_word(mark, edge)}", mark.label, mark.territory]
    if edge in ("start", "within"):
        parts.append(mark.location)
    return ", ".join(part for part in (*parts, _standing(mark, as_of)) if part)


def _edge_word(mark: Mark, edge: str) -> str:
    """ " starts" of what happened, " start" of what was planned or is many; nothing of what was still going on."""
    if edge not in ("start", "end") or (edge == "end" and mark.status == "actual" and mark.end[1] is None):
        return ""
    plain = mark.state != "actual" or mark.milestone.endswith("s")
    return f" {edge}" if plain else f" {edge}s"


def _standing(mark: Mark, as_of: date) -> str:
    """What a date is that did not simply happen: announced, was due, first announced, second date, rumored ..."""
    if mark.status in ("canceled", "rumored"):
        return mark.status if mark.state != "superseded" else f"{mark.status} once"
    if mark.state == "conflicting":
        return "sources conflict"
    if mark.state in ("current", "fulfilled"):
        return "announced" if mark.due_by(as_of) is None else "was due"
    return _once_believed(mark) if mark.state == "superseded" else ""


def _once_believed(mark: Mark) -> str:
    if mark.status == "actual":
        return "corrected since"
    if mark.revision == 0:
        return "planned" if mark.asserted == UNKNOWN else "first announced"
    number = mark.revision + 1
    return f"{ORDINALS[number]} date" if number < len(ORDINALS) else f"date {number}"
