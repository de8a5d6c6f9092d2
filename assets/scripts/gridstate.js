/* What the claims table keeps when it is drawn anew: its order, its filters, what is picked, how far it was scrolled, and
   the row that the focus was in. Another view, or other claims, take away what no longer is. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  const KEPT = ["sort", "filter", "rowSelection", "scroll"];
  let current = null; // the grid that is shown
  let kept = null;
  let row = ""; // the row that the focus was in
  let scrolled = ""; // the selected claim that the grid was scrolled to
  let ordered = ""; // how the grid is sorted, as the address was told
  let sent = []; // what it was told and has not yet said
  let followed = ""; // how the address last said that it is

  const selectedClaim = () => new URLSearchParams(timeline.query()).get("claim") || "";

  /* At each change of its state; the first word of a new grid is answered with what was kept of the one before */
  functions.keepState = ({ api }) => {
    if (api.isDestroyed()) return; // its last word comes after its end
    if (api !== current) return adopt(api);
    const state = api.getState();
    kept = Object.fromEntries(KEPT.filter((name) => name in state).map((name) => [name, state[name]]));
  };

  function adopt(api) {
    if (kept) {
      const there = (kept.rowSelection || []).filter((name) => api.getRowNode(name));
      const other = Object.keys(api.getState()).filter((name) => !KEPT.includes(name));
      api.setState({ ...kept, rowSelection: there }, other);
    }
    current = api;
    if (!kept) followOrder();
    functions.afterPicking();
    if (row && document.activeElement === document.body && !selectedClaim()) focusRow();
    scrollToSelected();
  }

  /* The column that it is sorted by stands in the address; of several columns the first */
  function order() {
    const sorted = current.getColumnState().filter((column) => column.sort);
    const [first] = sorted.sort((one, other) => one.sortIndex - other.sortIndex);
    return first ? `${first.sort === "desc" ? "-" : ""}${first.colId}` : "";
  }

  timeline.tellOrder = function (api) {
    if (api !== current || order() === ordered) return;
    ordered = order();
    sent.push(ordered);
    timeline.send(`sort=${ordered}`);
  };

  function followOrder() {
    const asked = new URLSearchParams(timeline.query()).get("sort") || "";
    if (asked === followed) return;
    followed = asked;
    const echoed = sent.indexOf(asked);
    sent = sent.slice(echoed + 1);
    if (echoed >= 0 || asked === ordered) return; // our own word, while the grid may be sorted otherwise by now
    ordered = asked;
    const column = { colId: asked.replace("-", ""), sort: asked.startsWith("-") ? "desc" : "asc" };
    current.applyColumnState({ state: asked ? [column] : [], defaultState: { sort: null } });
  }

  /* The grid comes to the claim that is selected once, not again when someone scrolls on */
  function scrollToSelected() {
    const claim = selectedClaim();
    const node = current && claim !== scrolled && current.getRowNode(claim);
    scrolled = claim;
    if (node && node.rowIndex !== null) current.ensureNodeVisible(node);
  }

  function focusRow() {
    const node = current && !current.isDestroyed() && current.getRowNode(row);
    if (node && node.rowIndex !== null) current.setFocusedCell(node.rowIndex, "stated");
  }

  document.addEventListener("focusin", (event) => {
    const inGrid = event.target.closest && event.target.closest("#grid .ag-row[row-id]");
    if (inGrid) row = inGrid.getAttribute("row-id");
    else if (!event.target.closest(".drawer")) row = "";
  });

  /* Called when the drawer has closed and the focus belongs to nobody */
  timeline.focusRow = () => row && focusRow();

  /* Called after each drawing and each selection */
  timeline.followGrid = function () {
    const isHere = new URLSearchParams(timeline.query()).get("view") === "claims";
    if (!isHere) {
      timeline.forgetGrid();
      [current, kept, row, scrolled, ordered, followed, sent] = [null, null, "", "", "", "", []];
    } else if (current && !current.isDestroyed()) {
      followOrder();
      scrollToSelected();
    }
  };
})();
