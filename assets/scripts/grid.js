/* The claims table: its script is loaded when it is first asked for; its rows are grouped until they are sorted. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  const components = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  let loading = null;

  timeline.loadGrid = function () {
    if (loading) return;
    const told = document.querySelector("meta[name=grid-script]");
    if (!told) return timeline.tell({ grid: true });
    loading = document.createElement("script");
    loading.src = told.content;
    loading.onload = () => timeline.tell({ grid: true });
    loading.onerror = () => {
      loading = null;
      timeline.toast("The table could not be loaded. Reload the page to try again.");
    };
    document.head.append(loading);
  };

  /* Rows */
  functions.headsChain = (params) => Boolean(params.rowNode.data.group);
  functions.isClaimRow = (params) => !params.data.group;
  functions.isClaimNode = (node) => !node.data.group;
  functions.claimRowHeight = (params, claim, group) => (params.data.group ? group : claim);
  const sorted = new WeakSet(); // the grids that are sorted by a column
  functions.gridIsSorted = (params) => sorted.has(params.api);
  functions.afterSorting = (params) => {
    timeline.tellOrder(params.api);
    const isSorted = (params.columns || []).some((column) => column.getSort());
    if (isSorted === sorted.has(params.api)) return;
    sorted[isSorted ? "add" : "delete"](params.api);
    params.api.onFilterChanged(); // headings only make sense in the order of the chains
  };

  const compare = (field) => (first, second, one, other) => {
    const [low, high] = [one.data.sort?.[field], other.data.sort?.[field]];
    if (low == null || high == null) return (low == null) - (high == null);
    return low - high;
  };
  for (const field of ["read", "slip", "said"]) functions[`compare_${field}`] = compare(field);

  /* Cells */
  const make = (...all) => window.React.createElement(...all);
  components.ClaimGroup = ({ data }) =>
    make("div", { className: "grid-group", role: "gridcell" }, make("bdi", null, data.group), make("span", null, data.count));
  components.ClaimStated = ({ value, data }) => {
    if (!data.problems) return value;
    const about = { role: "img", "aria-label": data.problems, title: data.problems };
    const mark = make("span", { className: `problem-mark is-${data.mark}`, ...about }, data.mark === "note" ? "i" : "!");
    return make("span", { className: "stated" }, make("bdi", null, value), mark);
  };
  components.ClaimState = ({ value, data, context }) => {
    const svg = context?.glyphs?.[data.glyph];
    const image = svg && make("img", { src: "data:image/svg+xml," + encodeURIComponent(svg), alt: "", className: "glyph" });
    return make("span", { className: `state is-${value}` }, image, value);
  };
  components.ClaimSlip = ({ value, data }) => make("span", { className: data.tone }, value);

  /* A click or Enter on a row opens its claim; a click with a key held, or on its box, picks it instead (picking.js) */
  function open(event) {
    const row = event.target.closest && event.target.closest("#grid .ag-row[row-id]");
    if (!row || row.classList.contains("ag-full-width-row")) return;
    timeline.send(new URLSearchParams({ claim: row.getAttribute("row-id") }).toString());
  }
  document.addEventListener("click", (event) => {
    if (!timeline.isPicking(event)) open(event);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter") open(event);
  });
})();
