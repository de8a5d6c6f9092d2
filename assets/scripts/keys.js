/* Keys for those who don't want to reach for the pointer, and the play button. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  const STEP = 1100; // ms between two steps while playing
  let playing = 0;

  const click = (id) => {
    const button = document.getElementById(id);
    if (button && !button.disabled) button.click();
  };

  function stop() {
    window.clearInterval(playing);
    playing = 0;
    showPlaying(false);
  }

  function showPlaying(on) {
    const button = document.getElementById("play");
    if (!button) return;
    button.setAttribute("aria-pressed", String(on));
    button.setAttribute("aria-label", on ? "Pause" : "Play");
  }

  function play() {
    if (playing) return stop();
    const next = document.getElementById("next");
    const button = document.getElementById("play");
    if (next.disabled && button.dataset.first) timeline.send(button.dataset.first);
    else click("next");
    showPlaying(true);
    playing = window.setInterval(() => {
      if (!timeline.isQuiet(150)) return; // the last step is still being drawn
      if (document.getElementById("next").disabled) stop();
      else click("next");
    }, STEP);
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest("#play")) play();
    else if (playing && event.isTrusted) stop();
  });

  function search() {
    const toggle = document.querySelector(".search-toggle");
    if (toggle && toggle.offsetParent && toggle.getAttribute("aria-expanded") !== "true") toggle.click();
    const field = document.getElementById("search");
    if (field) field.focus();
  }

  function escape() {
    if (timeline.endTour()) return undefined;
    const button = timeline.closePanels(null);
    if (button) return button.focus();
    if (!document.getElementById("hover-card")?.hidden) timeline.hideCard();
    if (document.documentElement.hasAttribute("data-claim")) timeline.send("claim=");
  }

  const keys = {
    "/": search,
    "[": () => click("previous"),
    "]": () => click("next"),
    t: () => timeline.toggleTable(),
    "?": () => timeline.openSheet("help"),
  };

  function isWriting(element) {
    return element.matches && element.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") return escape();
    if (isWriting(event.target)) return;
    const tab = document.querySelectorAll("#tabs .view-tab")[Number(event.key) - 1];
    const act = tab ? () => tab.click() : keys[event.key];
    const drawer = document.documentElement.hasAttribute("data-claim") && event.target.closest(".drawer");
    if (drawer && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      const side = event.key === "ArrowLeft" ? "left" : "right";
      const button = drawer.querySelector(`[data-neighbour=${side}]`);
      if (button && !button.disabled) button.click();
      return;
    }
    if (!act) return;
    event.preventDefault();
    act();
  });

  /* On a phone: buttons in the bar press those in the sheet, and the day is told on the one that opens it */
  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-press], [data-fold-up]");
    if (target && target.dataset.press) click(target.dataset.press);
    if (target && target.dataset.foldUp) timeline.closePanels(null)?.focus();
  });

  function tellDay(field) {
    const say = () => (document.getElementById("replay-words").textContent = `as of ${field.getAttribute("value") || ""}`);
    new MutationObserver(say).observe(field, { attributes: true, attributeFilter: ["value"] });
    say();
  }

  function mirror(button) {
    const twin = document.querySelector(`[data-press="${button.id}"]`);
    const say = () => (twin.disabled = button.disabled);
    new MutationObserver(say).observe(button, { attributes: true, attributeFilter: ["disabled"] });
    say();
  }

  document.addEventListener("DOMContentLoaded", () => {
    timeline.whenThere("#as-of", tellDay);
    for (const id of ["previous", "next"]) timeline.whenThere(`#${id}`, mirror);
  });

  /* Page keys on the slider leap over days; where to, the last drawing has told. Keys that come before the next one go
     nowhere else */
  document.addEventListener("keydown", (event) => {
    const id = { PageUp: "next", PageDown: "previous" }[event.key];
    if (!id || !event.target.closest?.(".slider [role=slider]")) return;
    event.preventDefault();
    const patch = document.getElementById(id).dataset.leap;
    if (patch && !timeline.query().split("&").includes(patch)) timeline.send(patch);
  });

  /* The slider's value in words */
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const EPOCH = 719163; // 1 January 1970, counted from 1 January of year 1

  function words(ordinal) {
    const day = new Date((ordinal - EPOCH) * 86400000);
    return `${day.getUTCDate()} ${months[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
  }

  function watch(thumb) {
    const say = () => {
      const text = words(Number(thumb.getAttribute("aria-valuenow")));
      if (thumb.getAttribute("aria-valuetext") !== text) thumb.setAttribute("aria-valuetext", text);
    };
    new MutationObserver(say).observe(thumb, { attributes: true, attributeFilter: ["aria-valuenow"] });
    say();
  }
  document.addEventListener("DOMContentLoaded", () => timeline.whenThere(".slider [role=slider]", watch));
})();
