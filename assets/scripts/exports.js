/* Saving what the server makes: one file of a kind at a time, with word of how it goes where it takes over a second. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  const LONG = 1000; // ms after which a person wants to know
  const running = new Map(); // kind -> when it was begun
  let ticking = 0;

  function show() {
    const place = document.getElementById("saving");
    const now = Date.now();
    const long = [...running].filter(([, since]) => now - since >= LONG);
    const names = long.map(([kind]) => kind.toUpperCase()).join(", ");
    place.toggleAttribute("data-on", long.length > 0);
    const words = names && `Saving ${names} …`;
    const [told, seconds] = place.children;
    if (told.textContent !== words) told.textContent = words; // said once, not at each second
    const longest = Math.max(0, ...long.map(([, since]) => now - since));
    seconds.textContent = names && `${Math.floor(longest / 1000)} s`;
  }

  function begin(kind) {
    running.set(kind, Date.now());
    mark(kind, true);
    if (!ticking) ticking = window.setInterval(show, 250);
  }

  function end(kind) {
    running.delete(kind);
    mark(kind, false);
    show();
    if (!running.size) ticking = window.clearInterval(ticking);
  }

  function mark(kind, on) {
    for (const button of document.querySelectorAll(`[data-export="${kind}"], [data-picked="${kind}"]`)) {
      if (on) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  }

  async function reason(answer) {
    const words = (await answer.text()).trim();
    return words && words.length < 500 ? words : `the server answered ${answer.status}`;
  }

  function keep(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /* `ask` gives the answer whose body is the file */
  timeline.save = async function (kind, ask) {
    if (running.has(kind)) return timeline.toast(`${kind.toUpperCase()} is being made already`);
    const done = timeline.busy();
    begin(kind);
    try {
      const answer = await ask();
      if (!answer.ok) throw new Error(await reason(answer));
      const named = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") || "");
      const name = named ? named[1] : `timeline.${kind}`;
      keep(await answer.blob(), name);
      timeline.toast(`Saved ${name}`);
    } catch (error) {
      const why = error instanceof TypeError ? "the server does not answer. Is it still running?" : error.message;
      timeline.toast(`No ${kind.toUpperCase()} was saved: ${why}`);
    } finally {
      end(kind);
      done();
    }
  };

  timeline.saveView = (kind) => timeline.save(kind, () => window.fetch(`/export/${kind}?${timeline.query()}`));
})();
