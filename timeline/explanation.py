"""A claim's state in words: what became of it, who said otherwise, and by how much the date moved.

Every sentence is about one edge (a moment, or a start, or an end) as the chain's resolution has it; where the two edges
of an activity fared alike they are told once. It decides nothing: states, changes and slips come from `chains`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from timeline.chains import Resolution, standing
from timeline.chains.entries import ACTUAL, ANNOUNCED, CANCELED, RUMORED
from timeline.chains.ordering import ORDERS
from timeline.chains.resolution import STATES
from timeline.chains.sweep import CHANGES
from timeline.claims import stated_edge
from timeline.errors import UsageError
from timeline.frame import checked_frame
from timeline.slip import OPEN_HIGH, OPEN_LOW, slip_between
from timeline.words import about, day, slip_words

__all__ = ["explain", "explain_all"]

Bounds = tuple[date | None, date | None]


def explain(frame: pd.DataFrame, claim_id: str, *, as_of: date | None = None) -> str:
    """What became of a claim of a resolved frame, in a few sentences; `UsageError` for an id that isn't in it.

    The words rest on the frame alone, so on a frame from `as_of` they say what was believed on that day; with the day
    itself they also say that a date which stands has passed. Where the start and the end of an activity fared
    differently, each is told on its own.
    """
    rows = checked_frame(frame)[frame["claim_id"] == claim_id]
    if not len(rows):
        raise UsageError(f"no claim is called {claim_id!r}: ids stand in the column claim_id")
    chain = frame[(frame["chain"] == rows["chain"].iloc[0]).to_numpy()]
    resolution = standing(chain)
    row = int(np.flatnonzero((chain["claim_id"] == claim_id).to_numpy())[0])
    told = [_Told(chain, resolution, int(place), as_of) for place in np.flatnonzero(resolution.entries.row == row)]
    return _in_words(told)


def explain_all(frame: pd.DataFrame, *, as_of: date | None = None) -> list[str]:
    """What became of each claim of a resolved frame, row by row, in the words of `explain`."""
    resolution = standing(checked_frame(frame))
    told: list[list[_Told]] = [[] for _ in range(len(frame))]
    for place, row in enumerate(resolution.entries.row.tolist()):
        told[row].append(_Told(frame, resolution, place, as_of))
    return [_in_words(edges) for edges in told]


def _in_words(told: list[_Told]) -> str:
    return _joined([[sentence for sentence in one.sentences() if sentence] for one in told])


def _joined(edges: list[list[str]]) -> str:
    """The sentences of the edges: what all of them share first, then each edge's own after its name."""
    shared: list[str] = []
    while all(edges) and len({sentences[0] for sentences in edges}) == 1:
        shared.append(edges[0][0])
        edges = [sentences[1:] for sentences in edges]
    named = [f"{name}: {_lowered(' '.join(own))}" for name, own in zip(("Start", "End"), edges, strict=False) if own]
    return " ".join([*shared, *named])


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


