"""The browser that turns figures into images: one process, started when it is first needed, kept for the next picture.

It is never given a figure from outside, only those that this program made: a page could read local files. It knows no
paths to write to and no sizes by name. What goes wrong in it becomes an `ExportError` with a cure.
"""

from __future__ import annotations

import asyncio
import atexit
import os
from collections.abc import Coroutine, MutableMapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLong
from contextlib import suppress
from threading import Lock, Thread
from typing import Any, Final

from choreographer.browsers.chromium import Chromium
from choreographer.errors import ChromeNotFoundError
from kaleido import Kaleido

from timeline.errors import ExportError
from timeline.resources import asset

__all__ = ["Browser", "render"]

CURE: Final = "install Chromium or Chrome, or set BROWSER_PATH to one; html needs none"
PATIENCE: Final = 20.0  # seconds for a browser to go away
PLOTLY: Final = "vendor/plotly-basic.min.js"


class _ChromiumWithFonts(Chromium):  # type: ignore[misc]  # the library has no types
    """Chromium that finds the fonts of this package: an image of an SVG may not load any."""

    def get_env(self) -> MutableMapping[str, str]:
        return {"FONTCONFIG_FILE": str(asset("fonts/fonts.conf")), **os.environ}


class Browser:
    """A browser in a thread of its own. Safe to use from several threads: they take turns."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None
        self._work: Future[Any] | None = None
        self._kaleido: Any = None

    def render(
        self, figure: dict[str, Any], kind: str, size: tuple[int, int], timeout: float, scale: float = 1.0
    ) -> bytes:
        """A plotly figure as the bytes of a png, svg or pdf of `size` px; `ExportError` within `timeout` seconds."""
        options = {"format": kind, "width": size[0], "height": size[1], "scale": scale}
        with self._lock:
            try:
                if self._kaleido is None:
                    self._run(self._open(), timeout)
                return bytes(self._run(self._kaleido.calc_fig(figure, options), timeout))
            except (TooLong, TimeoutError) as error:
                self._stop()
                raise ExportError(f"no picture after {timeout:g} s: try again, or {CURE}") from error
            except ExportError:
                raise
            except Exception as error:
                # Whatever the browser or its driver raises, of any kind: this is the one door it comes through.
                self._stop()
                raise ExportError(f"the browser can't draw the picture ({_in_a_line(error)}): {CURE}") from error

    def close(self) -> None:
        """Stop the browser, if it runs; the next picture starts it again."""
        with self._lock:
            self._stop()

    async def _open(self) -> None:
        try:
            kaleido = Kaleido(n=1, timeout=None, mathjax=False, plotlyjs=asset(PLOTLY), browser_cls=_ChromiumWithFonts)
        except ChromeNotFoundError as error:
            raise ExportError(f"no browser was found to draw the picture with: {CURE}") from error
        try:
            await kaleido.open()
        except BaseException:
            await kaleido.close()
            raise
        self._kaleido = kaleido
        # Registered only now, so that it runs before the handlers that the driver's temporary folders registered.
        atexit.unregister(self.close)
        atexit.register(self.close)

    def _run(self, work: Coroutine[Any, Any, Any], timeout: float) -> Any:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = Thread(target=self._loop.run_forever, name="pictures", daemon=True)
            self._thread.start()
        self._work = asyncio.run_coroutine_threadsafe(work, self._loop)
        return self._work.result(timeout)

    def _stop(self) -> None:
        if self._kaleido is None and self._work is not None:
            # A browser that is just being started can only be stopped once it has started.
            with suppress(Exception):
                self._work.result(PATIENCE)
        kaleido, self._kaleido = self._kaleido, None
        loop, self._loop = self._loop, None
        if loop is None or self._thread is None:
            return
        with suppress(TooLong):
            asyncio.run_coroutine_threadsafe(_wind_down(kaleido), loop).result(2 * PATIENCE)
        loop.call_soon_threadsafe(loop.stop)
        self._thread.join(PATIENCE)
        if not loop.is_running():
            loop.close()


async def _wind_down(kaleido: Any) -> None:
    """Close the browser, and wait for what was given up to put its own things away."""
    if kaleido is not None:
        with suppress(Exception):  # it is given up anyway
            await kaleido.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    if others:
        _, waiting = await asyncio.wait(others, timeout=PATIENCE)
        for task in waiting:
            task.cancel()


def _in_a_line(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:160]}" if text else type(error).__name__


_SHARED: Final = Browser()


def render(figure: dict[str, Any], kind: str, size: tuple[int, int], timeout: float, scale: float = 1.0) -> bytes:
    """An image by the browser that the process shares; see `Browser.render`."""
    return _SHARED.render(figure, kind, size, timeout, scale)
