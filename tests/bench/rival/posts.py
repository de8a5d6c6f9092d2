"""Posts: what the page asks its server for at one step of the as-of day, asked again for other days."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from http.client import HTTPConnection
from time import perf_counter
from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Request

__all__ = ["Ask", "Step", "captured", "rate", "seconds_of"]

SLIDER = re.compile(r'("id":"as-of","property":"value","value":)\d+')
NAMED = re.compile(r"as_of=([\d-]{10})")


class Ask(NamedTuple):
    """A request as the page sent it."""

    method: str
    path: str
    body: str
    headers: dict[str, str]


def captured(requests: Iterable[Request]) -> list[Ask]:
    """The requests of a step, with what a browser says that it can unpack."""
    found = []
    for asking in requests:
        kept = {name: value for name, value in asking.all_headers().items() if not name.startswith((":", "content-le"))}
        where = urlsplit(asking.url)
        if where.path.startswith("/assets/"):  # an icon or font that came late
            continue
        path = where.path + ("?" + where.query if where.query else "")
        found.append(Ask(asking.method, path, asking.post_data or "", kept))
    return found


class Step:
    """The requests of one step back from the last day, for any other step."""

    def __init__(self, address: str, asks: list[Ask], days: list[str]) -> None:
        self.address, self.asks, self.before = address, asks, days[-1]
        self.places = {day: place for place, day in enumerate(days)}
        named = (day for ask in asks for day in NAMED.findall(ask.path + ask.body))
        self.to = next((day for day in named if day != self.before), days[-2])

    def moved(self, day: str, before: str) -> list[Ask]:
        """The same step from another day to another."""

        def other(text: str) -> str:
            text = SLIDER.sub(rf"\g<1>{self.places[day]}", text)
            return text.replace(self.to, "\0").replace(self.before, before).replace("\0", day)

        return [ask._replace(path=other(ask.path), body=other(ask.body)) for ask in self.asks]


class _Line:
    """One connection that is kept."""

    def __init__(self, address: str) -> None:
        self.line = HTTPConnection(urlsplit(address).netloc, timeout=60)

    def ask(self, ask: Ask) -> int:
        """Bytes of the answer's body as sent; raises `OSError` for any but a good answer."""
        self.line.request(ask.method, ask.path, ask.body.encode() or None, ask.headers)
        answer = self.line.getresponse()
        body = answer.read()
        if answer.status not in (200, 204):
            raise OSError(f"{ask.method} {ask.path} got {answer.status}: {body[:200]!r}")
        return len(body)


def seconds_of(address: str, steps: Iterable[list[Ask]]) -> tuple[list[float], list[list[int]]]:
    """Seconds of each step, its requests one after the other, and the bytes of each answer."""
    line, took, sizes = _Line(address), [], []
    for step in steps:
        start = perf_counter()
        sizes.append([line.ask(ask) for ask in step])
        took.append(perf_counter() - start)
    return took, sizes


def rate(address: str, asks: Iterator[Ask], connections: int, seconds: float) -> float:
    """Answers a second to some connections that never rest; ends early when there is nothing more to ask."""
    lock, done = threading.Lock(), 0
    end = perf_counter() + seconds

    def following() -> Ask | None:
        with lock:
            return next(asks, None) if perf_counter() < end else None

    def work() -> None:
        nonlocal done
        line = _Line(address)
        while (ask := following()) is not None:
            line.ask(ask)
            with lock:
                done += 1

    start = perf_counter()
    _together(work, connections)
    return done / (perf_counter() - start)


def _together(work: Callable[[], None], count: int) -> None:
    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