@dataclass(frozen=True, slots=True)
class _Told:
    """One edge of a claim, as a place among its chain's entries, with what is said of it and of others there."""

    chain: pd.DataFrame
    resolution: Resolution
    place: int
    as_of: date | None = None

    def sentences(self) -> list[str]:
        """What became of it, how it changed the date, how far off it was in the end, and what is in doubt."""
        return [self._became(), self._due(), self._changed(), self._in_the_end(), self._doubt()]

    # What became of it

    def _became(self) -> str:
        state = str(STATES[self.resolution.state[self.place]])
        if self.resolution.sweep.after_end[self.place]:
            return self._afterwards()
        tell = {
            "actual": self._happened,
            "canceled": lambda: "Canceled: nothing was announced afterwards.",
            "conflicting": self._conflict,
            "superseded": self._superseded,
            "fulfilled": self._fulfilled,
            "restated": self._restated,
        }.get(state, self._stands)
        return tell()

    def _stands(self) -> str:
        return "A rumor; nothing was announced." if self._is(RUMORED) else "Stands: nothing has replaced it."

    def _restated(self) -> str:
        if self._is(ACTUAL):
            return "Says again what happened, or less exactly."
        return "Says again what already stood, or less exactly; it replaced nothing."

    def _happened(self) -> str:
        if self._window(self.place)[1] is not None:
            return "This is what happened."
        if self.resolution.entries.edge[self.place] == 1:
            return "Still going on when it was said."
        return "This is what happened, as far as it is known: it has no latest day."

    def _afterwards(self) -> str:
        """Said when the actual had already been told: nothing that it says changes anything."""
        actual = self._counting()
        if self._is(CANCELED):
            return f"A cancellation, though it had already happened: {self._cited(actual)}."
        verdict = self._slip(self.place, actual)[2]
        if verdict in ("later", "earlier"):
            return f"Said when it had already happened otherwise: {self._cited(actual)}."
        return f"Said when it had already happened: {self._cited(actual)}."

    def _conflict(self) -> str:
        stands = int(self.resolution.sweep.standing[self._group()])
        first, last = np.searchsorted(self.resolution.group_of, [self._group(), self._group() + 1]).tolist()
        here = first + np.flatnonzero(STATES[self.resolution.state[first:last]] == "conflicting")
        rivals = [int(place) for place in here if place != self.place] if stands == self.place else [stands]
        told = ", ".join(self._cited(place) for place in rivals)
        return f"In conflict: {told}, said at the same time, can't be true as well."

    def _due(self) -> str:
        """That what stands has passed unconfirmed, by the rule of `Mark.due_by`: the whole claim's last day counts."""
        state, last = str(STATES[self.resolution.state[self.place]]), self._last_day()
        if self.as_of is None or not self._is(ANNOUNCED) or state not in ("current", "conflicting"):
            return ""
        if last is None or last >= self.as_of:
            return ""
        return f"It was due by {day(last)}; no source says that it happened."

    def _last_day(self) -> date | None:
        """The last day of the claim's last stated edge; `None` where that is open."""
        claim = self._claim(self.place)
        edge = "end" if claim[["end_earliest", "end_latest"]].notna().any() else "start"
        return _day(claim[f"{edge}_latest"])

    def _fulfilled(self) -> str:
        actual = self._counting()
        same_day = self._slip(self.place, actual)[2] == "on time"
        how = "on the day" if same_day else "within the window"
        said = "rumored" if self._is(RUMORED) else "announced"
        return f"Fulfilled: it happened {how} {said}, {self._cited(actual)}."

    def _superseded(self) -> str:
        by = int(self.resolution.superseded_by[self.place])
        if self._is(ACTUAL):
            return self._told_otherwise(by)
        if self._is(CANCELED):
            again = "it happened after all" if self._is(ACTUAL, by) else f"announced again{self._when(by)}"
            return f"Canceled, but {again}: {self._cited(by)}."
        if self._is(ACTUAL, by):
            return self._overtaken(by)
        if self._is(CANCELED, by):
            return f"Superseded{self._when(by)} by a cancellation ({self._source(by)})."
        if self._is(RUMORED) and self._is(ANNOUNCED, by):
            return f"A rumor; it gives way to what was announced: {self._cited(by)}."
        restates = self.resolution.sweep.root[self.place] != self.place
        moved = "" if restates else f", {self._moved(by)}"
        return f"Superseded{self._when(by)} by {self._cited(by)}{moved}."

    def _told_otherwise(self, by: int) -> str:
        """An actual that doesn't count: another was said later, or is more exact, or ends what was still going on."""
        low, high, verdict = self._slip(self.place, by)
        if self._window(self.place)[1] is None and self._window(by)[1] is not None:
            going_on = self.resolution.entries.edge[self.place] == 1
            return (
                f"{'Still going on' if going_on else 'Without a latest day'} when it was said; then: {self._cited(by)}."
            )
        apart = f", {slip_words(low, high, verdict, actual=False)}" if verdict in ("later", "earlier") else ""
        return f"Another account counts, said later or more exactly: {self._cited(by)}{apart}."

    def _overtaken(self, by: int) -> str:
        """An announcement or a rumor that what happened, or still goes on, has shown to be wrong, or may have."""
        low, high, verdict = self._slip(self.place, by)
        off = {
            "on time": ", as it says; the date that it restated did not hold",
            "within": ", which lies inside this window; the date that it restated did not hold",
            "undetermined": ", which may lie outside this window",
        }.get(verdict, f", {slip_words(low, high, verdict, actual=True)}")
        if self._window(by)[1] is not None or not self.resolution.entries.edge[by]:
            return f"Superseded by what happened: {self._cited(by)}{off}."
        return f"Superseded{self._when(by)} by what still went on: {self._cited(by)}{off}."

    def _moved(self, by: int) -> str:
        low, high, verdict = self._slip(self.place, by)
        if verdict in ("later", "earlier"):
            return f"which moved it {slip_words(low, high, verdict, actual=False)}"
        if verdict in ("on time", "within"):
            return "which lies inside this window" if verdict == "within" else "on the same day"
        widened = str(CHANGES[self.resolution.sweep.change[by]]) == "widened"
        return "which is less exact" if widened else "which may be earlier or later"

    # What it did to the date before it

    def _changed(self) -> str:
        old = int(self.resolution.sweep.against[self.place])
        if old < 0 or not self.resolution.sweep.slips[self.place]:
            return ""
        low, high, verdict = self._slip(old, self.place)
        if self._is(ACTUAL):
            return self._measured(old, low, high, verdict)
        if verdict in ("later", "earlier"):
            return f"It is {slip_words(low, high, verdict, actual=False)} than the date before it."
        change = str(CHANGES[self.resolution.sweep.change[self.place]])
        return "It narrowed the date before it." if change == "narrowed" else ""

    def _measured(self, old: int, low: int | None, high: int | None, verdict: str) -> str:
        """How far an actual lies from what was said before: announced, rumored, or told of it otherwise."""
        if verdict not in ("later", "earlier"):
            return ""
        if self._is(ACTUAL, old):
            return f"It is {slip_words(low, high, verdict, actual=False)} than {self._cited(old)}, told of it before."
        said = "rumored" if self._is(RUMORED, old) else "announced"
        return f"It is {slip_words(low, high, verdict, actual=True)} against the date {said} last."

    def _in_the_end(self) -> str:
        """How far off an announcement was that had been replaced before anything happened."""
        by, sweep, actual = int(self.resolution.superseded_by[self.place]), self.resolution.sweep, self._counting()
        replaced = by >= 0 and not self._is(ACTUAL, by) and not self._is(ACTUAL) and not self._is(CANCELED)
        if not replaced or sweep.ended[self._group()] < 0:
            return ""
        low, high, verdict = self._slip(self.place, actual)
        happened = f"What happened, “{self._stated(actual)}”,"
        if verdict in ("later", "earlier"):
            return f"{happened} came {slip_words(low, high, verdict, actual=True)} against it."
        fits = {"on time": " was on this day after all.", "within": " lies inside this window."}
        return f"{happened}{fits[verdict]}" if verdict in fits else ""

    def _doubt(self) -> str:
        """Whether it surely came after the claim that it changed."""
        old = int(self.resolution.sweep.against[self.place])
        assumed = str(ORDERS[self.resolution.order[self.place]]) == "assumed"
        if old < 0 or not assumed or not self._is(ANNOUNCED) or not self.resolution.sweep.slips[self.place]:
            return ""
        said = self.resolution.entries.said
        surely = said.high[old] != OPEN_HIGH and said.low[self.place] > said.high[old]
        return "" if surely else "Which of the two was said first is assumed."

    # Parts of sentences

    def _is(self, status: int, place: int | None = None) -> bool:
        return bool(self.resolution.entries.status[self.place if place is None else place] == status)

    def _group(self) -> int:
        return int(self.resolution.group_of[self.place])

    def _counting(self) -> int:
        return int(self.resolution.sweep.counting[self._group()])

    def _claim(self, place: int) -> pd.Series[Any]:
        return self.chain.iloc[int(self.resolution.entries.row[place])]

    def _cited(self, place: int) -> str:
        return f"“{self._stated(place)}” ({self._source(place)})"

    def _stated(self, place: int) -> str:
        edge = "end" if self.resolution.entries.edge[place] == 1 else "start"
        return stated_edge(str(self._claim(place)["stated"]), edge)

    def _source(self, place: int) -> str:
        claim = self._claim(place)
        return str(claim["publisher"] or claim["source_title"] or claim["source_id"] or "no source named")

    def _when(self, place: int) -> str:
        """When it was said, after a blank; nothing where that is unknown."""
        said = self._claim(place)
        earliest, latest = (_day(said[f"asserted_{side}"]) for side in ("earliest", "latest"))
        if earliest is None and latest is None:
            return ""
        close = earliest is not None and latest is not None and latest - earliest <= timedelta(6)
        return f" {'on' if close else 'in'} {about(earliest, latest)}"

    def _window(self, place: int) -> Bounds:
        windows = self.resolution.entries.window
        return _side(int(windows.low[place]), OPEN_LOW), _side(int(windows.high[place]), OPEN_HIGH)

    def _slip(self, old: int, new: int) -> tuple[int | None, int | None, str]:
        return slip_between(self._window(old), self._window(new))


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value.date()


def _side(number: int, missing: int) -> date | None:
    return None if number == missing else date(1970, 1, 1) + timedelta(number)
