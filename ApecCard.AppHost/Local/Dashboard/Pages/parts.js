"use strict";
// Every part and its processes: how they are, what they use, and what can be done.
let parts = [], uses = {}, showParts = null;

function colour(item) {
  if (item.state === "Running") return item.health === "Healthy" ? "good" : "wait";
  return { Waiting: "wait", Starting: "wait", Stopping: "wait", Exited: "bad", FailedToStart: "bad" }[item.state] ?? "";
}

function stateOf(item) {
  const words = item.state === "Running" ? (item.health ?? "Starting") : item.state;
  return element("td", {}, element("span", { class: "dot " + colour(item) }), words,
    item.reason && item.health !== "Healthy" ? element("div", { class: "reason" }, item.reason) : null);
}

function buttons(id, item) {
  const runs = ["Running", "Starting", "Waiting"].includes(item.state);
  const possible = { Start: !runs && item.state !== "Stopping", Stop: runs, Restart: runs };
  return element("td", { class: "do" }, ...Object.entries(possible).map(([command, can]) => element("button",
    { type: "button", disabled: !can, "aria-label": `${command} ${id}`, onclick: () => give(id, command.toLowerCase()) },
    command)));
}

async function give(id, command) {
  const answer = await fetch(`/api/parts/${encodeURIComponent(id)}/${command}`,
    { method: "POST", headers: { "X-ApecCard-Dashboard": "page" } });
  if (!answer.ok) alert((await answer.json()).detail);
}

const address = url => url.startsWith("http")
  ? element("a", { href: url, target: "_blank", rel: "noreferrer" }, url.replace("http://", "")) : url.replace("tcp://", "");

function partRow(id, item, part, processes, isReplica) {
  const use = processes.map(one => uses[one.id]).filter(one => one);
  const cpu = use.every(one => one.cpu != null) && use.length ? use.reduce((sum, one) => sum + one.cpu, 0).toFixed(0) + " %" : "";
  const memory = use.length ? Math.round(use.reduce((sum, one) => sum + one.memory, 0) / 1048576) + " MB" : "";
  const process = processes.length === 1 ? processes[0] : null;
  return element("tr", { class: isReplica ? "replica" : null },
    element("td", {}, element("a", { class: "name", href: link("console", { part: processes[0].id }) }, id), " ",
      isReplica ? null : element("span", { class: "soft" }, part.displayText ?? part.kind)),
    stateOf(item),
    element("td", {}, ...(isReplica ? [] : part.addresses.flatMap(url => [address(url), element("br")]).slice(0, -1))),
    element("td", { class: "num", "data-label": cpu && "CPU" }, cpu),
    element("td", { class: "num", "data-label": memory && "memory" }, memory),
    element("td", { class: "num", "data-label": "restarts" }, String(processes.reduce((sum, one) => sum + one.restarts, 0))),
    element("td", { class: "num", "data-label": "since" }, new Date(item.since).toLocaleTimeString("en-GB")),
    element("td", { class: "num", "data-label": process ? "process" : null },
      process?.pid ? String(process.pid) : process?.exitCode != null ? `code ${process.exitCode}` : ""),
    buttons(id, item));
}

pages.parts = place => {
  const { made, body } = table(
    ["Part", "State", "Address", "CPU", "Own memory", "Restarts", "Since", "Process", "Do"], "cards");
  place.append(made);
  showParts = () => {
    const focused = document.activeElement?.getAttribute("aria-label");
    body.replaceChildren(...parts.flatMap(part => [partRow(part.name, part, part, part.processes, false),
      ...(part.processes.length > 1 ? part.processes.map(one => partRow(one.id, one, part, [one], true)) : [])]));
    if (focused) body.querySelector(`[aria-label="${CSS.escape(focused)}"]`)?.focus();
  };
  showParts();
  const stop = every(3000, async () => { uses = await ask("/api/use"); showParts?.(); });
  return () => { stop(); showParts = null; };
};

function tellAll(news) {
  parts = news;
  const ill = parts.filter(part => part.health !== "Healthy" || part.state !== "Running").map(part => part.name);
  document.getElementById("summary").textContent = ill.length === 0 ? `all ${parts.length} parts are healthy`
    : `${parts.length - ill.length} of ${parts.length} parts are healthy` + (ill.length > 3 ? "" : `, not ${ill.join(", ")}`);
  const doors = [["Portal", parts.find(part => part.name === "gateway")?.addresses[0]],
    ["RabbitMQ", parts.find(part => part.kind === "RabbitMQ")?.addresses.find(url => url.startsWith("http"))]];
  document.getElementById("doors").replaceChildren(...doors.filter(([, url]) => url).flatMap(([name, url]) =>
    [element("a", { href: url, target: "_blank", rel: "noreferrer" }, name), " \u00a0 "]));
  showParts?.();
}

ask("/api/parts").then(tellAll);
const changes = new EventSource("/api/parts/changes");
changes.onmessage = event => { document.getElementById("lost").hidden = true; tellAll(JSON.parse(event.data)); };
changes.onerror = () => { document.getElementById("lost").hidden = false; };
