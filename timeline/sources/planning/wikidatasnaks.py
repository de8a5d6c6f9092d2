"""What stands around a Wikibase statement: its qualifiers and references, its entity's label.

Wikibase writes an empty object as an empty list; both are nothing here. Ids stay ids: no name is looked up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from timeline.sources.planning.dialect import mappings
from timeline.sources.planning.entries import Unreadable
from timeline.sources.planning.jsondays import group_of, plain_text
from timeline.sources.planning.wikidatadays import Span, read_time

__all__ = [
    "EDITIONS",
    "Said",
    "item_ids",
    "label_of",
    "marks",
    "other_dates",
    "other_qualifiers",
    "said_when",
]

_CIRCUMSTANCES: Final = "P1480"
_MARKS: Final = {"Q5727902": "approximate", "Q18122778": "uncertain"}
_SIGNS: Final = {(): "", ("approximate",): "~", ("uncertain",): "?", ("approximate", "uncertain"): "%"}
_PUBLISHED, _RETRIEVED, _ADDRESS, _TITLE, _STATED_IN = "P577", "P813", "P854", "P1476", "P248"
EDITIONS: Final = ("P400", "P437", "P518", "P3831", "P407")
"""What tells two releases of one title apart: platform, distribution format, part, role, language."""

_SHOWN: Final = ("P291", _CIRCUMSTANCES, *EDITIONS)


@dataclass(frozen=True, slots=True)
class Said:
    """Where a statement comes from, and when that was said; without `span`, when its entity was last changed."""

    asserted: str
    span: Span | None = None
    url: str = ""
    title: str = ""

    def known_until(self) -> str:
        """The last day of when it was said, "" where that is not known."""
        return self.span.last.isoformat() if self.span else ""

    def fields(self, entity: str) -> dict[str, str]:
        """The source of a row: the reference's title, what it is stated in, or the entity."""
        url = self.url or (f"https://www.wikidata.org/wiki/{entity}" if entity[:1] == "Q" else "")
        title = self.title or f"Wikidata {entity}"
        return {"asserted": self.asserted, "url": url, "source_title": title, "publisher": "Wikidata"}


def label_of(entity: Any) -> str:
    """An entity's English label, else the one for all languages, else the first, else its title."""
    labels = group_of(entity, "labels")
    if isinstance(labels, Mapping):
        for name in ("en", "mul", *labels):
            found = group_of(labels, name)
            text = plain_text(group_of(found, "value") if isinstance(found, Mapping) else found)
            if text:
                return text
    return plain_text(group_of(entity, "title"))


def _values(snaks: Any, name: str) -> list[Any]:
    """The values of a property among snaks, those that have one."""
    found = (group_of(snak, "datavalue", "value") for snak in mappings(group_of(snaks, name)))
    return [value for value in found if value is not None]


def item_ids(snaks: Any, *names: str) -> list[str]:
    """The ids of the items that these properties name, in order, each once."""
    found = []
    for name in names:
        for value in _values(snaks, name):
            number = group_of(value, "numeric-id")
            found.append(plain_text(group_of(value, "id")) or (f"Q{number}" if isinstance(number, int) else ""))
    return list(dict.fromkeys(text for text in found if text))


def marks(qualifiers: Any) -> str:
    """The EDTF mark that its circumstances (P1480) ask for. Raises `Unreadable` for ones that are not known.

    >>> marks({"P1480": [{"datavalue": {"value": {"id": "Q5727902"}}}]})
    '~'
    """
    ids = item_ids(qualifiers, _CIRCUMSTANCES)
    unknown = [name for name in ids if name not in _MARKS]
    if unknown:
        raise Unreadable(
            f"the circumstances {unknown[0]} (P1480) are not understood", "circa and presumably are", "plan-qualifier"
        )
    return _SIGNS[tuple(sorted({_MARKS[name] for name in ids}))]


def other_qualifiers(qualifiers: Any) -> list[str]:
    """What else a statement says of itself, as far as it is no part of the claim: for the note."""
    if not isinstance(qualifiers, Mapping):
        return []
    others = [str(name) for name in qualifiers if name not in _SHOWN]
    return [" ".join([name, *item_ids(qualifiers, name), *_times(qualifiers, name)]) for name in others]


def _times(snaks: Any, name: str) -> list[str]:
    """The dates of a property among snaks, as far as they can be read."""
    return [span.edtf for span in _spans(snaks, name)]


def other_dates(entity: Any, known: str) -> Counter[str]:
    """How many statements an entity has of each property whose values are times, but for the known one."""
    claims = group_of(entity, "claims")
    if not isinstance(claims, Mapping):
        return Counter()
    counts = {str(name): sum(map(_is_time, mappings(found))) for name, found in claims.items() if name != known}
    return Counter({name: count for name, count in counts.items() if count})


def _is_time(statement: Any) -> bool:
    return bool(group_of(statement, "mainsnak", "datavalue", "type") == "time")


def said_when(statement: Any, modified: str) -> Said:
    """The earliest publication among its references, else the earliest retrieval, else when the entity was changed."""
    references = [group_of(reference, "snaks") for reference in mappings(group_of(statement, "references"))]
    for name in (_PUBLISHED, _RETRIEVED):
        dated = [(span, snaks) for snaks in references for span in _spans(snaks, name)]
        if dated:
            span, snaks = min(dated, key=lambda pair: (pair[0].first, pair[0].last))
            return Said(span.edtf, span, *_source(snaks))
    return Said(modified, None, *_source(references[0] if references else None))


def _spans(snaks: Any, name: str) -> list[Span]:
    """Its dates; one that can't be read is no reason to lose the claim, which then was said later or unknown when."""
    found = []
    for value in _values(snaks, name):
        try:
            found.append(read_time(value))
        except Unreadable:
            continue
    return found


def _source(snaks: Any) -> Sequence[str]:
    address = next((plain_text(value) for value in _values(snaks, _ADDRESS)), "")
    titles = (plain_text(group_of(value, "text")) for value in _values(snaks, _TITLE))
    return address, next(titles, "") or next(iter(item_ids(snaks, _STATED_IN)), "")
