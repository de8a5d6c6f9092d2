/* A visitor's own files: dropped on the page or picked, sent to this server, shown in this tab alone.
   The key to them lies in the tab's session storage and travels in a header; no link ever carries it. */
(function () {
  "use strict";
  const namespace = (window.dash_clientside = window.dash_clientside || {});
  const timeline = (namespace.timeline = namespace.timeline || {});
  const HEADER = "X-Own-Files";
  const KEY = "timeline-own";
  const LOST = "timeline-own-lost";
  const LARGEST = 20e6; // bytes, as the server takes them
  const TRIES = 12;
  const PAUSE = 5000; // milliseconds, more or less, so that those who wait don't all ask at once
  const plainFetch = window.fetch;

  function stored(name, value) {
    try {
      if (value === null) window.sessionStorage.removeItem(name);
      else if (value !== undefined) window.sessionStorage.setItem(name, value);
      return window.sessionStorage.getItem(name);
    } catch {
      return null; // storage may be forbidden: then the page stays as it is
    }
  }

  const isOurs = (resource) => {
    const address = new URL((resource && resource.url) || resource, window.location.href);
    return address.origin === window.location.origin;
  };

  /* To the first page, in the theme that the link here had: that of a link is not remembered. */
  function goHome() {
    const theme = new URLSearchParams(timeline.query()).get("theme");
    window.location.assign(theme ? `/?theme=${theme}` : "/");
  }

  window.fetch = async function (resource, options = {}) {
    const key = stored(KEY);
    if (!key || !isOurs(resource)) return plainFetch(resource, options);
    const headers = new Headers(options.headers || (resource && resource.headers));
    headers.set(HEADER, key);
    const answer = await plainFetch(resource, { ...options, headers });
    if (answer.status !== 410) return answer;
    stored(KEY, null);
    stored(LOST, "1");
    goHome();
    return new Promise(() => {}); // the page is leaving
  };

  timeline.showsOwn = () => Boolean(stored(KEY));

  const cover = () => document.getElementById("drop");

  function show(words) {
    document.getElementById("drop-words").textContent = words;
    cover().hidden = !words;
  }

  let refused = []; // files that another order of the numbers in dates may cure

  function refuse(lines, files = []) {
    show("");
    refused = files;
    document.getElementById("refusal-asks").hidden = !files.length;
    const items = lines.map((line) => {
      const item = document.createElement("li");
      const words = document.createElement("bdi");
      words.textContent = line;
      item.append(words);
      return item;
    });
    document.getElementById("refusal-lines").replaceChildren(...items);
    timeline.openSheet("refusal");
  }

  // Where several files are being read, ours waits for its turn, a minute at most.
  async function post(form) {
    for (let tries = 1; ; tries += 1) {
      const answer = await plainFetch("/own", { method: "POST", body: form });
      if (answer.status !== 503 || tries === TRIES) return answer;
      await new Promise((resolve) => setTimeout(resolve, PAUSE * (0.5 + Math.random())));
    }
  }

  async function send(files, order = "") {
    if (!files.length) return;
    const size = files.reduce((sum, file) => sum + file.size, 0);
    const names = files.map((file) => file.name).join(", ");
    if (size > LARGEST) return refuse([`${names}: ${(size / 1e6).toFixed(0)} MB, and at most 20 MB are read here. Use the command line: timeline FILE`]);
    const form = new FormData();
    for (const file of files) form.append("file", file);
    if (order) form.append("day_order", order);
    show(`Reading ${names} …`);
    const done = timeline.busy();
    try {
      const answer = await post(form);
      const text = await answer.text();
      if (!answer.ok) return refuse([text.trim()]);
      const { key, refused: why, asks } = JSON.parse(text);
      if (why) return refuse(why, asks ? files : []);
      if (stored(KEY, key) === null) return refuse(["This browser forbids the page to remember the file."]);
      goHome();
    } catch {
      refuse([`${names}: it could not be sent. Is the server still running, and the file still there?`]);
    } finally {
      done();
    }
  }

  /* The files of this tab, which the server has, by an order of the numbers in dates */
  async function readAnew(order) {
    show("Reading again …");
    const done = timeline.busy();
    try {
      const answer = await window.fetch(`/own?day_order=${order}`, { method: "PUT" });
      const text = await answer.text();
      if (!answer.ok) return refuse([text.trim()]);
      const { key, refused: why } = JSON.parse(text);
      if (why) return refuse(why);
      stored(KEY, key);
      window.location.reload();
    } catch {
      refuse(["The server does not answer. Is it still running?"]);
    } finally {
      done();
    }
  }

  function putInOrder(order) {
    const sheet = document.getElementById("refusal");
    if (!sheet.open) return readAnew(order);
    sheet.close();
    send(refused, order);
  }

  function pick() {
    const field = document.createElement("input");
    field.type = "file";
    field.multiple = true;
    field.addEventListener("change", () => {
      timeline.isChoosingFile = false;
      send([...field.files]);
    });
    field.addEventListener("cancel", () => (timeline.isChoosingFile = false));
    timeline.isChoosingFile = true;
    field.click();
  }

  async function giveBack() {
    try {
      await window.fetch("/own", { method: "DELETE" });
    } finally {
      stored(KEY, null);
      goHome();
    }
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-do]");
    if (target && target.dataset.do === "open-own") pick();
    else if (target && target.dataset.do === "close-own") giveBack();
    else if (target && target.dataset.do === "day-order") putInOrder(target.dataset.order);
  });

  const holdsFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");

  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event) || !cover()) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    if (cover().hidden) show("Drop to show these dates. Only this tab sees them.");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget && cover()) show("");
  });
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event) || !cover()) return;
    event.preventDefault();
    show("");
    send([...event.dataTransfer.files]);
  });

  function tellLost() {
    if (!stored(LOST)) return;
    stored(LOST, null);
    timeline.toast("Your file is no longer kept here. Open it again to go on.");
  }
  document.addEventListener("DOMContentLoaded", () => timeline.whenThere("#toast", tellLost));
})();
