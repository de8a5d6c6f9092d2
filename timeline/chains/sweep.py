"""The sweep: what each entry does to its chain, in order, for all chains at once.

Step k handles the k-th entry of every chain edge in a few array operations, so the work grows with the number of
entries, not with that of chains. It records what each entry is compared with, what it replaces and what stands
afterwards; the words for states come later, in `resolution`.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from timeline.chains.entries import ACTUAL, ANNOUNCED, CANCELED, RUMORED
from timeline.chains.ordering import Ordered
from timeline.slip import IS_EARLIER, IS_LATER, OPEN_HIGH, contains, verdict_numbers

__all__ = ["CHANGES", "Sweep"]

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

FIRST, CANCELATION, RESTATED, NARROWED, WIDENED, LATER, EARLIER, MOVED = range(8)
CHANGES: Final = np.array(["first", "canceled", "restated", "narrowed", "widened", "later", "earlier", "moved"])


class Sweep:
    """The outcome for each entry, and for each chain edge what stands at its end. -1 is "none" throughout.

    For each entry: `change`, `against` (the entry it is compared with), `slips` (whether that comparison has a slip),
    `revision`, `replaced_by`, `root` (the entry that it restates, or itself) and `after_end`.
    For each group: `standing`, `rumor`, `canceled`, `ended` (the actual that ended it), `counting` (the actual that
    counts), `first` and `last` (the announcements that stood), all as places of entries.
    """

    def __init__(self, ordered: Ordered) -> None:
        self.entries, self.named = ordered.entries, ordered.named
        size, groups = len(self.entries), ordered.starts.size
        self.change = np.full(size, FIRST, dtype=np.int64)
        self.against = np.full(size, -1, dtype=np.int64)
        self.slips = np.zeros(size, dtype=np.bool_)
        self.revision = np.zeros(size, dtype=np.int64)
        self.replaced_by = np.full(size, -1, dtype=np.int64)
        self.root = np.arange(size)
        self.after_end = np.zeros(size, dtype=np.bool_)
        self.standing, self.rumor, self.canceled, self.ended, self.counting, self.first, self.last, self._last_rumor = (
            np.full(groups, -1, dtype=np.int64) for _ in range(8)
        )
        self._revisions = np.zeros(groups, dtype=np.int64)
        self._run(ordered)

    def _run(self, ordered: Ordered) -> None:
        longest_first = np.argsort(-ordered.lengths, kind="stable")
        starts, lengths = ordered.starts[longest_first], ordered.lengths[longest_first]
        reached = np.cumsum(np.bincount(lengths)[::-1])[::-1].tolist()  # how many chain edges are at least so long
        for step, active in enumerate(reached[1:]):
            self._step(starts[:active] + step, longest_first[:active])
        self.after_end &= self.entries.status != ACTUAL

    def _step(self, entry: Ints, group: Ints) -> None:
        status = self.entries.status[entry]
        ended = (self.ended[group] >= 0) & (status != ACTUAL)
        self.after_end[entry] = ended
        self.change[entry[ended]] = np.where(status[ended] == CANCELED, CANCELATION, RESTATED)
        self.against[entry[ended]] = self.counting[group[ended]]
        for code, act in (
            (ANNOUNCED, self._announce),
            (RUMORED, self._rumor),
            (CANCELED, self._cancel),
            (ACTUAL, self._happen),
        ):
            chosen = (status == code) & ~ended
            if chosen.any():
                act(entry[chosen], group[chosen])
        self.revision[entry] = self._revisions[group]

    def _announce(self, entry: Ints, group: Ints) -> None:
        """Stands if it changes the date; where nothing stands any more, after a cancellation say, whatever it says."""
        free = self.standing[group] < 0
        old = np.where(free, self.last[group], self.standing[group])
        change = self._compare(old, entry)
        stands = (change != RESTATED) | free
        self._record(entry, old, change, slips=(old >= 0) & stands)
        self.root[entry[~stands]] = old[~stands]
        self._replace(self.standing[group[stands]], entry[stands])
        self._replace(self.rumor[group[stands]], entry[stands])
        self._replace(self.canceled[group[stands]], entry[stands])
        self._revisions[group] += (change != FIRST) & (change != RESTATED)
        self.rumor[group[stands]] = self.canceled[group[stands]] = -1
        self.standing[group[stands]] = self.last[group[stands]] = entry[stands]
        opens = stands & (self.first[group] < 0)
        self.first[group[opens]] = entry[opens]

    def _rumor(self, entry: Ints, group: Ints) -> None:
        """Stands while nothing was announced, and then goes as announcements do; later it is superseded at once."""
        ruled_out_by = np.where(self.last[group] >= 0, self.counting[group], -1)
        above = _either(_either(self.standing[group], self.canceled[group]), ruled_out_by)
        late = above >= 0
        old = np.where(late, self._last_standing(group), self.rumor[group])
        change = self._compare(old, entry)
        implied = ~late & (change == RESTATED)
        stands = ~late & ~implied
        self._record(entry, old, change, slips=stands & (old >= 0))
        self.root[entry[implied]] = old[implied]
        self.replaced_by[entry[late]] = above[late]
        self._replace(old[stands], entry[stands])
        self.rumor[group[stands]] = self._last_rumor[group[stands]] = entry[stands]

    def _cancel(self, entry: Ints, group: Ints) -> None:
        """Supersedes what stands; a second one says the same."""
        again = self.canceled[group] >= 0
        old = np.where(self.standing[group] >= 0, self.standing[group], self.rumor[group])
        nothing = (old < 0) & ~again & (self._last_standing(group) < 0) & (self.counting[group] < 0)
        self._record(entry, old, np.where(nothing, FIRST, CANCELATION), slips=np.zeros(entry.size, dtype=np.bool_))
        self.root[entry[again]] = self.canceled[group[again]]
        self._replace(old, entry)
        self.standing[group] = self.rumor[group] = -1
        self.canceled[group[~again]] = entry[~again]

    def _happen(self, entry: Ints, group: Ints) -> None:
        """The first with a known latest day ends the chain; of several the last said counts, but none that restates.

        One without a latest day ("still shooting") ends nothing; it supersedes the announcement that it rules out.
        """
        counting, ended = self.counting[group], self.ended[group] >= 0
        closed = self._is_closed(entry)
        announced = self._last_standing(group)
        corrects = ended | ((counting >= 0) & ~closed & (announced < 0))
        old = np.where(corrects, counting, announced)
        change = self._compare(old, entry)
        rules_out = ~closed & ~corrects & (change == LATER)
        takes = self._takes_over(entry, counting, ended)
        self._record(entry, old, change, slips=(old >= 0) & ((closed & takes) | rules_out))
        self._replace(counting[takes], entry[takes])
        self._supersede_ruled_out(entry[rules_out], group[rules_out], old[rules_out])
        ends = closed & ~ended
        self.ended[group[ends]] = entry[ends]
        self.counting[group[takes]] = entry[takes]

    def _takes_over(self, entry: Ints, counting: Ints, ended: Flags) -> Flags:
        """Whether each actual counts from now on; those that don't restate the one that counts or fall to it."""
        windows, closed = self.entries.window, self._is_closed(entry)
        rival = (counting >= 0) & (ended | ~closed)
        held, own = windows.take(counting), windows.take(entry)
        may = closed | ~self._is_closed(counting)  # what still goes on ends nothing
        named = self._names(entry, counting) & may
        implies = rival & contains(own, held) & ~(named & ~contains(held, own))
        stronger = named | (self._said_later_or_finer(entry, counting) & may)
        takes = ~rival | (stronger & ~implies)
        self.root[entry[implies]] = counting[implies]
        falls = ~takes & ~implies
        self.replaced_by[entry[falls]] = counting[falls]
        return takes

    def _supersede_ruled_out(self, entry: Ints, group: Ints, old: Ints) -> None:
        for stood in (self.standing, self.rumor):
            ruled_out = stood[group] == old
            self._replace(old[ruled_out], entry[ruled_out])
            stood[group[ruled_out]] = -1

    def _is_closed(self, place: Ints) -> Flags:
        return self.entries.window.take(place).high != OPEN_HIGH

    def _said_later_or_finer(self, entry: Ints, counting: Ints) -> Flags:
        """Whether an actual was said later than the one that counts, or equally late and no less precisely."""
        window, middle = self.entries.window, self.entries.middle
        width, held = window.high - window.low, counting.clip(0)
        return (middle[entry] > middle[held]) | ((middle[entry] == middle[held]) & (width[entry] <= width[held]))

    def _compare(self, old: Ints, entry: Ints) -> Ints:
        """The change from old to new that fits first; a wider window only restates, unless it names the old one."""
        before, after = self.entries.window.take(old), self.entries.window.take(entry)
        verdict = verdict_numbers(before, after)
        implied, inside = contains(after, before), contains(before, after)
        replaces = self._names(entry, old) & ~inside
        change = np.full(entry.size, MOVED)
        for fits, word in (  # the last that fits is the first in rank
            (verdict == IS_EARLIER, EARLIER),
            (verdict == IS_LATER, LATER),
            (implied, WIDENED),
            (inside, NARROWED),
            (implied & ~replaces, RESTATED),
            (old < 0, FIRST),
        ):
            change[fits] = word
        return change

    def _names(self, entry: Ints, old: Ints) -> Flags:
        """Whether each entry's stated `supersedes` names the old entry's claim, or one that restates it."""
        named = self.named[entry]
        return (named >= 0) & (self.root[named] == old)

    def _last_standing(self, group: Ints) -> Ints:
        """The announcement that stands or stood last; where there never was one, the rumor."""
        return _either(_either(self.standing[group], self.last[group]), self._last_rumor[group])

    def _record(self, entry: Ints, old: Ints, change: Ints, *, slips: Flags) -> None:
        self.change[entry], self.against[entry], self.slips[entry] = change, old, slips

    def _replace(self, old: Ints, entry: Ints) -> None:
        there = old >= 0
        self.replaced_by[old[there]] = entry[there]


def _either(one: Ints, other: Ints) -> Ints:
    """The one where there is one, else the other."""
    return np.where(one >= 0, one, other)
