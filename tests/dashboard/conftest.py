"""The page over the bundled data, on a day when everything had happened; asked by a client and by a browser."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from tests.dashboard.desk import Desk
from tests.dashboard.served import served
from tests.dashboard.watched import Watched
from timeline.dashboard import create_app
from timeline.dashboard.shelf import Shelf, fill_shelf

TODAY = date(2025, 11, 30)
expect.set_options(timeout=20_000)  # several tests run side by side, and some of them start processes
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(autouse=True, scope="package")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What a server keeps of visitors' files lies below the tests' own folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("kept")))
        yield


@pytest.fixture(scope="session")
def app() -> Dash:
    return create_app(today=TODAY)


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return fill_shelf(today=TODAY)


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    client: FlaskClient = app.server.test_client()
    return client


@pytest.fixture(scope="session")
def address(app: Dash) -> Iterator[str]:
    """Where the page is served for a browser."""
    with served(app) as address:
        yield address


@pytest.fixture(scope="session")
def desk(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Desk]:
    desk = Desk(browser, browser_context_args)
    yield desk
    desk.give_up()


@pytest.fixture
def unvisited(desk: Desk) -> None:
    """For tests of the first load: a browser that keeps nothing of the app yet, as a visitor's."""
    desk.give_up()


@pytest.fixture
def page(request: pytest.FixtureRequest, desk: Desk) -> Iterator[Page]:
    """A page that remembers nothing; the same one for each test, until one fails."""
    yield desk.page()
    told = getattr(request.node, "rep_call", None)
    if told is None or told.failed:
        desk.give_up()
    else:
        desk.clear()


@pytest.fixture
def watched(page: Page, address: str) -> Iterator[Watched]:
    """A page at a desk, which in the end has complained of nothing and asked nobody else."""
    page.set_viewport_size({"width": 1440, "height": 900})
    watched = Watched(page, address)
    yield watched
    assert watched.complaints == []


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's browser; where there is none, CI fails and others skip."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium or Chrome on this machine")
    return {**browser_type_launch_args, "executable_path": found}


@pytest.fixture(scope="session")
def base_url() -> str:
    """Pages are opened by their whole address; the plugin's own fixture warns of its own form."""
    return ""
