/* Names that are cut short say themselves in full to whoever points at them or tabs to them. */
(function () {
  "use strict";
  const CUT = ".picker input, .filter > .button > span, .own b";
  function tellWhole(event) {
    const cut = event.target.closest?.(CUT) || event.target.closest?.(".filter > .button")?.querySelector("span");
    if (!cut) return;
    const words = cut.value ?? cut.textContent;
    if (cut.scrollWidth > cut.clientWidth) cut.title = words;
    else cut.removeAttribute("title");
  }
  document.addEventListener("pointerover", tellWhole);
  document.addEventListener("focusin", tellWhole);
})();
