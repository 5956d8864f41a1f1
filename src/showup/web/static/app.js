// Everything works without this. It shows progress live, the reader's own time, wakes the map, and opens the filters where there is room beside the list.
"use strict";

const live = document.querySelector("[data-live]");
if (live) {
  const events = new EventSource(live.dataset.live);
  const put = (selector, text) => { live.querySelector(selector).textContent = text; };
  events.onmessage = (message) => {
    const told = JSON.parse(message.data);
    if (told.ended) {
      events.close();
      location.reload();
      return;
    }
    const bar = live.querySelector("progress");
    bar.max = told.total || 1;
    bar.value = told.done;
    put(".stage", told.stage);
    put(".count", `${told.done} / ${told.total}`);
    put(".what", told.what);
    live.querySelector(".lines").replaceChildren(...told.lines.map((line) => {
      const item = document.createElement("li");
      item.textContent = line;
      return item;
    }));
  };
  // The page stays, and says so, until the server answers again.
  const again = () => fetch(location.href).then(() => location.reload(), () => {
    put(".stage", live.dataset.lost);
    setTimeout(again, 3000);
  });
  events.onerror = () => { events.close(); again(); };
}

for (const time of document.querySelectorAll("time[data-yours]")) {
  const moment = new Date(time.dateTime);
  const offset = /([+-])(\d\d):(\d\d)$/.exec(time.dateTime);
  const there = offset ? (offset[1] + "1") * (offset[2] * 60 + Number(offset[3])) : 0;
  if (offset && there !== -moment.getTimezoneOffset()) {
    const yours = document.createElement("small");
    const words = moment.toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    yours.textContent = ` ${time.dataset.yours}: ${words}`;
    (time.parentElement.querySelector(".zone") ?? time).after(yours);
  }
}

// The drawing is a map already. What makes it move is loaded when somebody turns to it: by mouse, or by the button.
for (const figure of document.querySelectorAll("[data-map]")) {
  const button = figure.querySelector(".wake");
  const around = figure.closest(".columns") ?? figure;
  const wake = async (asked) => {
    around.removeEventListener("mouseenter", wake);
    button.remove();
    const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: figure.dataset.style });
    const scripts = figure.dataset.scripts.split(" ").map((src) => Object.assign(document.createElement("script"), { src, async: false }));
    const loaded = [style, ...scripts].map((part) => new Promise((done) => { part.onload = done; }));
    document.head.append(style, ...scripts);
    await Promise.all(loaded);
    drawMap(figure);
    if (asked.type === "click") figure.querySelector(".moving").focus();
  };
  button.hidden = false;
  button.addEventListener("click", wake, { once: true });
  if (matchMedia("(hover: hover)").matches) around.addEventListener("mouseenter", wake);
}

const filters = document.querySelector("details.filters");
if (filters && matchMedia("(min-width: 60.01rem)").matches) filters.open = true;

document.addEventListener("keydown", (press) => {
  if (press.key !== "/" || press.target.closest("input, textarea, select")) return;
  const field = document.querySelector("form.search input[name=about]");
  if (field) {
    press.preventDefault();
    field.focus();
  }
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
