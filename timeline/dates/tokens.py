"""A phrase cut into words, numbers and signs, and a cursor that reads them.

One pass over the characters; nothing is looked up here except the tables that a reader hands in. What a phrase may not
hold at all (control characters, other alphabets, more than 64 characters) is refused before.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Final, Generic, Literal, NamedTuple, TypeVar

from timeline.dates.conventions import Conventions
from timeline.errors import UnknownPhrase
from timeline.limits import DATE_CHARACTERS

__all__ = ["DASHES", "Cursor", "Table", "Token", "tidied", "tokens_of"]

SAME: Final = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\t", " "),
        **dict.fromkeys("\u2018\u2019\u02bc\u2032`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2212", "-"),
        **dict.fromkeys("\u2014\u2012\u2015", "\u2013"),
        "\u223c": "~",
        "\u00bd": ".5",
        "\u200b": "",
        "\ufeff": "",
    }
)
DASHES: Final = "-\u2013"
SIGNS: Final = ",./():;?~%&'+" + DASHES
BRACKETS: Final = {"[": "(", "]": ")"}
SHORT: Final = {"eom": "month", "eoq": "quarter", "eow": "week"}
"""Of whose end a word speaks."""
SHORTENED: Final = frozenset((*SHORT, "end"))
ARTICLES: Final = ("a", "an")
POSSESSIVES: Final = ("months", "quarters", "weeks")
CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
FARTHEST_LOOK: Final = 16
YEAR: Final = 4
"""Digits."""
TOKEN: Final = re.compile(r"[a-z](?:\.[a-z])+(?![a-z])|[a-z]+(?:'[a-z]+)*'?|[0-9]+|[^\sa-z0-9]")
V = TypeVar("V")


class Token(NamedTuple):
    """A word (lower case, without stops and apostrophes), a number (its digits) or a sign."""

    kind: Literal["word", "number", "sign"]
    text: str
    is_glued: bool
    """Whether it follows the token before without a space."""


class Table(Generic[V]):
    """Phrases of one or more words and what each stands for; of several that fit, the longest is taken.

    >>> Table({"mid": 1, "mid of": 2}).longest(["mid", "of", "june"], 0)
    (2, 2)
    """

    def __init__(self, entries: Mapping[str, V]) -> None:
        self.words = frozenset(word for phrase in entries for word in phrase.split())
        self.by_first: dict[str, list[tuple[list[str], V]]] = {}
        for phrase, value in sorted(entries.items(), key=lambda entry: -len(entry[0].split())):
            first, *rest = phrase.split()
            self.by_first.setdefault(first, []).append((rest, value))

    def longest(self, texts: Sequence[str], start: int) -> tuple[V, int] | None:
        """The value of the longest phrase at `start`, and of how many words and signs it is."""
        for rest, value in self.by_first.get(texts[start], ()):
            end = start + 1 + len(rest)
            if not rest or texts[start + 1 : end] == rest:
                return value, end - start
        return None


def tidied(text: str) -> str:
    """The text with plain spaces, quotation marks and dashes; what can't be in a date at all is refused.

    An en dash is kept apart from a hyphen, because 2005–06 is no month.
    """
    if len(text) > DATE_CHARACTERS:
        raise UnknownPhrase(f"a date phrase of {len(text)} characters is too long", f"use at most {DATE_CHARACTERS}")
    plain = text.translate(SAME)
    if found := CONTROL.search(plain):
        raise UnknownPhrase(f"the control character {found[0]!r} is no part of a date", "take it out")
    stripped = plain.replace('"', "").strip().rstrip("!").rstrip()
    if not stripped.endswith(".."):  # an open end of EDTF
        stripped = stripped.removesuffix(".").removesuffix(",").strip()
    return stripped[1:-1].strip() if len(stripped) > 1 and stripped[0] == stripped[-1] == "'" else stripped


def tokens_of(text: str) -> tuple[Token, ...]:
    """Words, numbers and signs of a tidied text. A character of no date is refused, by name."""
    found: list[Token] = []
    end = 0
    lower = text.lower()
    for match in TOKEN.finditer(lower):
        piece, is_glued = match[0], match.start() == end and end > 0
        end = match.end()
        if "0" <= piece[0] <= "9":
            found.append(Token("number", piece, is_glued))
        elif "a" <= piece[0] <= "z":
            word = piece.replace(".", "").replace("'", "")
            if word in SHORTENED:
                _add_short(found, word, is_glued, lower[end : end + 1])
            else:
                found.append(Token("word", word, is_glued))
        elif piece in BRACKETS:
            found.append(Token("sign", BRACKETS[piece], is_glued))
        elif piece not in SIGNS:
            raise UnknownPhrase(f"the character {piece!r} is not understood", "write the date in plain words or digits")
        elif piece == "." and is_glued and found[-1].text in ARTICLES:
            raise UnknownPhrase(
                f"'{found[-1].text}.' is no article: it may be short for 'ante'", "write 'before' in full"
            )
        elif not (piece == "." and is_glued and not _is_between_digits(found, lower[end : end + 1])):
            found.append(Token("sign", piece, is_glued))
    return tuple(found)


def _add_short(found: list[Token], text: str, is_glued: bool, following: str) -> None:
    """Add the words for which one or two are short: "EOM", "month's end", the first of "EOQ3"."""
    unit = SHORT.get(text)
    if unit is None and found and found[-1].text in POSSESSIVES:
        unit = found.pop().text.removesuffix("s")
    if unit is None:
        found.append(Token("word", text, is_glued))
        return
    is_numbered = unit == "quarter" and "1" <= following <= "4"
    found += (Token("word", word, False) for word in ("end", "of", *(("q",) if is_numbered else ("the", unit))))


def _is_between_digits(before: list[Token], following: str) -> bool:
    return before[-1].kind == "number" and "0" <= following <= "9"


class Cursor:
    """Where a reader stands in the tokens. Each `take` consumes what it names, or nothing and gives `None`."""

    def __init__(self, tokens: tuple[Token, ...], conventions: Conventions) -> None:
        self.tokens = tokens
        self.conventions = conventions
        self.at = 0
        self.dead_ends: set[int] = set()
        """Places at which no date begins: found once, not tried again, so that reading stays linear."""
        self.texts = [token.text for token in tokens]
        self._words = _of_kind(tokens, "word")
        self._signs = _of_kind(tokens, "sign")
        self._digits = _of_kind(tokens, "number")

    @property
    def is_done(self) -> bool:
        """Whether every token was read."""
        return self.at >= len(self.tokens)

    def peek(self, ahead: int = 0) -> Token | None:
        """The token `ahead` of the next one, if there is one."""
        place = self.at + ahead
        return self.tokens[place] if place < len(self.tokens) else None

    def is_word(self, words: Container[str], ahead: int = 0) -> bool:
        """Whether a token is one of some words."""
        return self._words[self.at + ahead] in words

    def is_sign(self, signs: str, ahead: int = 0) -> bool:
        """Whether a token is one of some signs."""
        sign = self._signs[self.at + ahead]
        return sign != "" and sign in signs

    def is_glued(self, ahead: int = 0) -> bool:
        """Whether a token follows the one before it without a space."""
        token = self.peek(ahead)
        return token is not None and token.is_glued

    def take(self, table: Table[V]) -> V | None:
        """The value of the longest phrase of a table that comes next."""
        if self._words[self.at] not in table.by_first:  # nearly always
            return None
        found = table.longest(self.texts, self.at)
        if found is None:
            return None
        self.at += found[1]
        return found[0]

    def take_word(self, *words: str) -> bool:
        """Read a word if it comes next."""
        if self._words[self.at] not in words:
            return False
        self.at += 1
        return True

    def take_sign(self, signs: str) -> str | None:
        """Read a sign if one of them comes next."""
        sign = self._signs[self.at]
        if sign == "" or sign not in signs:
            return None
        self.at += 1
        return sign

    def digits(self, ahead: int = 0) -> str:
        """The digits of a token that is a number, else nothing."""
        return self._digits[self.at + ahead]

    def skip_words(self, words: Iterable[str]) -> None:
        """Read on past any of some words."""
        allowed = frozenset(words)
        while self.is_word(allowed):
            self.at += 1

    def stated_years(self) -> tuple[int | None, int | None]:
        """The nearest years of four digits in front of the next token and behind it."""
        before = [int(digits) for digits in self._digits[: self.at] if len(digits) == YEAR]
        after = [int(digits) for digits in self._digits[self.at + 1 :] if len(digits) == YEAR]
        return before[-1] if before else None, after[0] if after else None

    def rest(self) -> str:
        """What was not read, as text for a message."""
        return " ".join(token.text for token in self.tokens[self.at :])


def _of_kind(tokens: tuple[Token, ...], kind: str) -> list[str]:
    """The texts of one kind in their places, empty in all others and for as far as a reader looks past the end."""
    return [token.text if token.kind == kind else "" for token in tokens] + [""] * FARTHEST_LOOK
