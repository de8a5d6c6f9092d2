"""The line below a title: who said it first, what the view shows and how much of it there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from timeline.events import events_of
from timeline.findings.chosen import chain_marks, headline_row, productions_of
from timeline.frame import CHAIN_KEY
from timeline.lineup import slipless_words, without_words
from timeline.pipeline import Selection
from timeline.words import about, apart, count, footnote_marks, in_sentence, milestone_name

__all__ = ["BETWEEN", "counts", "first_said", "subtitle"]

BETWEEN: Final = "  ·  "
MOST_NAMED: Final = 4


def subtitle(selection: Selection) -> str:
    """The line below, for the screen: what the view shows and counts, its parts joined by `BETWEEN`."""
    tellers = {
        "timeline": _sides,
        "compare": _comparable,
        "history": _told,
        "portfolio": _side_by_side,
        "claims": _states,
    }
    tell = tellers.get(selection.view.view, _first_and_counts)
    return BETWEEN.join(part for part in tell(selection) if part)


def _first_and_counts(selection: Selection) -> list[str]:
    return [first_said(selection), counts(selection)]


def _sides(selection: Selection) -> list[str]:
    events = events_of(selection).dated
    made = events[~events["said"]]
    gone = int((made["look"] == "superseded").sum())
    superseded = f", {gone:,} of them superseded" if gone else ""
    return [
        _from_sources(selection).capitalize(),
        f"{len(events) - len(made):,} said and shown, {len(made):,} made and released{superseded}",
    ]


def _comparable(selection: Selection) -> list[str]:
    rows = selection.comparison
    both = (rows["first_stated"] != "") & (rows["actual_stated"] != "")
    keys = list(zip(*(rows[name].tolist() for name in CHAIN_KEY), strict=True))
    compared = {key for key, can in zip(keys, both.tolist(), strict=True) if can}
    chains = dict.fromkeys(keys)
    told = f"{len(compared):,} of {count(len(chains), 'milestone')} can be compared"
    missing = _few(_names(selection, (key for key in chains if key not in compared)))
    return [told, f"not both announced and happened: {missing}" if missing else ""]


def _names(selection: Selection, chains: Iterable[tuple[str, ...]]) -> list[str]:
    """What tells chains apart, each once: their milestones, or where there are several productions those."""
    of_one = len(productions_of(selection)) == 1
    return list(dict.fromkeys(in_sentence(chain[1]) if of_one else chain[0] for chain in chains))


def _few(names: Sequence[str]) -> str:
    """The first of many names, and how many more there are.

    >>> _few(["a", "b", "c", "d"]), _few(["a", "b", "c", "d", "e", "f"])
    ('a, b, c, d', 'a, b, c and 3 more')
    """
    shown = names if len(names) <= MOST_NAMED else names[: MOST_NAMED - 1]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _told(selection: Selection) -> list[str]:
    return ["Each mark is one claim: when it was said, and the date it claimed", counts(selection)]


def _states(selection: Selection) -> list[str]:
    tally = selection.frame["state"].value_counts(sort=False)
    return ["By milestone, each in the order it was said", ", ".join(f"{tally[name]} {name}" for name in tally.index)]


def _side_by_side(selection: Selection) -> list[str]:
    name = milestone_name(selection.milestone)
    return [
        f"{name}: the date first announced against the one that stands, or happened" if name else "",
        counts(selection),
    ]


def first_said(selection: Selection) -> str:
    """Who announced the headline's milestone first, with the source's number; "" where nobody did.

    Nothing of several productions: it would not say whose date it is. A milestone that isn't the release is named.
    """
    row = headline_row(selection) if len(productions_of(selection)) == 1 else None
    if row is None or not row["first_stated"]:
        return ""
    mark = next(
        (mark for mark in chain_marks(selection, row) if mark.change == "first" and mark.status == "announced"), None
    )
    if mark is None:
        return ""
    source = f"{apart(mark.source)}{footnote_marks(list(mark.sources))}"
    said = "" if mark.asserted == (None, None) else about(*mark.asserted)
    first = "First said" if row["milestone"] == "release" else f"{milestone_name(row['milestone'])} first said"
    return ", ".join(part for part in (f"{first}: “{mark.stated}”", source, said) if part)


def counts(selection: Selection) -> str:
    """How much is in sight: milestones, claims, sources and superseded dates.

    In a portfolio productions instead of milestones, how many have no slip, and how many not the milestone.
    """
    superseded = superseded_dates(selection)
    side_by_side = selection.view.view == "portfolio"
    scope = len(productions_of(selection)) if side_by_side else selection.frame["chain"].nunique()
    parts = [
        count(scope, "production" if side_by_side else "milestone"),
        f"{count(len(selection.frame), 'claim')} {_from_sources(selection)}".strip(),
    ]
    if superseded:
        parts.append(f"{count(superseded, 'date')} superseded")
    untold = [slipless_words(selection), without_words(selection)] if side_by_side else []
    return "; ".join([", ".join(parts), *(words for words in untold if words)])


def superseded_dates(selection: Selection) -> int:
    """How many marks no longer hold. A cancellation that was lifted is superseded too, but it is no date."""
    frame = selection.frame
    gone = frame[(frame["state"] == "superseded") & (frame["status"] != "canceled")]
    # Only a restatement may be one mark with another claim: elsewhere each claim is a date, and none need be drawn.
    restated = gone["chain"][gone["change"] == "restated"].unique().tolist()
    marks = selection.of_chains(restated).marks if restated else ()
    alone = ~gone["chain"].isin(restated)
    return int(alone.sum()) + sum(mark.state == "superseded" and mark.status != "canceled" for mark in marks)


def _from_sources(selection: Selection) -> str:
    """Of how many sources the claims are; that some of them are of none is for the claims themselves to say."""
    if not len(selection.frame):
        return ""
    return f"from {count(len(selection.sources), 'source')}" if selection.sources else "without a named source"
