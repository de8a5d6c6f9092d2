/* What a click does. Every button and link that changes the view carries its change as a patch of the query
   (data-patch); the others open, close, copy or save. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  const root = document.documentElement;
  const MOST = 50;
  let acts = 0; // the number of the last one
  let told = []; // the last ones that changed the query: [number, patch]
  let other = 0; // the number of the last one that was no step of the day
  let heard = 0; // up to which the view has followed
  let waiting = 0;

  /* Ms by which a drawing is asked for before the rest of the page: together it would wait for that. */
  timeline.AHEAD = 20;

  /* Acts have numbers, and each is told again with the next until an answer to it has come: where two answers are under
     way, the page takes the later one only. */
  timeline.numbered = () => (other = ++acts);
  timeline.wasHeard = (number) => void (heard = number || 0);

  timeline.send = function (patch) {
    const drawn = other <= heard ? drawing(patch) : "";
    if (drawn) acts += 1;
    else timeline.numbered();
    told = [...told, [acts, timeline.foldPatch(patch)]].filter(([number]) => number > heard).slice(-MOST);
    timeline.lead();
    window.clearTimeout(waiting);
    const data = { acts: told };
    if (!drawn) return namespace.set_props("action", { data });
    namespace.set_props("shown", { data: drawn });
    waiting = window.setTimeout(() => namespace.set_props("action", { data }), timeline.AHEAD);
  };

  /* The query of the drawing after a step of the day, which the page need not be told; "" after anything else.
     Where the server's word on it is another, that one is drawn. */
  function drawing(patch) {
    const parts = timeline.query().split("&");
    const place = parts.findIndex((part) => part.startsWith("as_of="));
    if (place < 0 || !/^as_of=[\d-]{10}$/.test(patch)) return "";
    parts[place] = patch;
    const isHistory = parts.includes("view=history");
    return parts.filter((part) => !/^(theme|more|sort)=/.test(part) && (isHistory || !part.startsWith("claim="))).join("&");
  }

  /* Panels below a button */
  function panelOf(button) {
    return document.getElementById(button.dataset.toggle);
  }

  function setPanel(button, open) {
    const panel = panelOf(button);
    button.setAttribute("aria-expanded", String(open));
    if (panel.classList.contains("panel")) panel.hidden = !open;
    else panel.classList.toggle("is-open", open);
    if (open) {
      const field = panel.querySelector("input:not([type=checkbox])");
      if (field && panel.id === "search-box") field.focus();
    }
  }

  timeline.closePanels = function (except) {
    let closed = null;
    for (const button of document.querySelectorAll("[data-toggle][aria-expanded=true]")) {
      if (except && (panelOf(button).contains(except) || button.contains(except))) continue;
      setPanel(button, false);
      closed = button;
    }
    return closed;
  };

  /* Words that come and go */
  let fading = 0;
  timeline.toast = function (words) {
    const toast = document.getElementById("toast");
    if (!toast) return;
    toast.textContent = words;
    toast.className = "is-shown";
    window.clearTimeout(fading);
    fading = window.setTimeout(() => (toast.className = ""), Math.max(2500, words.length * 60));
  };

  async function copy(text, words) {
    try {
      await navigator.clipboard.writeText(text);
      timeline.toast(words);
    } catch {
      window.prompt("Copy this:", text); // no clipboard without a secure context
    }
  }

  function toggleTable() {
    const view = new URLSearchParams(timeline.query());
    if (view.get("view") !== "claims") timeline.send(view.has("table") ? "table=" : "table=1");
  }
  timeline.toggleTable = toggleTable;

  timeline.openSheet = function (name) {
    const sheet = document.getElementById(name);
    if (sheet && !sheet.open) sheet.showModal();
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest(
      "[data-patch],[data-toggle],[data-open],[data-close],[data-copy],[data-export],[data-do]",
    );
    const isToggle = target && target.dataset.toggle !== undefined;
    timeline.closePanels(isToggle || event.target.closest(".panel, .filters, .search, .replay") ? event.target : null);
    if (event.target.tagName === "DIALOG") event.target.close(); // its backdrop
    if (!target || target.disabled) return;
    const { patch, toggle, open, close, copy: what, text, export: kind } = target.dataset;
    if (patch !== undefined) {
      if (target.tagName === "A" && (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)) return;
      event.preventDefault();
      if (patch) timeline.send(patch);
      target.closest("dialog")?.close();
    } else if (toggle !== undefined) setPanel(target, target.getAttribute("aria-expanded") !== "true");
    else if (open) timeline.openSheet(open);
    else if (close) document.getElementById(close).close();
    else if (what === "link") copy(window.location.href, timeline.showsOwn() ? "Link copied. Whoever opens it needs your file too" : "Link copied");
    else if (what === "text") copy(text, "Citation copied");
    else if (kind) timeline.saveView(kind);
    else if (target.dataset.do === "table") toggleTable();
    else if (target.dataset.do === "dismiss") namespace.set_props("notice", { children: [] });
    if (target.closest(".panel") && (kind || patch !== undefined)) timeline.closePanels(null);
  });

  /* A thin bar when an answer takes long; a word when none comes */
  let pending = 0;
  let since = Date.now();
  timeline.busy = function () {
    pending += 1;
    root.setAttribute("data-busy", "");
    return () => {
      pending -= 1;
      since = Date.now();
      if (!pending) root.removeAttribute("data-busy");
    };
  };
  timeline.isQuiet = (ms) => !pending && Date.now() - since >= ms;

  const plainFetch = window.fetch;
  window.fetch = async function (resource, options) {
    const asks = String((resource && resource.url) || resource).includes("_dash-update-component");
    if (!asks) return plainFetch(resource, options);
    const done = timeline.busy();
    try {
      const answer = await plainFetch(resource, options);
      if (answer.status >= 400) timeline.toast("The server could not show this. Reload the page to try again.");
      return answer;
    } catch (error) {
      timeline.toast("The server does not answer. Is it still running?");
      throw error;
    } finally {
      done();
    }
  };
})();
