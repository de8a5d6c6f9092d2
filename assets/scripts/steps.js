/* Steps taken faster than they are drawn. A step's button says what it leads to only once the page shows where it
   stands, so those that come before are counted, and taken one after the other. */
(function () {
  "use strict";
  const LONGEST = 5000; // ms that a step is waited for
  const AGAIN = 40;
  const MOST = 50;
  let owed = 0; // steps on, or back where negative
  let taken = { from: null, at: 0 }; // where the page stood when the last one was taken, and when

  const stands = () => ["previous", "next"].map((id) => document.getElementById(id)?.dataset.patch).join(" ");
  const isDrawn = () => !taken.from || stands() !== taken.from || Date.now() - taken.at > LONGEST;
  const isPlaying = () => document.getElementById("play")?.getAttribute("aria-pressed") === "true";

  function wait() {
    if (isDrawn()) taken.from = null;
    else window.setTimeout(wait, AGAIN);
  }

  function take() {
    if (!owed) return;
    if (isDrawn()) {
      const button = document.getElementById(owed > 0 ? "next" : "previous");
      owed = button && !button.disabled ? owed - Math.sign(owed) : 0;
      button?.click();
    }
    if (owed) window.setTimeout(take, AGAIN);
  }

  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest("#next, #previous");
      if (!button || isPlaying()) return;
      if (isDrawn()) {
        taken = { from: stands(), at: Date.now() };
        return wait();
      }
      event.stopPropagation();
      if (!owed) window.setTimeout(take, AGAIN);
      owed = Math.max(-MOST, Math.min(MOST, owed + (button.id === "next" ? 1 : -1)));
    },
    true,
  );
})();
