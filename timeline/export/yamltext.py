"""Texts as YAML scalars: plain where every reader takes them for the same text, quoted or folded otherwise.

Only what a claim file needs: mappings on one line or one field a line. It knows nothing of claims.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from textwrap import wrap
from typing import Final

from yaml import ScalarNode
from yaml.resolver import Resolver

__all__ = ["WIDTH", "block_mapping", "flow_mapping", "scalar"]

WIDTH: Final = 120
"""Characters of a line, as far as texts can be folded."""

# Letters and digits first, then what has no meaning of its own; a colon only inside a word, as in an address.
_PLAIN: Final = re.compile(r"[^\W_](?:[\w ./+()'&$!?*=–—-]|:(?=[\w/]))*")
_PLAIN_IN_BLOCKS: Final = re.compile(r"""[^\W_](?:[\w ./+()'&$!?*=–—,;"-]|:(?=[\w/]))*""")
# Newer versions of YAML take more for numbers than the resolver below does.
_NUMBER_LIKE: Final = re.compile(r"\d[\w.]*")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_TEXT: Final = "tag:yaml.org,2002:str"
_RESOLVER: Final = Resolver()

_ODD: Final = "\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
# A quoted JSON text may hold these as they are, a YAML file may not, or not on one line.
_TO_ESCAPE: Final = re.compile(f"[{_ODD}]")
_SEVERAL_WORDS: Final = re.compile(rf"[^\s{_ODD}]+( [^\s{_ODD}]+)+")


def scalar(text: str, *, in_block: bool = False) -> str:
    """A text as it may stand in a mapping on one line, or in one of a field a line.

    >>> print(scalar("spring or summer of 2024"), scalar("1917"), scalar("Ballerina: a film"), scalar("2024-06-07"))
    spring or summer of 2024 "1917" "Ballerina: a film" 2024-06-07
    """
    return text if _is_plain(text, _PLAIN_IN_BLOCKS if in_block else _PLAIN) else _quoted(text)


def flow_mapping(fields: Mapping[str, str]) -> str:
    """All fields on one line.

    >>> flow_mapping({"milestone": "release", "date": "June 7, 2024"})
    '{milestone: release, date: "June 7, 2024"}'
    """
    return "{" + ", ".join(f"{scalar(name)}: {scalar(text)}" for name, text in fields.items()) + "}"


def block_mapping(fields: Mapping[str, str], indent: str) -> list[str]:
    """A field a line, the lines indented; a long text is folded over several, which reads as the same text."""
    lines: list[str] = []
    for name, text in fields.items():
        line = f"{indent}{scalar(name)}: {scalar(text, in_block=True)}"
        if len(line) > WIDTH and _SEVERAL_WORDS.fullmatch(text):
            folded = wrap(text, WIDTH - len(indent) - 2, break_long_words=False, break_on_hyphens=False)
            lines += [f"{indent}{scalar(name)}: >-", *(f"{indent}  {part}" for part in folded)]
        else:
            lines.append(line)
    return lines


def _is_plain(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether it may stand without quotation marks, and other readers of YAML take it for a text (or for a day)."""
    if _DAY.fullmatch(text):
        return text.isascii()
    if not pattern.fullmatch(text) or text.endswith(" ") or _NUMBER_LIKE.fullmatch(text):
        return False
    return bool(_RESOLVER.resolve(ScalarNode, text, (True, False)) == _TEXT)  # type: ignore[no-untyped-call]


def _quoted(text: str) -> str:
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
