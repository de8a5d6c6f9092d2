"""Answers that were given lately, packed as they were sent: a view that many readers open, or step back to, costs once.

A callback's answer follows from the post, the shelf and the day alone. Answers about a visitor's own files are never
kept, and all go when the shelf or the day is another.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from threading import Lock
from typing import Final

from flask import Flask, Response, g, request

from timeline.dashboard.ownfiles import HEADER
from timeline.dashboard.shelf import Shelf

__all__ = ["register_answers"]

CALLBACKS: Final = "/_dash-update-component"
MOST_BYTES: Final = 32_000_000
"""Of all answers together, packed; one alone may have a tenth of it."""

Answer = tuple[bytes, dict[str, str]]
KEPT: Final = ("Content-Type", "Content-Encoding", "Vary")


class Answers:
    """The answers to some posts, oldest use first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._size, self._lock = most_bytes, 0, Lock()
        self._about: tuple[Shelf, date] | None = None
        self._answers: OrderedDict[bytes, Answer] = OrderedDict()

    def find(self, about: tuple[Shelf, date], key: bytes) -> Answer | None:
        """The answer to a post about this shelf on this day; all that are about another are forgotten."""
        with self._lock:
            if self._about is None or self._about[0] is not about[0] or self._about[1] != about[1]:
                self._about, self._size = about, 0
                self._answers.clear()
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def keep(self, about: tuple[Shelf, date], key: bytes, answer: Answer) -> None:
        """Keep an answer, unless it is too large or no longer true; the least used ones make room."""
        with self._lock:
            is_true = self._about is not None and self._about[0] is about[0] and self._about[1] == about[1]
            if not is_true or key in self._answers or len(answer[0]) > self._most / 10:
                return
            self._answers[key] = answer
            self._size += len(answer[0])
            while self._size > self._most:
                _, (gone, _) = self._answers.popitem(last=False)
                self._size -= len(gone)


def register_answers(server: Flask, shelf: Callable[[], Shelf]) -> None:
    """Answer posts that were answered before; register it after the guard, which looks at each of them first."""
    answers = Answers()

    def before() -> Response | None:
        if request.method != "POST" or request.path != CALLBACKS or HEADER in request.headers:
            return None
        now = shelf()
        about, key = (now, now.today), _key()
        found = answers.find(about, key)
        if found is None:
            g.unanswered = about, key
            return None
        return Response(found[0], headers=found[1])

    def after(response: Response) -> Response:
        asked = g.pop("unanswered", None)
        if asked and response.status_code == 200 and not response.direct_passthrough:
            about, key = asked
            headers = {name: response.headers[name] for name in KEPT if name in response.headers}
            answers.keep(about, key, (response.get_data(), headers))
        return response

    server.before_request(before)
    # The first function is called last, when the answer is packed.
    server.after_request_funcs.setdefault(None, []).insert(0, after)


def _key() -> bytes:
    return sha256(request.headers.get("Accept-Encoding", "").encode() + b"\n" + request.get_data()).digest()
