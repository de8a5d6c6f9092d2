/* Filters with many boxes: a field leaves those whose names hold every word that is typed. What is ticked stays so. */
(function () {
  "use strict";
  const boxesIn = (panel) => [...panel.querySelectorAll(".mantine-Checkbox-root")];
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  function find(field) {
    const panel = field.closest(".panel");
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    const boxes = boxesIn(panel);
    for (const box of boxes) {
      const name = plain(box.textContent);
      box.hidden = !words.every((word) => name.includes(word));
    }
    const number = boxes.filter((box) => !box.hidden).length;
    panel.querySelector(".found").textContent = words.length ? `${number} of ${boxes.length}` : "";
  }

  document.addEventListener("input", (event) => {
    if (event.target.closest?.(".finder")) find(event.target);
  });

  /* Other productions have other boxes */
  document.addEventListener("click", (event) => {
    const panel = document.getElementById(event.target.closest?.(".filter [data-toggle]")?.dataset.toggle);
    if (panel) find(panel.querySelector(".finder input"));
  });

  /* Arrows lead from the field to the boxes, and from box to box; Enter ticks the first of those that are left */
  document.addEventListener("keydown", (event) => {
    const panel = event.target.closest?.(".filter .panel");
    if (!panel || !["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
    const inputs = boxesIn(panel).filter((box) => !box.hidden).map((box) => box.querySelector("input"));
    const inField = Boolean(event.target.closest(".finder"));
    if (event.key === "Enter") {
      if (!inField || !event.target.value || !inputs.length) return;
      event.preventDefault();
      return inputs[0].click();
    }
    const stops = [panel.querySelector(".finder input"), ...inputs].filter((stop) => stop.getClientRects().length);
    const next = stops[stops.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next || !stops.includes(event.target)) return;
    event.preventDefault();
    next.focus();
  });
})();
