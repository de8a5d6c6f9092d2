/* The calendar opens at the month of the day in force: Mantine's own keeps the month that it was last left at. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  let opened = 0;

  function dayInForce() {
    const asked = new URLSearchParams(timeline.query()).get("as_of");
    return asked || document.getElementById("calendar-place").dataset.today;
  }

  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest && event.target.closest("#calendar-panel-button");
      if (!button || button.getAttribute("aria-expanded") === "true") return;
      opened += 1;
      namespace.set_props("calendar", { defaultDate: dayInForce() });
      namespace.set_props("calendar-place", { key: `opened-${opened}` }); // made anew, so that it starts there
    },
    true,
  );
})();
