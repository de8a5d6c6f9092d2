/* The tour: offered once, card by card, ended at any time by its button, Escape or the last card. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  const SEEN = "timeline-tour";
  const GAP = 12;
  const EDGE = 16;
  let step = -1;

  function seen(now) {
    try {
      if (now) window.localStorage.setItem(SEEN, "seen");
      return window.localStorage.getItem(SEEN) !== null;
    } catch {
      return true; // what can't be remembered would come back each time
    }
  }

  const card = () => document.getElementById("tour");
  const steps = () => [...document.querySelectorAll("#tour-steps > li")].filter((item) => target(item));
  const target = (item) => {
    const found = document.querySelector(item.dataset.at);
    return found && found.getClientRects().length ? found : null;
  };

  function mark(element) {
    for (const old of document.querySelectorAll(".tour-target")) old.classList.remove("tour-target");
    if (element) element.classList.add("tour-target");
  }

  /* Below its part if there is room, else above it, else at the foot of the window. */
  function put(element) {
    const { style } = card();
    if (!element) return style.removeProperty("inset");
    const box = element.getBoundingClientRect();
    const { offsetWidth: wide, offsetHeight: high } = card();
    const below = box.bottom + GAP;
    const above = box.top - GAP - high;
    let top = window.innerHeight - high - EDGE;
    if (below + high <= window.innerHeight - EDGE) top = below;
    else if (above >= EDGE) top = above;
    const left = Math.max(EDGE, Math.min(box.left, window.innerWidth - wide - EDGE));
    style.inset = `${top}px auto auto ${left}px`;
  }

  function show(number) {
    step = number;
    const listed = steps();
    if (step >= listed.length) return end();
    const place = target(listed[step]);
    const { top } = place.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight / 2) place.scrollIntoView({ block: "center" });
    document.getElementById("tour-words").textContent = listed[step].textContent;
    const next = document.getElementById("tour-next");
    next.textContent = step === listed.length - 1 ? "Done" : `Next (${step + 1} of ${listed.length})`;
    document.getElementById("tour-skip").hidden = true;
    card().hidden = false;
    mark(place);
    put(place);
    next.focus({ preventScroll: true });
  }

  function end() {
    step = -1;
    seen(true);
    mark(null);
    card().hidden = true;
  }

  timeline.tour = () => show(0);
  /* What was opened since is closed first, as long as the tour is only offered. */
  const isBehind = () =>
    step < 0 &&
    !card().contains(document.activeElement) &&
    Boolean(document.querySelector("[data-claim]:root, [data-toggle][aria-expanded=true]"));

  timeline.endTour = () => {
    const on = card() && !card().hidden && !isBehind();
    if (on) end();
    return on;
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tour]");
    if (!button) return;
    if (button.dataset.tour === "end") end();
    else if (button.dataset.tour === "next") show(step + 1);
    else {
      document.getElementById("help").close();
      show(0);
    }
  });

  function offer() {
    if (!seen(false)) card().hidden = false;
  }
  document.addEventListener("DOMContentLoaded", () => timeline.whenThere("#tour", offer));
})();
