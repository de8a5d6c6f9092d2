/* The row of the selected claim: lit up, and brought into sight once when the claim was selected somewhere else - by a
   link, in the table, in the drawer. Whoever has scrolled meanwhile stays where they are. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  const AGAIN = 60; // ms
  const PATIENCE = 10000; // ms that a drawing is waited for
  const HEIGHT = 0.4; // of the window, where a row is put
  const SCROLLING = ["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End", " "];
  let told = null; // where the row is, by the server
  let selected = ""; // the claim, and where it is looked at
  let wanted = null; // what is to be brought into sight, until when
  let waiting = 0;

  const app = () => document.getElementById("app");
  const frame = () => document.getElementById("plot-frame");
  const drawing = () => document.querySelector("#plot .js-plotly-plot")?.layout;

  const where = (claim, view) => [claim, view.get("view"), view.get("table")].join(" ");

  /* Whether what is drawn is what the row was told of */
  function isDrawn() {
    const layout = drawing();
    const isSame = told && layout?.meta && layout.uirevision === told.shown && layout.width === told.width;
    return Boolean(isSame) && Math.abs(frame().offsetHeight - layout.meta.whole) < 2;
  }

  function light() {
    const place = document.getElementById("row-light");
    if (!place) return;
    place.hidden = !(told?.is_lit && told.bottom && app().dataset.kind === "chart" && isDrawn());
    if (place.hidden) return;
    place.style.top = `${told.top}px`;
    place.style.height = `${told.bottom - told.top}px`;
  }

  /* From where to where the claim lies in the chart, in px of the window; nothing before it is drawn */
  function inChart() {
    if (!isDrawn()) return null;
    const { top } = frame().getBoundingClientRect();
    if (told.bottom) return [top + told.top, top + told.bottom];
    const name = CSS.escape(timeline.cardOf(told.claim)?.mark || told.claim);
    const mark = document.querySelector(`.spot[data-claim="${name}"]`) || timeline.foldOf(told.claim);
    const box = mark?.getBoundingClientRect();
    return box ? [box.top, box.bottom] : null;
  }

  function inTable() {
    const row = document.querySelector(`.plain-table tr[data-claim="${CSS.escape(told.claim)}"]`);
    return row ? [row.getBoundingClientRect().top, row.getBoundingClientRect().bottom, row] : null;
  }

  /* The window without what covers it: the ruler that stays, a phone's bar at the foot */
  function open() {
    const head = document.getElementById("ruler-head")?.offsetHeight || 0;
    const tabs = document.getElementById("tabs").getBoundingClientRect();
    return [head, tabs.top > window.innerHeight / 2 ? tabs.top : window.innerHeight];
  }

  function bring() {
    const { kind } = app().dataset;
    const place = kind === "chart" ? inChart() : kind === "table" ? inTable() : null;
    if (!place) return false;
    const [top, bottom, row] = place;
    const [first, last] = open();
    if (row) row.scrollIntoView({ block: "center", behavior: "instant" });
    else if ((top + bottom) / 2 < first || (top + bottom) / 2 > last) {
      window.scrollBy({ top: (top + bottom) / 2 - HEIGHT * window.innerHeight, behavior: "instant" });
    }
    return true;
  }

  function look() {
    waiting = 0;
    light();
    if (!wanted) return;
    const isTold = told && where(told.claim, new URLSearchParams(told.shown)) === wanted.where;
    if ((isTold && bring()) || Date.now() > wanted.until) wanted = null;
    else waiting = window.setTimeout(look, AGAIN);
  }

  const soon = () => (waiting = waiting || window.setTimeout(look));

  timeline.toldRow = function (row) {
    told = row;
    soon();
  };

  timeline.followRow = soon; // after each drawing

  /* Called with each view: a claim is brought into sight when it is selected, or looked at in another view */
  timeline.selectRow = function (view) {
    const claim = view.get("claim") || view.get("more");
    const now = claim ? where(claim, view) : "";
    if (now === selected) return;
    selected = now;
    wanted = now ? { where: now, until: Date.now() + PATIENCE } : null;
    if (!now) told = null;
    soon();
  };

  /* A reader who scrolls goes before */
  const leave = () => (wanted = null);
  window.addEventListener("wheel", leave, { passive: true });
  window.addEventListener("touchmove", leave, { passive: true });
  document.addEventListener("pointerdown", (event) => event.target === document.documentElement && leave());
  document.addEventListener("keydown", (event) => SCROLLING.includes(event.key) && leave());
})();
