/* With --watch: asks for the edition of the data, loads the page anew when there is a newer one (the address holds the
   view), and says so while the files can't be read. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  const EVERY = 700; // ms
  if (!document.querySelector('meta[name="watch"]')) return;
  let shown = null;
  const box = document.createElement("div");
  box.className = "watch-notice";
  box.setAttribute("role", "status");
  document.addEventListener("DOMContentLoaded", () => document.body.append(box));

  function say(trouble) {
    const words = trouble ? `Shown as last read: ${trouble}` : "";
    if (box.textContent !== words) box.textContent = words;
  }

  // A file that is being chosen or sent, or a picture on its way, would be lost.
  const isAmidst = () => timeline.isChoosingFile || !timeline.isQuiet(0);

  async function ask() {
    try {
      const answer = await (await fetch("/edition")).json();
      if (shown === null || timeline.showsOwn()) shown = answer.edition;
      if (answer.edition !== shown && !isAmidst()) return window.location.reload();
      say(answer.trouble);
    } catch {
      /* the server may be away for a moment */
    }
    return window.setTimeout(ask, EVERY);
  }

  ask();
})();
