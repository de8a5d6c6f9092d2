/* The marks in the chart: one button lies over each, so that keyboard, touch and screen reader find them.
   Tab reaches the chart once; arrows move between marks; the hover card says what a mark is. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  const GAP = 14;
  const chosen = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, chosen];
  let cards = {};
  let opener = null;
  let focused = ""; // the name of the mark that has the focus, or lost it to a new drawing

  const spots = () => [...document.querySelectorAll(".spot")];
  const nameOf = (spot) => spot?.dataset.claim || spot?.dataset.fold || ""; // a "+n" by what it counts
  timeline.cardOf = (claim) => cards[claim];
  timeline.chainOf = (claim) => Object.keys(cards).filter((other) => cards[other].chain === cards[claim]?.chain);

  timeline.markSelected = function (claim) {
    const id = CSS.escape(claim);
    chosen.replaceSync(
      claim
        ? `.spot[data-claim="${id}"]{box-shadow:0 0 0 2px var(--focus)}` +
            `.ag-row[row-id="${id}"]{background:var(--sel)!important;box-shadow:inset 3px 0 0 var(--blue)}` +
            `.side [data-claim="${id}"]{background:var(--sel)}`
        : "",
    );
    timeline.showSelected();
  };

  /* A button on each mark's place, unseen until it has the focus: for keyboard, touch and screen reader */
  function button(name, x, y, label) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = name;
    made.tabIndex = -1;
    made.style.left = `${x}px`;
    made.style.top = `${y}px`;
    made.setAttribute("aria-label", label);
    return made;
  }

  function markButton([claim, x, y, name]) {
    const made = button("spot", x, y, name);
    made.dataset.patch = new URLSearchParams({ claim }).toString();
    made.dataset.claim = claim;
    return made;
  }

  /* The button over words that count claims which are not drawn: folds.js lists them */
  function foldButton([claims, x, y, width, words]) {
    const made = button("spot fold", x, y, `${words}: show which`);
    made.style.setProperty("--wide", `${width}px`);
    made.setAttribute("aria-haspopup", "dialog");
    made.setAttribute("aria-expanded", "false");
    made.setAttribute("aria-controls", "fold-panel");
    made.dataset.toggle = "fold-panel";
    made.dataset.fold = JSON.stringify(claims);
    return made;
  }

  let placed = null;
  function putMarks(places) {
    if (!places || places === placed) return;
    placed = places;
    document.getElementById("spots").replaceChildren(...places.marks.map(markButton), ...places.folds.map(foldButton));
  }

  /* Once drawn */
  timeline.afterDrawing = function (figure, places, told) {
    putMarks(places);
    cards = told || {};
    hideCard();
    timeline.showSelected();
    timeline.followRow();
    window.setTimeout(() => {
      const all = spots();
      const again = focused && all.find((spot) => nameOf(spot) === focused);
      if (again && document.activeElement === document.body) again.focus({ preventScroll: true });
      if (all.length && !all.some((spot) => spot.tabIndex === 0)) (again || all[0]).tabIndex = 0;
      listen();
    });
    const headline = document.getElementById("headline");
    window.setTimeout(() => {
      if (headline) document.title = `${headline.textContent} · Timeline`;
    });
  };

  function listen(tries = 50) {
    const plot = document.querySelector("#plot .js-plotly-plot");
    if (!plot?.on && tries) window.setTimeout(() => listen(tries - 1), 100); // it is drawn a little later
    if (!plot?.on || plot.dataset.listens) return;
    plot.dataset.listens = "true";
    plot.on("plotly_afterplot", timeline.afterPlot);
    timeline.afterPlot();
    plot.on("plotly_click", (event) => {
      const claim = claimOf(event);
      if (claim) timeline.send(new URLSearchParams({ claim }).toString());
    });
    plot.on("plotly_hover", (event) => {
      const claim = claimOf(event);
      const frame = plot.getBoundingClientRect();
      const top = plot.layout.meta?.top || 0;
      if (claim) showCard(claim, event.event.clientX - frame.left, event.event.clientY - frame.top + top);
    });
    plot.on("plotly_unhover", () => {
      hideCard();
      timeline.light("");
    });
    plot.on("plotly_relayout", (event) => {
      const range = event["xaxis.range"] || [event["xaxis.range[0]"], event["xaxis.range[1]"]];
      const days = range.map((side) => (typeof side === "string" ? side.slice(0, 10) : ""));
      if (days[0] && days[1]) timeline.send(new URLSearchParams({ from: days[0], to: days[1] }).toString());
      else if (event["xaxis.autorange"]) timeline.send("from=&to=");
    });
  }

  function claimOf(event) {
    for (const point of event.points || []) {
      const told = Array.isArray(point.customdata) ? point.customdata[0] : point.customdata;
      if (typeof told === "string" && told in cards) return told;
    }
    return null;
  }

  /* The hover card */
  function element(tag, name, text) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function fill(card, told) {
    const facts = element("dl");
    const rows = [["Read as", told.read], ["Said by", told.said], ["State", told.state]];
    if (told.due) rows.push(["Was due", told.due]);
    for (const [name, words] of rows) {
      const value = element("dd", "", words);
      if (name === "State" && told.slip) {
        value.append(", ", element("strong", told.tone, told.slip));
      }
      facts.append(element("dt", "", name), value);
    }
    card.replaceChildren(
      element("p", "kicker", told.milestone),
      element("p", "phrase", told.phrase),
      facts,
      element("p", "hint", "Enter or click for the source"),
    );
  }

  function showCard(claim, x, y) {
    const told = cards[claim];
    const frame = document.getElementById("plot-frame");
    if (!told || !frame) return;
    timeline.light(claim);
    const card = document.getElementById("hover-card");
    fill(card, told);
    card.hidden = false;
    const width = card.offsetWidth;
    const height = card.offsetHeight;
    const left = Math.min(Math.max(8, x - width / 2), Math.max(8, frame.clientWidth - width - 8));
    const above = y - height - GAP - 12;
    const covered = Math.max(-60, 80 - frame.getBoundingClientRect().top); // by the page's head, or the ruler
    const top = above >= covered ? above : y + GAP + 12;
    card.style.left = `${left}px`;
    card.style.top = `${top}px`;
  }

  function hideCard() {
    const card = document.getElementById("hover-card");
    if (card) card.hidden = true;
  }
  timeline.hideCard = hideCard;

  function over(event) {
    const spot = event.target.closest && event.target.closest(".spot");
    if (spot) showCard(spot.dataset.claim, parseFloat(spot.style.left), parseFloat(spot.style.top));
  }
  function out(event) {
    if (event.target.closest && event.target.closest(".spot")) hideCard();
  }
  document.addEventListener("pointerover", over);
  document.addEventListener("pointerout", out);
  document.addEventListener("focusin", (event) => {
    const spot = event.target.closest(".spot");
    if (spot) for (const other of spots()) other.tabIndex = other === spot ? 0 : -1; // Tab comes back to this one
    if (!event.target.closest(".drawer")) focused = nameOf(spot);
    over(event);
  });
  document.addEventListener("focusout", out);

  /* Arrows from mark to mark */
  const along = {
    ArrowRight: (dx, dy) => (dx > 0 ? dx + 3 * Math.abs(dy) : Infinity),
    ArrowLeft: (dx, dy) => (dx < 0 ? -dx + 3 * Math.abs(dy) : Infinity),
    ArrowDown: (dx, dy) => (dy > 4 ? dy + Math.abs(dx) / 4 : Infinity),
    ArrowUp: (dx, dy) => (dy < -4 ? -dy + Math.abs(dx) / 4 : Infinity),
  };

  function place(spot) {
    return [parseFloat(spot.style.left), parseFloat(spot.style.top)];
  }

  function move(from, key) {
    const [x, y] = place(from);
    let best = null;
    let least = Infinity;
    for (const spot of spots()) {
      const [there, below] = place(spot);
      const cost = spot === from ? Infinity : along[key](there - x, below - y);
      if (cost < least) [best, least] = [spot, cost];
    }
    if (!best) return;
    best.focus();
  }

  document.addEventListener("keydown", (event) => {
    const spot = event.target.closest && event.target.closest(".spot");
    if (spot && (event.key === "Home" || event.key === "End")) {
      event.preventDefault(); // of what is drawn: the page's own would lose the place
      spots().at(event.key === "Home" ? 0 : -1).focus();
    }
    if (!spot || !along[event.key]) return;
    event.preventDefault();
    move(spot, event.key);
  });

  /* The drawer takes the focus when it opens or shows another claim, and gives it back */
  let opened = "";
  timeline.afterOpening = function () {
    window.setTimeout(() => {
      const drawer = document.getElementById("drawer");
      if (!drawer) return;
      const isOpen = drawer.childElementCount > 0;
      drawer.hidden = !isOpen;
      cover(isOpen && window.innerWidth < 600);
      const claim = new URLSearchParams(timeline.query()).get("claim") || "";
      const isOther = claim !== opened;
      opened = isOpen ? claim : "";
      if (isOpen) {
        const active = document.activeElement;
        if (!isOther && active !== document.body) return;
        if (!drawer.contains(active) && active !== document.body) opener = active;
        if (!drawer.contains(active)) drawer.focus({ preventScroll: true });
      } else {
        const name = nameOf(opener) || focused;
        const back = opener?.isConnected ? opener : spots().find((spot) => name && nameOf(spot) === name);
        if (back && document.activeElement === document.body) back.focus({ preventScroll: true });
        if (!back) timeline.focusRow();
        opener = null;
      }
    });
  };

  function cover(isCovered) {
    for (const part of document.querySelectorAll(".header, .as-of, #main")) part.inert = isCovered;
  }
})();
