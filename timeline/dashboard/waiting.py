"""What the page shows before its scripts have run: its own frame, and the word that it is being read.

It is as high as what takes its place, so that nothing moves, and has the colours that this browser remembers.
"""

from __future__ import annotations

from typing import Final

__all__ = ["EARLY", "WAITING"]

WAITING: Final = """<div id="react-entry-point">
<div class="waiting" aria-busy="true">
<header class="header">
<span class="brand"><span class="brand-mark"></span><span class="brand-name">Timeline</span></span>
</header>
<div class="as-of"></div>
<main><h1>Reading…</h1><div class="card"></div></main>
</div>
</div>"""
"""The place of the page, filled until then."""

EARLY: Final = """<script>
(function () {
  var asked = new URLSearchParams(window.location.search).get("theme"), kept = null;
  try { kept = window.localStorage.getItem("timeline-theme"); } catch (error) { /* then as the system has it */ }
  var named = ["light", "dark"].filter(function (name) { return name === asked; })[0] || (asked ? "" : kept);
  var isDark = named === "dark" || (named !== "light" && window.matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", isDark ? "dark" : "light");
})();
</script>
"""
"""Sets the colour scheme before anything is painted; `page.js` has the last word."""
