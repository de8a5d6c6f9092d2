/* The ticks above the slider: [left] of an exact assertion, [left, length] of a vague one, in per cent. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});

  function tick([left, length]) {
    const mark = document.createElement("span");
    mark.className = length === undefined ? "said-exactly" : "said";
    mark.style.left = left + "%";
    if (length !== undefined) mark.style.width = length + "%";
    return mark;
  }

  timeline.drawTicks = function (ticks) {
    timeline.whenThere("#ticks", (place) => place.replaceChildren(...(ticks || []).map(tick)));
  };
})();
