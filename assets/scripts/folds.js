/* "+n" in a chart: a button that lists the claims which it counts. Which one is open stands in the address, by the first
   claim of its list. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  const EDGE = 8;
  let told = ""; // what the address says is open
  let pending = ""; // what of it is not drawn yet

  const panel = () => document.getElementById("fold-panel");
  const opener = () => document.querySelector(".fold[aria-expanded=true]");

  function element(tag, name, text) {
    const made = document.createElement(tag);
    made.className = name;
    made.textContent = text || "";
    return made;
  }

  function entry(claim, isNamed) {
    const told = timeline.cardOf(claim);
    const button = element("button", "fold-claim");
    button.type = "button";
    button.dataset.patch = new URLSearchParams({ claim, more: "" }).toString();
    button.dataset.claim = claim;
    const phrase = document.createElement("bdi");
    phrase.textContent = told.phrase;
    const said = document.createElement("bdi");
    said.textContent = told.said;
    const first = element("span", "phrase");
    first.append(phrase);
    const second = element("span", "who");
    second.append(said);
    if (isNamed) button.append(element("span", "who", told.milestone));
    button.append(first, second);
    if (told.slip) button.append(element("span", `change ${told.tone}`, told.slip));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  function fill(fold) {
    const claims = JSON.parse(fold.dataset.fold).filter((claim) => timeline.cardOf(claim));
    const list = document.createElement("ol");
    const several = new Set(claims.map((claim) => timeline.cardOf(claim).milestone)).size > 1;
    list.append(...claims.map((claim) => entry(claim, several)));
    panel().replaceChildren(list);
    panel().setAttribute("aria-label", fold.getAttribute("aria-label").split(":")[0]);
  }

  timeline.foldOf = (claim) =>
    [...document.querySelectorAll(".fold")].find((fold) => JSON.parse(fold.dataset.fold).includes(claim));

  /* Called with each view */
  timeline.showFold = function (claim) {
    if (claim === told) return;
    told = pending = claim;
    if (opener() && timeline.foldOf(claim) !== opener()) timeline.closePanels(null);
    unfold();
  };

  function unfold() {
    const fold = pending && timeline.foldOf(pending);
    if (!fold || !timeline.cardOf(pending)) return;
    pending = "";
    if (fold.getAttribute("aria-expanded") !== "true") fold.click();
  }

  /* What is sent while the address says "open" and nothing is open any more, says so, too */
  timeline.foldPatch = function (patch) {
    const named = new URLSearchParams(patch).get("more");
    if (named === null && (!told || !panel().hidden)) return patch;
    told = named || "";
    pending = "";
    return named === null ? `${patch}&more=` : patch;
  };

  function tell() {
    const open = opener();
    const claim = open ? JSON.parse(open.dataset.fold)[0] : "";
    const isSame = open ? timeline.foldOf(told) === open : !told || pending;
    if (isSame) return;
    told = claim;
    timeline.send(new URLSearchParams({ more: claim }).toString());
  }

  function place(fold) {
    const frame = document.getElementById("plot-frame");
    const [x, y] = [parseFloat(fold.style.left), parseFloat(fold.style.top)];
    const most = Math.max(EDGE, frame.clientWidth - panel().offsetWidth - EDGE);
    panel().style.left = `${Math.min(Math.max(EDGE, x - panel().offsetWidth / 2), most)}px`;
    panel().style.top = `${y + 16}px`;
  }

  /* Filled before acts.js opens it, placed and focused after */
  document.addEventListener(
    "click",
    (event) => {
      const fold = event.target.closest && event.target.closest(".fold");
      if (!fold) return;
      fill(fold);
      window.setTimeout(() => {
        if (panel().hidden) return;
        place(fold);
        const isAsked = event.isTrusted || document.activeElement === document.body;
        if (isAsked) panel().querySelector("button")?.focus({ preventScroll: !event.isTrusted });
      });
    },
    true,
  );

  /* Who picks a claim from the list finds the focus at the "+n" again */
  document.addEventListener(
    "click",
    (event) => {
      if (event.target.closest && event.target.closest("#fold-panel [data-patch]")) opener()?.focus({ preventScroll: true });
    },
    true,
  );

  document.addEventListener("keydown", (event) => {
    const here = event.target.closest && event.target.closest("#fold-panel button");
    if (!here || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    const all = [...panel().querySelectorAll("button")];
    const next = all[all.indexOf(here) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) next.focus();
  });

  /* A new drawing closes it, and opens it again where it still has that "+n" */
  function close() {
    pending = told;
    if (opener()) timeline.closePanels(null);
    panel().hidden = true; // its button may be gone
    window.setTimeout(unfold);
  }
  const watch = (spots) =>
    new MutationObserver(close).observe(spots, { childList: true, subtree: true, attributeFilter: ["style", "data-fold"] });
  const listen = (place) =>
    new MutationObserver(() => window.setTimeout(tell)).observe(place, { attributeFilter: ["hidden"] });
  document.addEventListener("DOMContentLoaded", () => {
    timeline.whenThere("#spots", watch);
    timeline.whenThere("#fold-panel", listen);
  });
})();
