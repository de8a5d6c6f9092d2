"""What a screen says in its title: a finding computed from the data, and a line that says where it comes from.

The templates are few and each has a fallback for missing numbers. It measures nothing itself: slips and states come
from the selection.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from timeline.events import event_list
from timeline.frame import CHAIN_KEY
from timeline.lineup import lineup_finding, slipless_words, without_words
from timeline.marks import Bounds, Mark
from timeline.pipeline import Selection
from timeline.slip import slip_between
from timeline.words import about, apart, count, footnote_marks, in_sentence, milestone_name, slip_words, window

__all__ = ["BETWEEN", "counts", "export_title", "first_said", "headline", "subtitle"]

TIMES = {1: "once", 2: "twice"}
BETWEEN = "  ·  "
MOST_NAMED = 4


def headline(selection: Selection) -> str:
    """The view's finding, one sentence without a full stop."""
    if selection.view.view == "portfolio":
        return lineup_finding(selection) or _fallback(selection)
    finders = {
        "schedule": _schedule,
        "timeline": _timeline,
        "compare": _compare,
        "history": _history,
        "claims": _claims,
    }
    find = finders.get(selection.view.view)
    found = find(selection) if find and len(_productions(selection)) == 1 else ""
    return found or _fallback(selection)


def export_title(selection: Selection) -> str:
    """The finding with its production in front, for a picture that stands alone."""
    productions, found = _productions(selection), headline(selection)
    if len(productions) != 1 or found.startswith(productions[0]):
        return found
    joint = "," if ": " in found else ":"
    return f"{apart(productions[0])}{joint} {found[:1].lower()}{found[1:]}"


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
    events = event_list(selection)
    made = [event for event in events if event.side == "made"]
    gone = sum(not event.holds for event in made)
    superseded = f", {gone} of them superseded" if gone else ""
    return [
        _from_sources(selection).capitalize(),
        f"{len(events) - len(made)} said and shown, {len(made)} made and released{superseded}",
    ]


def _comparable(selection: Selection) -> list[str]:
    rows = selection.comparison
    both = (rows["first_stated"] != "") & (rows["actual_stated"] != "")
    chains = rows.assign(both=both).groupby(list(CHAIN_KEY), sort=False)["both"].any()
    told = f"{int(chains.sum())} of {count(len(chains), 'milestone')} can be compared"
    missing = _few(_names(selection, chains.index[~chains.to_numpy()]))
    return [told, f"not both announced and happened: {missing}" if missing else ""]


