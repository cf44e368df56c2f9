"use strict";
// What all pages use: making elements, asking the host, and going from page to page by the address's hash.
const pages = {};
let leave = null;

function element(tag, attributes, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) made[name] = value;
    else if (value != null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...content.filter(one => one != null));
  return made;
}

function drawing(tag, attributes, ...content) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

async function ask(path, wishes = {}) {
  const query = new URLSearchParams(Object.entries(wishes).filter(([, value]) => value));
  const answer = await fetch(`${path}?${query}`);
  if (answer.status === 401) location.reload();
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

function table(heads, className = "") {
  const body = element("tbody");
  const made = element("div", { class: "scroll", tabindex: "0" }, element("table", { class: className },
    element("thead", {}, element("tr", {}, ...heads.map(head => element("th", { scope: "col" }, head)))), body));
  return { made, body };
}

const emptyRow = (columns, words) => element("tr", {}, element("td", { colspan: columns, class: "soft" }, words));
const timeOf = microseconds => {
  const at = new Date(microseconds / 1000);
  return at.toLocaleTimeString("en-GB") + "." + String(at.getMilliseconds()).padStart(3, "0");
};
const lengthOf = microseconds => microseconds < 1000 ? `${microseconds} µs`
  : microseconds < 1e6 ? `${(microseconds / 1000).toFixed(microseconds < 1e4 ? 1 : 0)} ms` : `${(microseconds / 1e6).toFixed(2)} s`;
const field = (words, input) => element("label", {}, words, input);
const choice = (options, chosen, name) => element("select", { name }, ...options.map(([value, words]) =>
  element("option", { value, selected: value === chosen }, words)));
const definitions = attributes => element("dl", {}, ...Object.entries(attributes).filter(([, value]) => value)
  .flatMap(([name, value]) => [element("dt", {}, name), element("dd", { class: "mono" }, value)]));
const partNames = async () => (await ask("/api/parts")).map(part => part.name).sort();
const link = (page, wishes) => `#${page}?${new URLSearchParams(Object.entries(wishes).filter(([, value]) => value))}`;

// What was chosen stands in the address, so that a page can be gone back to and sent on.
function remember(page, wishes) {
  history.replaceState(null, "", link(page, wishes));
}

// Asks again every few seconds while the page is looked at.
function every(milliseconds, work) {
  const run = () => document.hidden || work().catch(() => { });
  run();
  const timer = setInterval(run, milliseconds);
  return () => clearInterval(timer);
}

function go() {
  const [name, query = ""] = location.hash.slice(1).split("?");
  const page = pages[name] ? name : "parts";
  leave?.();
  for (const one of document.querySelectorAll("nav a"))
    if (one.hash === "#" + page) one.setAttribute("aria-current", "page"); else one.removeAttribute("aria-current");
  const place = element("main", { id: "page" });
  document.getElementById("page").replaceWith(place);
  document.title = `ApecCard: ${page}`;
  leave = pages[page](place, new URLSearchParams(query));
}

addEventListener("hashchange", go);
addEventListener("DOMContentLoaded", go);
