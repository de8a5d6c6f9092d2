/* What the browser keeps between the address and the page: the query, the theme, the room for the plot.
   The server owns the view; nothing here decides what is shown. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  const root = document.documentElement;
  const REMEMBERED = "timeline-theme";
  const SIDE = 360; // the history's list and its gap
  const SIDE_FROM = 900;
  const QUIET = 1500; // ms in which steps of one kind make one entry in the browser's history
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  let screen = { width: 0, scheme: "light", grid: false };
  let query = null;
  let known = window.location.search; // as last read or written here
  let follows = true; // the address led: the view that comes of it is not written back
  let lastWritten = { keys: "", time: 0 };

  function remembered() {
    try {
      return window.localStorage.getItem(REMEMBERED) || "system";
    } catch {
      return "system"; // storage may be forbidden
    }
  }

  function remember(theme) {
    try {
      window.localStorage.setItem(REMEMBERED, theme);
    } catch {
      /* then it lasts as long as the page */
    }
  }

  const address = () => ({ query: window.location.search.slice(1), theme: remembered(), act: timeline.numbered() });

  /* Whoever acts before the address was answered has left it: what comes of both is written. */
  timeline.lead = () => (follows = false);

  timeline.start = function () {
    const first = document.querySelector("meta[name=first-drawing]")?.content ?? "?";
    const told = address();
    const tell = () => namespace.set_props("address", { data: told });
    if (first === "?" || timeline.showsOwn()) return tell();
    drawFirst(first, told);
    window.setTimeout(tell, timeline.AHEAD);
  };

  /* The server has named what it will draw: it is asked for that at once, and for the rest of the page beside it. */
  function drawFirst(first, { query: asked, theme }) {
    const view = new URLSearchParams(asked);
    root.toggleAttribute("data-claim", view.has("claim")); // its drawer takes room
    screen = { ...screen, width: room(first), scheme: scheme(view.get("theme") || theme) };
    namespace.set_props("screen", { data: screen });
    namespace.set_props("shown", { data: first });
  }

  timeline.query = () => query || "";

  window.addEventListener("popstate", () => {
    if (window.location.search === known) return;
    known = window.location.search;
    follows = true;
    namespace.set_props("address", { data: address() });
  });

  function changedKeys(before, after) {
    const old = new URLSearchParams(before);
    const now = new URLSearchParams(after);
    const keys = new Set([...old.keys(), ...now.keys()]);
    return [...keys].filter((key) => old.getAll(key).join("\n") !== now.getAll(key).join("\n")).sort().join(" ");
  }

  function writeAddress(next) {
    const search = next ? "?" + next : "";
    const wasLed = follows;
    follows = false;
    if (wasLed || search === window.location.search) return;
    const keys = changedKeys(window.location.search, search);
    const gliding = /^(as_of|q|from to|from|to)$/.test(keys);
    const goesOn = gliding && keys === lastWritten.keys && Date.now() - lastWritten.time < QUIET;
    window.history[goesOn ? "replaceState" : "pushState"](null, "", window.location.pathname + search);
    known = window.location.search;
    lastWritten = { keys, time: Date.now() };
  }

  function scheme(theme) {
    if (theme === "light" || theme === "dark") return theme;
    return dark.matches ? "dark" : "light";
  }

  function room(shown) {
    const stage = document.querySelector(".stage");
    if (!stage || !stage.clientWidth) return screen.width;
    const view = new URLSearchParams(shown || "").get("view");
    const side = view === "history" && window.innerWidth >= SIDE_FROM ? SIDE : 0;
    return Math.floor(stage.clientWidth - side - 2);
  }

  function tell() {
    const theme = new URLSearchParams(query || "").get("theme");
    const next = { ...screen, width: room(query), scheme: scheme(theme) };
    const same = Object.keys(next).every((key) => next[key] === screen[key]);
    screen = next;
    return same ? null : next;
  }

  timeline.tell = (more) => {
    screen = { ...screen, ...more };
    namespace.set_props("screen", { data: screen });
  };

  timeline.showView = function (next) {
    const isFirst = query === null;
    const before = new URLSearchParams(query || "").get("theme") || "system";
    writeAddress(next);
    query = next;
    const view = new URLSearchParams(next);
    const theme = view.get("theme") || "system";
    if (!isFirst && theme !== before) remember(theme);
    root.toggleAttribute("data-claim", view.has("claim"));
    timeline.markSelected(view.get("claim") || "");
    timeline.selectRow(view);
    timeline.showFold(view.get("more") || "");
    for (const item of document.querySelectorAll("[data-theme]")) {
      item.setAttribute("aria-pressed", String(item.dataset.theme === theme));
    }
    if (view.get("view") === "claims" && !screen.grid) timeline.loadGrid();
    const told = tell();
    root.dataset.scheme = screen.scheme;
    return [told || namespace.no_update, screen.scheme];
  };

  dark.addEventListener("change", () => {
    const told = query !== null && tell();
    if (!told) return;
    root.dataset.scheme = told.scheme;
    namespace.set_props("screen", { data: told });
    namespace.set_props("provider", { forceColorScheme: told.scheme });
  });

  let waiting = 0;
  const measured = new ResizeObserver(() => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      const told = query !== null && tell();
      if (told) namespace.set_props("screen", { data: told });
    }, 120);
  });

  timeline.whenThere = function (selector, then) {
    const found = document.querySelector(selector);
    if (found) return then(found);
    const watch = new MutationObserver(() => {
      const element = document.querySelector(selector);
      if (!element) return;
      watch.disconnect();
      then(element);
    });
    watch.observe(document.body, { childList: true, subtree: true });
  };
  timeline.whenThere(".stage", (stage) => measured.observe(stage));
})();
