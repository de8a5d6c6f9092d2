/* With --watch: asks for the edition of the data, loads the page anew when there is a newer one (the address holds the
   view), and says so while the files can't be read. */
(function () {
  "use strict";
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

  async function ask() {
    try {
      const answer = await (await fetch("/edition")).json();
      if (shown !== null && answer.edition !== shown) return window.location.reload();
      shown = answer.edition;
      say(answer.trouble);
    } catch {
      /* the server may be away for a moment */
    }
    return window.setTimeout(ask, EVERY);
  }

  ask();
})();