def _names(selection: Selection, chains: Iterable[tuple[str, ...]]) -> list[str]:
    """What tells chains apart, each once: their milestones, or where there are several productions those."""
    of_one = len(_productions(selection)) == 1
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
    row = _headline_row(selection)
    if row is None or not row["first_stated"] or len(_productions(selection)) > 1:
        return ""
    mark = next(
        (mark for mark in _chain_marks(selection, row) if mark.change == "first" and mark.status == "announced"), None
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
    superseded = sum(mark.state == "superseded" for mark in selection.marks)
    side_by_side = selection.view.view == "portfolio"
    scope = len(_productions(selection)) if side_by_side else selection.frame["chain"].nunique()
    parts = [
        count(scope, "production" if side_by_side else "milestone"),
        f"{count(len(selection.frame), 'claim')} {_from_sources(selection)}".strip(),
    ]
    if superseded:
        parts.append(f"{count(superseded, 'date')} superseded")
    untold = [slipless_words(selection), without_words(selection)] if side_by_side else []
    return "; ".join([", ".join(parts), *(words for words in untold if words)])


def _from_sources(selection: Selection) -> str:
    """Of how many sources the claims are; that some of them are of none is for the claims themselves to say."""
    if not len(selection.frame):
        return ""
    return f"from {count(len(selection.sources), 'source')}" if selection.sources else "without a named source"


def _productions(selection: Selection) -> list[str]:
    return list(selection.frame["production"].unique())


def _fallback(selection: Selection) -> str:
    productions = _productions(selection)
    if not productions:
        return "Nothing to show"
    milestones = count(selection.frame["chain"].nunique(), "milestone")
    if len(productions) == 1:
        return f"{apart(productions[0])}: {milestones}"
    return f"{count(len(productions), 'production')}, {milestones}"


def _schedule(selection: Selection) -> str:
    row = _headline_row(selection)
    if row is None or row["milestone"] != "release":
        return ""
    if _bounds(row, "actual") != (None, None):
        return _released(row)
    if any(mark.state == "canceled" for mark in _chain_marks(selection, row)):
        last = _for(_bounds(row, "last")) if row["last_stated"] else ""
        return f"Release canceled; last announced{last}" if last else "Release canceled"
    return _conflict(selection, row) or _to_be_released(row, selection.as_of)


def _conflict(selection: Selection, row: pd.Series[Any]) -> str:
    """That sources give different dates, and which; "" where none do."""
    rivals = [mark for mark in _chain_marks(selection, row) if mark.state == "conflicting"]
    edges = [mark.end if row["edge"] == "end" else mark.start for mark in rivals]
    dates = list(dict.fromkeys(window(*edge) for edge in edges if edge != (None, None)))
    if len(dates) < 2:
        return ""
    name = in_sentence(row["milestone"]) + ("" if row["edge"] == "at" else f" {row['edge']}")
    return f"Sources conflict on the {name}, {', '.join(dates[:-1])} or {dates[-1]}"


def _for(bounds: Bounds) -> str:
    """A window after "announced": "for" a time, or, where a side is open, from or by a day."""
    return f" for {window(*bounds)}" if None not in bounds else f": {window(*bounds)}"


def _released(row: pd.Series[Any]) -> str:
    actual, first = _bounds(row, "actual"), _bounds(row, "first")
    if not row["first_stated"]:
        return f"Released {window(*actual)}"
    low, high, verdict = slip_between(first, actual)
    if verdict in ("later", "earlier"):
        amount = slip_words(low, high, verdict, actual=True).rsplit(" ", 1)[0]
        return f"Released {amount} {'after' if verdict == 'later' else 'before'} the first date announced"
    if verdict == "on time":
        return "Released on the first date announced"
    if verdict == "within":
        return "Released within the window first announced"
    return f"Released {window(*actual)}, first announced{_for(first)}"


def _to_be_released(row: pd.Series[Any], as_of: date) -> str:
    first, last = _bounds(row, "first"), _bounds(row, "last")
    if not row["last_stated"]:
        return ""
    due = "was due" if last[1] is not None and last[1] < as_of else "now"
    low, high, verdict = slip_between(first, last)
    if verdict in ("later", "earlier"):
        return f"Release {due} {window(*last)}, {slip_words(low, high, verdict, actual=False)} than first announced"
    return f"Release was due {window(*last)}" if due == "was due" else f"Release announced{_for(last)}"


def _compare(selection: Selection) -> str:
    row = _headline_row(selection, both=True)
    if row is None:
        return ""
    name, actual = _edge_name(row), _bounds(row, "actual")
    low, high, verdict = slip_between(_bounds(row, "first"), actual)
    said = slip_words(low, high, verdict, actual=True)
    exact = _first_exact(selection, row)
    if exact is None or exact == _bounds(row, "first")[0]:
        return f"{name}: {said} against the first date"
    low, high, verdict = slip_between((exact, exact), actual)
    second = slip_words(low, high, verdict, actual=True).removesuffix(" late").removesuffix(" early")
    return f"{name}: {said} against the first date, {second} against the first exact one"


def _first_exact(selection: Selection, row: pd.Series[Any]) -> date | None:
    for mark in _chain_marks(selection, row):
        edge = mark.end if row["edge"] == "end" else mark.start
        if mark.status == "announced" and edge[0] is not None and edge[0] == edge[1]:
            return edge[0]
    return None


def _history(selection: Selection) -> str:
    moves = selection.moves
    if not len(moves):
        return "No announced date has changed"
    row = _headline_row(selection)
    conflict = _conflict(selection, row) if row is not None else ""
    if conflict:
        return conflict
    here = moves[_same_chain(moves, row)] if row is not None else moves[:0]
    if not len(here):
        here = moves[_same_chain(moves, moves.iloc[-1])]
    last, times = here.iloc[-1], len(here)
    name = in_sentence(last["milestone"]) + ("" if last["edge"] == "at" else f" {last['edge']}")
    said = slip_words(_number(last["slip_min"]), _number(last["slip_max"]), last["verdict"], actual=False)
    said = said if last["verdict"] in ("later", "earlier") else last["change"]
    when = "" if times == 1 else "the last time "
    return f"The {name} date moved {TIMES.get(times, f'{times} times')}, {when}{said}"


def _timeline(selection: Selection) -> str:
    events = event_list(selection)
    if not events:
        return ""
    first = min(events, key=lambda event: event.window[0] or event.window[1] or date.max)
    last = max(events, key=lambda event: event.window[1] or event.window[0] or date.min)
    if first is last:
        return f"{count(len(events), 'event')}, {first.when}"
    return f"{count(len(events), 'event')}, from {first.when} to {last.when.removeprefix('by ')}"


def _claims(selection: Selection) -> str:
    claims = count(len(selection.frame), "claim")
    sourced = int((selection.frame[["source_id", "source_title", "publisher"]] != "").any(axis=1).sum())
    if sourced == len(selection.frame):
        return f"{claims}, each with its source"
    return f"{claims}, {sourced or 'none'} with a source"


def _headline_row(selection: Selection, *, both: bool = False) -> pd.Series[Any] | None:
    """The comparison row that the title is about: the release, before others; worldwide, before territories."""
    rows = selection.comparison
    if both:
        rows = rows[(rows["first_stated"] != "") & (rows["actual_stated"] != "")]
    if not len(rows):
        return None
    told = (rows["first_stated"] != "").astype(int) + (rows["actual_stated"] != "").astype(int)
    keys = pd.DataFrame(
        {"release": rows["milestone"] != "release", "label": rows["label"], "place": rows["territory"], "told": -told}
    )
    order = keys.reset_index(drop=True).sort_values(["release", "told", "place", "label"], kind="stable")
    return rows.iloc[int(order.index[0])]


def _same_chain(table: pd.DataFrame, row: pd.Series[Any]) -> pd.Series[bool]:
    same = pd.Series(True, index=table.index)
    for name in ("production", "milestone", "label", "territory", "edge"):
        same &= table[name] == row[name]
    return same


def _chain_marks(selection: Selection, row: pd.Series[Any]) -> list[Mark]:
    key = tuple(row[name] for name in ("production", "milestone", "label", "territory"))
    return [mark for mark in selection.marks if (mark.production, mark.milestone, mark.label, mark.territory) == key]


def _edge_name(row: pd.Series[Any]) -> str:
    name = milestone_name(row["milestone"])
    return name if row["edge"] == "at" else f"{name} {row['edge']}"


def _bounds(row: pd.Series[Any], which: str) -> Bounds:
    earliest, latest = row[f"{which}_earliest"], row[f"{which}_latest"]
    return (None if pd.isna(earliest) else earliest.date(), None if pd.isna(latest) else latest.date())


def _number(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)
