/* The sources below the chart: a list that comes as data, since a page of hundreds would be slow to follow a slider. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});

  function make(tag, text) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function entry([number, name, address, title, when]) {
    const item = make("li");
    item.id = `source-${number}`;
    const place = make("span", number);
    place.className = "number";
    let named = make("bdi", name);
    if (address) {
      const link = make("a");
      Object.assign(link, { href: address, target: "_blank", rel: "noopener noreferrer", title });
      link.append(named);
      named = link;
    }
    item.append(place, named, `, ${when}`);
    return item;
  }

  timeline.listSources = function (sources) {
    const list = make("ol");
    list.append(...(sources || []).map(entry));
    document.getElementById("sources").replaceChildren(...(sources?.length ? [make("h2", "Sources"), list] : []));
  };
})();
