/* Linked highlighting: what stands for one claim, in the chart, in a list, in a table, lights up together, and the rest
   of its chain more quietly. The claim that the link selects is shown in each of them. No server is asked. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  const lit = new CSSStyleSheet();
  const selected = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, lit, selected];
  const STANDS = "[data-claim], #grid .ag-row[row-id]:not(.ag-full-width-row)";
  let shown = ""; // the claim that is lit

  const marksOf = (claim) => [claim, timeline.cardOf(claim)?.mark].filter(Boolean);
  const named = (claims) => [...new Set(claims)].map((claim) => CSS.escape(claim));
  const each = (claims, part) => named(claims).map(part).join(",") || ":not(*)";

  const spots = (claims) => each(claims, (id) => `.spot[data-claim="${id}"]`);
  const folds = (claims) =>
    [...document.querySelectorAll(".fold")]
      .filter((fold) => JSON.parse(fold.dataset.fold).some((claim) => claims.includes(claim)))
      .map((fold) => `.fold[data-fold="${CSS.escape(fold.dataset.fold)}"]`)
      .join(",") || ":not(*)";
  const rows = (claims) =>
    each(claims, (id) => `.side [data-claim="${id}"],.plain-table tr[data-claim="${id}"],#grid .ag-row[row-id="${id}"]`);

  function light(claim) {
    if (claim === shown) return;
    shown = claim;
    if (!claim) return lit.replaceSync("");
    const chain = timeline.chainOf(claim);
    const marks = marksOf(claim);
    const others = chain.filter((other) => !marks.includes(other));
    lit.replaceSync(
      `${spots(others)},${folds(others)}{outline:1px dashed var(--ctl);outline-offset:-1px}` +
        `${rows(others)}{box-shadow:inset 3px 0 0 var(--ctl)}` +
        `${spots(marks)},${folds(marks)}{outline:2px solid var(--focus);outline-offset:0}` +
        `${rows([claim])}{background:var(--sunk);box-shadow:inset 3px 0 0 var(--focus)}`,
    );
  }
  timeline.light = light;

  const claimOf = (element) => {
    const found = element.closest && element.closest(STANDS);
    return found ? found.dataset.claim || found.getAttribute("row-id") : "";
  };
  document.addEventListener("pointerover", (event) => light(claimOf(event.target) || focused()));
  document.addEventListener("focusin", (event) => light(claimOf(event.target)));
  document.addEventListener("focusout", (event) => event.relatedTarget || light(""));
  document.documentElement.addEventListener("pointerleave", () => light(focused()));

  /* Where the focus can be seen, its claim stays lit */
  function focused() {
    const active = document.activeElement;
    return active && active.matches(":focus-visible") ? claimOf(active) : "";
  }

  /* The selected claim, in the places that `markSelected` of marks.js doesn't know; where a view has no mark for it, the
     marks of its chain. The buttons over the marks are there a little later than what is drawn. */
  timeline.showSelected = function () {
    timeline.followGrid();
    window.setTimeout(() => {
      const claim = new URLSearchParams(timeline.query()).get("claim") || "";
      if (!claim) return selected.replaceSync("");
      const own = `${spots(marksOf(claim))},${folds([claim])}`;
      const row = each([claim], (id) => `.plain-table tr[data-claim="${id}"]`);
      const chain = document.querySelector(own) ? "" : `${spots(timeline.chainOf(claim))}{outline:1px dashed var(--focus)}`;
      selected.replaceSync(
        `${own}{box-shadow:0 0 0 2px var(--focus)}${row}{background:var(--sel);box-shadow:inset 3px 0 0 var(--blue)}${chain}`,
      );
    });
  };
})();
