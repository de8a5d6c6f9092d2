"""The page against a default Dash app (`rival`) over the same claims, from the wire to the painted frame, in one run.

The two are served by processes of their own and asked in turns; each first visit has nothing kept. Where there is no
browser there is nothing to measure. `python -m tests.bench.page 1000` measures one of the sizes only.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

import numpy as np
import pandas as pd
from playwright.sync_api import Browser, sync_playwright

import timeline
from tests.bench.rival.app import said_days
from tests.bench.rival.posts import Ask, Step, captured, rate, seconds_of
from tests.bench.rival.visits import App, Visit, visit
from timeline.resources import bundled_data

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MILESTONES = ("development", "principal_photography", "post_production", "marketing", "trailer", "premiere", "release")
ACTIVITIES = 4
SAID = 5
"""Claims about one milestone: four announcements, then what happened."""
SIZES = {"bundled": (0, 0), "1000": (1_000, 10), "10000": (10_000, 100), "10000-in-one": (10_000, 1)}
"""Claims and productions."""
LARGE = 10_000
"""Claims from which on moving about and answers a second are measured."""
LOADS = 3
STEPS = 8
POSTS = 16
REPEATED = 8
"""Days that are asked for again and again."""
SECONDS = 1.5
Pair = tuple[list[float], list[float]]
"""Ours and the rival's."""


