"""The browser in which exported pictures are measured: the one that the page is tested with."""

from __future__ import annotations

from tests.dashboard.conftest import base_url, browser_type_launch_args

__all__ = ["base_url", "browser_type_launch_args"]
