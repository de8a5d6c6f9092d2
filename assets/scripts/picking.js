/* Picking claims in the table, to copy or save exactly these: by their boxes, by clicks with Shift or Ctrl held, by
   Space and Ctrl+A. What is copied and saved comes from the server, as every export does. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  const BOXES = "ag-Grid-SelectionColumn";
  const counted = new Intl.NumberFormat("en-US");
  let hint = "";
  let anchor = null; // the row that a click with Shift held reaches from

  const grid = () => window.dash_ag_grid && document.getElementById("grid") && window.dash_ag_grid.getApi("grid");

  /* The ids of what is picked, in the order in which it is shown */
  function picked() {
    const names = [];
    grid().forEachNodeAfterFilterAndSort((node) => node.isSelected() && names.push(node.id));
    return names;
  }

  functions.afterPicking = function () {
    const foot = document.getElementById("grid-foot");
    const words = document.getElementById("picked");
    if (!foot || !grid() || grid().isDestroyed()) return;
    const number = picked().length;
    hint = hint || words.textContent;
    const told = number ? `${counted.format(number)} ${number === 1 ? "claim" : "claims"} selected` : hint;
    if (words.textContent !== told) words.textContent = told;
    foot.toggleAttribute("data-any", number > 0);
  };

  /* Rows between two, both counted */
  function between(one, other) {
    const rows = [];
    const [first, last] = [one.rowIndex, other.rowIndex].sort((low, high) => low - high);
    grid().forEachNodeAfterFilterAndSort((node) => {
      if (node.rowIndex >= first && node.rowIndex <= last && node.selectable) rows.push(node);
    });
    return rows;
  }

  timeline.isPicking = function (event) {
    const target = event.target.closest ? event.target : null;
    const inBoxes = target && target.closest(`#grid [col-id="${BOXES}"]`);
    return Boolean(inBoxes) || event.shiftKey || event.ctrlKey || event.metaKey;
  };

  document.addEventListener("click", (event) => {
    const row = event.target.closest && event.target.closest("#grid .ag-row[row-id]");
    const node = row && grid().getRowNode(row.getAttribute("row-id"));
    if (!node || !node.selectable) return;
    const before = anchor && grid().getRowNode(anchor);
    anchor = node.id;
    if (!timeline.isPicking(event)) return;
    if (event.target.closest(".ag-checkbox")) return; // the grid's own box has done it
    if (event.shiftKey && before) grid().setNodesSelected({ nodes: between(before, node), newValue: true });
    else node.setSelected(!node.isSelected());
  });

  document.addEventListener("keydown", (event) => {
    const isAll = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "a";
    if (!isAll || !event.target.closest("#grid") || event.target.matches("input:not([type=checkbox])")) return;
    event.preventDefault();
    grid().selectAll("filtered");
  });

  /* What can be done with them */
  const ask = (kind) =>
    window.fetch(`/export/${kind}?${timeline.query()}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(picked()),
    });

  async function text() {
    const answer = await ask("tsv");
    if (!answer.ok) throw new Error(await answer.text());
    return new Blob([await answer.text()], { type: "text/plain" });
  }

  async function copy() {
    const number = picked().length;
    const done = timeline.busy();
    try {
      // The clipboard is asked at once, while the click still counts, and given its text later.
      if (window.ClipboardItem) await navigator.clipboard.write([new window.ClipboardItem({ "text/plain": text() })]);
      else await navigator.clipboard.writeText(await (await text()).text());
      timeline.toast(`${counted.format(number)} ${number === 1 ? "claim" : "claims"} copied, with a heading row`);
    } catch (error) {
      const why = navigator.clipboard ? error.message : "the browser lets only pages by https or on this machine copy";
      timeline.toast(`Nothing was copied: ${why}`);
    } finally {
      done();
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-picked]");
    if (!button) return;
    const act = button.dataset.picked;
    if (act === "clear") {
      grid().deselectAll();
      document.querySelector("#grid .ag-cell, #grid .ag-row")?.focus();
    } else if (act === "copy") copy();
    else timeline.save(act, () => ask(act));
  });
})();
