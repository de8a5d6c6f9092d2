"""What happens, in front of when it does: the nouns and verbs of the trades, as one table.

"Principal photography began", "slated for release", "hits theaters", "now available": none of it says when, but a verb
may say whether the past is told, and whether a length behind it is how long it took.
To teach the reader a noun or a verb, add it here. When it happens is for other readers.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from timeline.dates.tokens import Table

__all__ = ["EVENTS", "LINKS", "Event", "Kind"]

Verb = Literal["made", "done", "past", "be", "was", "has", "had", "will", "to", "base"]
Kind = Verb | Literal["plain", "thing", "adjective", "label"]
"""What a word is.

`plain`: a noun, or a verb that says no more than that it happens ("set", "opens"); `thing`: a noun that a number may
belong to ("patch 1.2024"); `adjective`: what stands in front of a noun; `label`: a word that counts before a colon.
Of verbs, `made` is what takes so long ("shot in 19 days"); `done` a participle that announces as well ("released June
7"); `past` tells the past ("began"); `base` only counts behind "to" or "will" ("to begin"); the others help a verb.
"""


class Event(NamedTuple):
    """A word of what happens: its kind, and how it qualifies the date."""

    kind: Kind
    qualifier: str = ""


LINKS: Final = frozenset(
    (
        *("the", "a", "an", "its", "their", "his", "her", "our", "in", "into", "on", "onto", "for", "at", "of"),
        *("now", "currently", "still", "it", "with", "as", "and"),
    )
)
"""What ties these words together, and stands in front of a date as well."""

_THINGS: Final = (
    *("film", "movie", "picture", "feature", "series", "show", "game", "episode", "episodes", "sequel", "prequel"),
    *("console", "device", "product", "update", "patch", "expansion"),
    *("dlc", "beta", "alpha", "demo", "album", "trailer"),
    *("teaser", "project", "title", "version", "song", "single", "poster", "finale", "season finale", "series finale"),
    *("preorders", "pre orders", "pre - orders", "servers"),
)
_PLAIN: Final = (
    *("early access", "general availability", "coming soon"),
    # what is done to it
    *("principal photography", "photography", "additional photography", "production", "principal", "reshoots"),
    *("post production", "post - production", "postproduction", "pre production", "pre - production", "preproduction"),
    *("development", "editing", "casting", "rehearsals", "pickups", "pick ups", "pick - ups", "marketing"),
    *("shoot", "shooting", "filming", "running", "running from", "work", "cameras", "schedule", "dates"),
    *("release", "launch", "premiere", "premieres", "debut", "bow", "opening", "rollout", "arrival", "availability"),
    *("date", "window", "timeframe", "time frame", "timing", "when", "target"),
    # where it goes
    *("theaters", "theatres", "cinemas", "movie theaters", "movie theatres", "the big screen", "screens", "stores"),
    *("shelves", "retail", "sale"),
    # that it is to happen
    *("set", "scheduled", "slated", "due", "planned", "planning", "plans", "plan", "dated", "announced", "confirmed"),
    *("lasts", "lasted", "lasting", "ran", "runs", "took", "takes", "spanned", "spans", "run"),
    *(
        "live",
        "playing",
        "leaves",
        "exits",
        "heads",
        "heading",
        "before cameras",
        "before the cameras",
        "in volume",
        "ga",
    ),
    *("aiming", "aims", "aimed", "targeting", "targeted", "targets", "eyeing", "eyes", "eyed", "looking", "booked"),
    *("originally", "initially", "previously", "formerly", "on track", "on course", "on schedule", "track", "lined up"),
    *("pegged", "earmarked", "locked in", "locked", "intended", "intends", "preparing", "gearing up", "ready"),
    *("out", "available", "exclusively", "only", "officially", "finally", "theatrically", "worldwide", "globally"),
    *("tba", "tbd", "to be announced", "to be determined", "to be decided"),
    # that it happens
    *("arriving", "arrives", "arrive", "coming out", "comes out", "come out", "comes", "come", "coming in"),
    *("coming on", "coming to", "releasing", "releases", "opens", "open", "debuting", "debuts", "premiering"),
    *("launching", "launches", "airing", "airs", "air", "streaming", "streams", "stream", "screening", "screens"),
    *("shipping", "ships", "ship", "dropping", "drops", "drop", "landing", "lands", "land", "hitting", "hits", "hit"),
    *("bowing", "bows", "entering", "enters", "enter", "going live", "goes live", "go live", "going", "goes", "go"),
    *("rolling out", "rolls out", "roll out", "getting", "gets", "unveiling", "unveils", "reaching", "reaches"),
    *("shoots", "films", "lensing", "lenses", "returning", "returns", "return", "taking place"),
    *("takes place", "take place", "rolling", "rolls", "roll", "continue", "continues", "continuing", "resumes"),
    *("resuming", "resume", "resumption", "underway", "under way"),
    *("begins", "starts", "commences", "kicks off", "ends", "wraps", "wraps up", "wrapping", "wrapping up", "finishes"),
    *("concludes", "completes", "closes"),
)
_PAST: Final = (
    *("premiered", "debuted", "launched", "opened", "aired", "arrived", "landed", "dropped", "bowed", "shipped"),
    *("screened", "came", "came out", "went", "went live", "rolled out", "resumed", "took place", "occurred"),
    *("happened", "returned", "entered", "rolled", "got", "continued", "began", "begun", "started", "commenced"),
    *("paused", "halted", "suspended", "stopped", "shut down", "left", "exited", "headed"),
    *("kicked off", "ended", "wrapped", "wrapped up", "finished", "concluded", "completed", "closed"),
)
_BASES: Final = (
    *("begin", "start", "commence", "kick off", "get underway", "get under way", "get going", "end", "wrap", "wrap up"),
    *("finish", "conclude", "complete", "be", "get", "shoot", "bring", "last", "take"),
)
_LABELS: Final = (
    *("start", "start date", "end", "end date", "finish", "completion", "completion date", "wrap date"),
    *("prep", "preparation", "post", "edit", "delivery", "delivery date"),
)
_ADJECTIVES: Final = (
    *("initial", "full", "final", "stable", "public", "official"),
    *("commercial", "general", "theatrical", "world", "gala"),
    *("global", "festival", "new", "revised", "updated", "original", "current", "upcoming", "additional"),
)
_MOVES: Final = (
    *("delayed", "postponed", "pushed", "pushed back", "pushed out", "moved", "moved up", "moved back", "shifted"),
    *("moved forward", "brought forward", "bumped", "bumped up", "bumped back", "rescheduled", "slipped", "slips"),
    *(
        "shifts",
        "moves",
        "moves up",
        "moves back",
        "moving",
        "slipping",
        "deferred",
        "redated",
        "pulled forward",
        "changed",
    ),
)

EVENTS: Final[Table[Event]] = Table(
    {
        **dict.fromkeys(_LABELS, Event("label")),
        **dict.fromkeys(_BASES, Event("base")),
        **dict.fromkeys(_THINGS, Event("thing")),
        **dict.fromkeys(_PLAIN, Event("plain")),
        **{f"{move} {to}": Event("plain") for move in _MOVES for to in ("to", "until", "till", "into", "for")},
        **dict.fromkeys(_PAST, Event("past")),
        **dict.fromkeys(_ADJECTIVES, Event("adjective")),
        **dict.fromkeys(("shot", "filmed", "lensed", "made", "produced", "recorded", "photographed"), Event("made")),
        **dict.fromkeys(("released", "published", "distributed", "issued", "held", "streamed"), Event("done")),
        **dict.fromkeys(("is", "are", "being"), Event("be")),
        **dict.fromkeys(("was", "were", "been"), Event("was")),
        **dict.fromkeys(("has", "have"), Event("has")),
        "had": Event("had"),
        **dict.fromkeys(("will", "would", "shall", "does", "do"), Event("will")),
        "to": Event("to"),
        **dict.fromkeys(("could", "might", "should"), Event("will", "uncertain")),
        **dict.fromkeys(("expects", "wants", "wishes"), Event("plain", "uncertain")),
        **dict.fromkeys(("pencilled in", "penciled in"), Event("plain", "uncertain")),
    }
)
