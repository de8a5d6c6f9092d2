/* The table's place: a grid that is there already and only has other rows is given those, and keeps all else - its order,
   its filters, how far it is scrolled, what is picked, the focus. Anything else is drawn anew. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  const SOON = 60; // ms after which the grid has its new rows
  let shape = ""; // of the grid that is shown: all that it was told but its rows

  const gridOf = (told) => (Array.isArray(told) ? told.find((part) => part.props?.id === "grid") : null)?.props;

  function shapeOf(grid) {
    if (!grid) return "";
    const { rowData, style, ...rest } = grid;
    return JSON.stringify([rest, style.minHeight, style["--cell-padding"]]);
  }

  const api = () => window.dash_ag_grid.getApi("grid");
  const isThere = () => Boolean(window.dash_ag_grid && document.getElementById("grid") && api()) && !api().isDestroyed();

  /* The part of the bar below that follows the rows */
  function told(foot) {
    const listed = foot?.props.children || [];
    return listed.find((part) => part.props?.id === "grid-told")?.props.children;
  }

  /* The grid counts rows: its focus would stay at a place, and go to another claim */
  function focusNow() {
    const cell = document.activeElement.closest("#grid .ag-row[row-id] [col-id]");
    return cell && { row: cell.closest(".ag-row").getAttribute("row-id"), column: cell.getAttribute("col-id") };
  }

  function focusAgain({ row, column }) {
    const isElsewhere = document.activeElement !== document.body && !document.activeElement.closest("#grid");
    if (isElsewhere || !isThere()) return;
    const node = api().getRowNode(row);
    if (node && node.rowIndex !== null) api().setFocusedCell(node.rowIndex, column);
  }

  /* Who has left the view finds a new grid, even where the old one was not gone yet */
  timeline.forgetGrid = () => (shape = "");

  timeline.showTable = function (content) {
    const grid = gridOf(content);
    const before = shape;
    shape = shapeOf(grid);
    if (!grid || shape !== before || !isThere()) return content;
    const focus = focusNow();
    namespace.set_props("grid", { rowData: grid.rowData, style: grid.style });
    namespace.set_props("grid-told", { children: told(content[1]) });
    if (focus) window.setTimeout(() => focusAgain(focus), SOON);
    return namespace.no_update;
  };
})();
