"""Wording: a claim or a mark as an event, what it says and whose words or work it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from timeline import words
from timeline.events.event import PUBLICITY, UNKNOWN, Event
from timeline.marks import Bounds, Mark

__all__ = ["Claim", "Teller", "look_of"]

Claim = Mapping[str, Any]

SHORT: Final = {"principal_photography": "Photography"}
ORDINALS: Final = ("", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells events on a day, with the source numbers of claims.

    It names productions where there are `several`, and milestones where dates of more than one were said (`named`).
    """

    numbers: Mapping[str, int]
    as_of: date
    several: bool
    named: bool

    def said(self, claim: Claim) -> Event:
        """An announcement, on the day it was made."""
        asserted = _bounds(claim, "asserted")
        return Event(
            claim_id=claim["claim_id"],
            side="said",
            look="said",
            window=asserted,
            title=_quoted(claim),
            who=_publisher(claim),
            when=words.about(*asserted),
            sources=self._sources([claim["claim_id"]]),
            about=_about(claim, self.named, self.several),
            milestone=str(claim["milestone"]),
        )

    def happening(self, mark: Mark, edge: str, claims: Mapping[str, Claim]) -> Event:
        """A moment (`at`), an activity somewhere `within` a window, or its `start` or `end`."""
        window = mark.end if edge == "end" else mark.start
        tellers = [name for name in mark.claims if edge in ("at", "within") or _tells(claims[name], edge)]
        return Event(
            claim_id=tellers[0] if tellers else mark.claim_id,
            side="said" if mark.milestone in PUBLICITY else "made",
            look=look_of(mark.state, mark.status, met=mark.met),
            window=window,
            title=_title(mark, edge, self.as_of),
            who=mark.production if self.several else "",
            when=_when(mark, edge, window),
            sources=self._sources(tellers),
            milestone=mark.milestone,
        )

    def _sources(self, claims: list[str]) -> tuple[int, ...]:
        return tuple(sorted({self.numbers[name] for name in claims if name in self.numbers}))


def look_of(state: str, status: str, *, met: bool) -> str:
    """How a mark is drawn."""
    if met:
        return "met"
    return "rumored" if state == "current" and status == "rumored" else state


def _bounds(claim: Claim, name: str) -> Bounds:
    return claim[f"{name}_earliest"], claim[f"{name}_latest"]


# -- Said ----------------------------------------------------------------------------------------------------------


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


def _tells(claim: Claim, edge: str) -> bool:
    """Whether a claim states that end of an activity: one mark may take its two ends from different claims."""
    return _bounds(claim, edge) != UNKNOWN


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