def table(claims: int, productions: int) -> pd.DataFrame:
    """Claims said over eleven years, of which each milestone's come to be more exact and mostly later."""
    chance = np.random.default_rng(7)
    chains = claims // SAID
    first = np.datetime64("2014-01-01") + chance.integers(0, 3000, chains)
    rows = []
    for chain in range(chains):
        milestone = MILESTONES[chain // productions % len(MILESTONES)]
        own = {"production": f"Production {chain % productions + 1}", "milestone": milestone}
        own["label"] = f"Part {chain // productions // len(MILESTONES) + 1}"
        said, day = first[chain] - 900, first[chain]
        for place in range(SAID):
            rows.append(own | _claim(str(said), str(day), place, activity=MILESTONES.index(milestone) < ACTIVITIES))
            if place < SAID - 2 or chain % 2:
                day += int(chance.integers(-20, 140))
            said = day + 100 if place == SAID - 2 else min(said + int(chance.integers(60, 260)), day - 5)
    return pd.DataFrame(rows)


def _claim(said: str, day: str, place: int, *, activity: bool) -> dict[str, str]:
    exact = (day[:4], f"Q{int(day[5:7]) // 4 + 1} {day[:4]}", day[:7], day, day)[place]
    status = "actual" if place == SAID - 1 else "announced"
    when = {"start": exact, "duration": "two to three months"} if activity else {"date": exact}
    return when | {"status": status, "source": f"s{place}", "publisher": f"Paper {place + 1}", "asserted": said}


def run(sizes: tuple[str, ...] = tuple(SIZES)) -> None:
    """Print ours, the rival's and their ratio for each size."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        print("the page was not measured: no Chromium or Chrome on this machine")
        return
    with sync_playwright() as player, tempfile.TemporaryDirectory() as folder:
        browser = player.chromium.launch(executable_path=found)
        for size in sizes:
            claims, productions = SIZES[size]
            paths = [str(bundled_data()), str(bundled_data() / "examples")]
            if claims:
                paths = [f"{folder}/{size}.csv"]
                table(claims, productions).to_csv(paths[0], index=False)
            print(f"{size} claims: ours, a default Dash app's, ours / its")
            _measure(browser, paths, is_large=claims >= LARGE)
        browser.close()


def _measure(browser: Browser, paths: list[str], *, is_large: bool) -> None:
    days = said_days(timeline.read(paths))
    with _served("ours", paths) as ours, _served("rival", paths) as other:
        apps = (
            App("ours", f"{ours}?as_of={days[-1]}", "[", whole="#whole"),
            App("rival", other, "ArrowLeft", focus="[role=slider]", pan=".modebar-btn[data-val=pan]"),
        )
        _loads(browser, apps)
        with visit(browser, apps[0]) as one, visit(browser, apps[1]) as two:
            steps = _steps((one, two), days)
            if is_large:
                _moves(one, two)
        late = [str(day) for day in np.random.default_rng(1).permutation(days[len(days) // 2 :])]
        main = _posts(steps, late[: POSTS + 1])
        if is_large:
            _rates(steps, main, late[:REPEATED], late[POSTS + 1 :])


@contextmanager
def _served(which: str, paths: list[str]) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.bench.rival", which, *paths]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        said = process.stdout.readline() if process.stdout else ""
        yield re.findall(r"http://\S+", said)[0]
    finally:
        process.terminate()
        process.wait(20)


def _loads(browser: Browser, apps: tuple[App, App]) -> None:
    size, bars = _pair(), _pair()
    for _ in range(LOADS):
        for place, app in enumerate(apps):
            with visit(browser, app) as seen:
                bars[place].append(seen.clocked("bars"))
                seen.settle()
                size[place].append(seen.received / 1e6)
    _line("MB of a first load", size, "at most 1.2")
    _line("ms to the first bars", bars, "at most 0.5 times")


def _steps(visits: tuple[Visit, Visit], days: list[str]) -> tuple[Step, Step]:
    """Step back by key, ours and the rival in turns; the requests of the first step of each."""
    size, took, asked = _pair(), _pair(), []
    for seen in visits:
        seen.clocked("bars")
        seen.settle()
    for turn in range(STEPS):
        for place, seen in enumerate(visits):
            before, sent = seen.received, len(seen.requests)
            took[place].append(seen.step())
            seen.settle()
            size[place].append((seen.received - before) / 1e3)
            if not turn:
                asked.append(captured(seen.requests[sent:]))
    _line("kB of an as-of step", size)
    _line("ms of an as-of step in the page", took)
    one, two = (Step(seen.app.address, asks, days) for seen, asks in zip(visits, asked, strict=True))
    return one, two


def _moves(ours: Visit, rival: Visit) -> None:
    frames, blank = ours.scroll()
    dragged = (ours.drag(), rival.drag())
    _line("ms to the next frame: ours scrolled, the rival dragged", (frames, dragged[1]), "95 % at most 75")
    _line("ms to the next frame: both dragged sideways", dragged, "95 % at most 75")
    print(f"{blank:8d}  of {len(frames)} turns of the wheel had no bar in sight 30 ms later")


def _posts(steps: tuple[Step, Step], days: list[str]) -> list[int]:
    """Ask for steps at the server; which of the requests of a step is the main one, by its answers' bytes."""
    took, main = _pair(), []
    for place, step in enumerate(steps):
        seconds, sizes = seconds_of(step.address, [step.moved(day, before) for before, day in pairwise(days)])
        took[place].extend(second * 1e3 for second in seconds)
        main.append(int(np.argmax(np.sum(sizes, axis=0))))
    _line("ms of an as-of step at the server, all its requests", took, "at most 100")
    return main


def _rates(steps: tuple[Step, Step], main: list[int], few: list[str], many: list[str]) -> None:
    half = len(many) // 2
    for connections, new in ((1, many[:half]), (4, many[half:])):
        for words, days in ((f"{len(few)} days in turn", few * 1000), ("each of another day", new)):
            found = _pair()
            asks = [_asks(step, place, days) for step, place in zip(steps, main, strict=True)]
            for _ in range(2):
                for place, step in enumerate(steps):
                    found[place].append(rate(step.address, asks[place], connections, SECONDS))
            _line(f"answers/s, {connections} at once, {words}", found, "at least 15 times")


def _asks(step: Step, main: int, days: list[str]) -> Iterator[Ask]:
    return (step.moved(day, step.before)[main] for day in days)


def _pair() -> Pair:
    return [], []


def _line(what: str, found: Sequence[list[float]], limit: str = "") -> None:
    """Medians and their ratio; behind them, where there are enough figures, the 95th percentiles."""
    ours, its = (float(np.median(side)) for side in found)
    ends = [float(np.percentile(side, 95)) for side in found]
    high = f"  (95 %: {ends[0]:.4g} and {ends[1]:.4g})" if min(map(len, found)) >= STEPS else ""
    asked = f"; {limit}" if limit else ""
    print(f"{ours:8.4g} {its:8.4g} {ours / its:8.3f}  {what}{asked}{high}", flush=True)


if __name__ == "__main__":
    run(tuple(sys.argv[1:]) or tuple(SIZES))
