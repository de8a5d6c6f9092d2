/* A long drawing: the page is as high as all of it, the plot has what is in sight and about a screen each way.
   When scrolling uses up the reserve, the next part is asked for; one question at a time. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  const PATIENCE = 5000; // ms after which an answer is not waited for any more
  let waiting = 0;
  let frame = 0;
  let kept = null; // the share of the whole above the window, at a width: another width has other heights

  const plot = () => document.querySelector("#plot .js-plotly-plot");
  const part = () => plot()?.layout?.meta;
  const viewNow = () => document.getElementById("app")?.dataset.view;

  /* The part of the drawing that the window shows, in px from its top */
  function shown() {
    const box = document.getElementById("plot-frame").getBoundingClientRect();
    return [Math.max(0, -box.top), Math.min(box.height, window.innerHeight - box.top)];
  }

  /* The heading of the rows that are just below the ruler */
  function nameSection(head, top) {
    const current = (head.headings || []).filter(([at]) => at < top + head.height).at(-1);
    const place = document.getElementById("ruler-section");
    const words = current && current[0] < top ? current[1] : "";
    if (place.textContent !== words) place.textContent = words;
    place.hidden = !words;
  }

  function look() {
    frame = 0;
    const drawn = part();
    const place = document.getElementById("plot-frame");
    if (!drawn || !place || !place.offsetHeight) return;
    const [top, bottom] = shown();
    place.toggleAttribute("data-scrolled", top > 2 && bottom > top);
    place.toggleAttribute("data-long", drawn.whole > drawn.height + 1);
    if (Math.abs(place.offsetHeight - drawn.whole) < 2) {
      kept = { share: top / drawn.whole, width: plot().layout.width, view: viewNow() };
    }
    nameSection(drawn.head, top);
    const reserve = window.innerHeight / 2;
    const isThere = Math.max(0, top - reserve) >= drawn.top - 1 &&
      Math.min(drawn.whole, bottom + reserve) <= drawn.top + drawn.height + 1;
    if (isThere || bottom <= top || Date.now() < waiting) return;
    waiting = Date.now() + PATIENCE;
    window.setTimeout(soon, PATIENCE + 50);
    const screen = window.innerHeight;
    namespace.set_props("sight", {
      data: { top: Math.max(0, Math.floor(top - screen)), bottom: Math.ceil(bottom + screen) },
    });
  }

  const soon = () => (frame = frame || window.requestAnimationFrame(look));
  window.addEventListener("scroll", soon, { passive: true });
  window.addEventListener("resize", soon, { passive: true });

  /* Texts that plotly would be slow to write */
  const SVG = "http://www.w3.org/2000/svg";
  const ANCHORS = { left: "start", center: "middle", right: "end" };
  const plain = document.createElement("textarea"); // turns escaped words into what they say, and nothing else

  function words(markup) {
    plain.innerHTML = markup;
    return plain.value;
  }

  const MIDDLE = 0.33; // from the middle of a line down to where its letters stand, in its size

  function line([x, y, markup], size) {
    const made = document.createElementNS(SVG, "text");
    made.setAttribute("x", x);
    made.setAttribute("y", y + MIDDLE * size);
    for (const [place, part] of markup.split(/<sup>(.*?)<\/sup>/).entries()) {
      if (!part) continue;
      const span = place % 2 ? document.createElementNS(SVG, "tspan") : document.createTextNode(words(part));
      if (place % 2) {
        span.setAttribute("class", "sup");
        span.textContent = part;
      }
      made.append(span);
    }
    return made;
  }

  function write(into, styles, width, height) {
    const sheet = document.createElementNS(SVG, "svg");
    sheet.setAttribute("width", width);
    sheet.setAttribute("height", height);
    for (const { size, weight, color, align, texts } of styles) {
      const group = document.createElementNS(SVG, "g");
      const look = { "font-size": size, "font-weight": weight, fill: color, "text-anchor": ANCHORS[align] };
      for (const [name, value] of Object.entries(look)) group.setAttribute(name, value);
      group.append(...texts.map((text) => line(text, size)));
      sheet.append(group);
    }
    into.replaceChildren(...(styles.length ? [sheet] : []));
  }

  /* Once plotly has drawn a part, it lies where it belongs */
  let written = null;
  timeline.afterPlot = function () {
    const drawn = part();
    const graph = document.querySelector(".graph-frame");
    if (!drawn || !graph) return;
    if (drawn.letters !== written) {
      written = drawn.letters;
      const [letters, head] = [document.getElementById("letters"), document.getElementById("ruler-head")];
      const width = plot().layout.width;
      graph.style.transform = letters.style.transform = drawn.top ? `translateY(${drawn.top}px)` : "";
      write(letters, drawn.letters, width, drawn.height);
      write(head, drawn.head.letters, width, drawn.head.height);
      head.style.height = `${drawn.head.height}px`;
    }
    waiting = 0;
    keepPlace(drawn);
    timeline.followRow();
    soon();
  };

  /* Turned or made wider, the page shows the rows that it showed */
  function keepPlace(drawn) {
    const place = document.getElementById("plot-frame");
    if (!kept?.share || kept.view !== viewNow() || kept.width === plot().layout.width) return;
    if (Math.abs(place.offsetHeight - drawn.whole) >= 2) return;
    window.scrollBy(0, place.getBoundingClientRect().top + kept.share * drawn.whole);
  }
})();
