// Makes the drawn map one that can be moved and zoomed. It takes its places from the drawing, so both show the same.
"use strict";

const MILE = 1609.344;
const EDGE = 44; // pixels that the frame and the buttons take
const NEAR = 38; // pixels between pins; nearer ones are one
const read = (text) => text.split(",").map(Number);

function drawMap(figure) {
  const drawing = figure.querySelector("svg");
  const middle = read(figure.dataset.middle);
  const box = document.createElement("div");
  box.className = "moving";
  drawing.before(box);
  const map = L.map(box, { zoomSnap: 0.25, scrollWheelZoom: false, attributionControl: false, maxZoom: 18 });
  map.createPane("names").style.pointerEvents = "none";
  const places = readPlaces(drawing);
  const whole = L.latLngBounds([middle, ...places.map((place) => place.at)]);
  map.fitBounds(whole, { maxZoom: 14, animate: false, padding: [EDGE, EDGE] });
  if (figure.dataset.tiles) addTiles(map, figure.dataset);
  else addLines(map, figure.dataset.map);
  for (const miles of read(figure.dataset.rings)) {
    L.circle(middle, { radius: miles * MILE, className: "ring", interactive: false }).addTo(map);
  }
  for (const town of drawing.querySelectorAll(".place")) addName(map, read(town.dataset.at), town.textContent);
  const pins = L.layerGroup().addTo(map);
  const place = () => placePins(map, pins, places);
  map.on("zoomend", place);
  place();
  drawing.setAttribute("hidden", "");
  followRows(pins);
}

function readPlaces(drawing) {
  return [...drawing.querySelectorAll(".spot")].flatMap((spot) =>
    spot.dataset.places.split(" ").map(read).map(([lat, lon, row]) => ({ at: [lat, lon], row })));
}

function addTiles(map, told) {
  const by = document.createElement("span");
  by.textContent = told.by;
  L.tileLayer(told.tiles, { attribution: by.innerHTML, maxZoom: 18 }).addTo(map);
  L.control.attribution({ prefix: false }).addTo(map);
}

async function addLines(map, address) {
  const answer = await fetch(address);
  if (!answer.ok) return;
  const topology = await answer.json();
  for (const kind of Object.keys(topology.objects)) {
    const lines = topojson.feature(topology, topology.objects[kind]);
    L.geoJSON(lines, { interactive: false, style: { className: `border ${kind}` } }).addTo(map).bringToBack();
  }
}

function addName(map, at, name) {
  const icon = L.divIcon({ className: "town-name", html: Object.assign(document.createElement("span"), { textContent: name }) });
  L.marker(at, { icon, interactive: false, keyboard: false, pane: "names" }).addTo(map);
}

function placePins(map, pins, places) {
  pins.clearLayers();
  for (const group of gather(map, places)) {
    const rows = group.places.map((place) => place.row).sort((a, b) => a - b);
    const words = places.length === 1 ? "•" : rows.length < 3 ? rows.join(",") : `${rows[0]}+${rows.length - 1}`;
    const html = Object.assign(document.createElement("span"), { textContent: words });
    const size = 20 + 7 * words.length;
    const names = rows.slice(0, 6).map(nameRow).join("; ");
    const title = places.length === 1 ? names : `${words}: ${names}`; // what is heard begins with what is seen
    const pin = L.marker(group.at, { icon: L.divIcon({ className: "pin", html, iconSize: [size, size] }), title, alt: title });
    pin.rows = rows;
    pin.bindPopup(() => listRows(rows)).addTo(pins);
    if (pin.getElement()) pin.getElement().setAttribute("aria-label", title);
  }
}

function gather(map, places) {
  const groups = [];
  for (const place of places) {
    const point = map.latLngToLayerPoint(place.at);
    const near = groups.find((group) => group.point.distanceTo(point) < NEAR);
    if (near) near.places.push(place);
    else groups.push({ point, at: place.at, places: [place] });
  }
  return groups;
}

function findRow(row) {
  return document.getElementById(`row-${row}`);
}

function nameRow(row) {
  const link = findRow(row)?.querySelector("h3 a");
  return link ? link.textContent : document.querySelector("h1").textContent.trim();
}

function listRows(rows) {
  const list = document.createElement("ul");
  list.className = "plain";
  for (const row of rows) {
    const link = Object.assign(document.createElement("a"), { href: findRow(row) ? `#row-${row}` : "#content", textContent: findRow(row) ? `${row} ${nameRow(row)}` : nameRow(row) });
    list.appendChild(document.createElement("li")).append(link);
  }
  return list;
}

function followRows(pins) {
  for (const row of document.querySelectorAll(".row")) {
    const number = Number(row.id.slice(4));
    const mark = (on) => pins.eachLayer((pin) => {
      if (pin.rows.includes(number)) pin.getElement().classList.toggle("near", on);
    });
    row.addEventListener("mouseenter", () => mark(true));
    row.addEventListener("mouseleave", () => mark(false));
  }
}
