"use strict";
// What a process writes to its console, as it comes.
const keptLines = 2000;
const levels = [["", "all"], ["warn", "warnings and errors"], ["error", "errors"]];

// .NET's simple format, PostgreSQL's and RabbitMQ's.
function levelOf(line) {
  if (/\b(fail|crit): |\b(ERROR|FATAL|PANIC): |\[(error|critical)\]/.test(line)) return "error";
  return /\bwarn: |\bWARNING: |\[warning\]/.test(line) ? "warn" : "";
}

pages.console = (place, chosen) => {
  let stream = null, following = "";
  const part = element("select", { name: "part" });
  const level = choice(levels, chosen.get("level") ?? "", "level");
  const text = element("input", { type: "search", name: "text", value: chosen.get("text") ?? "" });
  const box = element("pre", { class: "scroll", tabindex: "0", "aria-label": "Console" });
  const form = element("form", { onsubmit: () => false }, field("Process", part), field("Level", level), field("Text", text));
  place.append(element("h2", {}, "Console"), form, box);

  const fits = line => (!text.value || line.textContent.toLowerCase().includes(text.value.toLowerCase()))
    && (!level.value || line.dataset.level === "error" || line.dataset.level === level.value);

  function choose() {
    remember("console", { part: part.value, level: level.value, text: text.value });
    for (const line of box.children) line.hidden = !fits(line);
    if (following !== part.value) follow(following = part.value);
  }

  function follow(id) {
    stream?.close();
    box.replaceChildren();
    let lastLevel = "";
    stream = new EventSource(`/api/parts/${encodeURIComponent(id)}/log`);
    stream.onopen = () => box.replaceChildren();
    stream.onmessage = event => {
      const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
      if (!/^\s/.test(event.data)) lastLevel = levelOf(event.data); // what is indented belongs to the line before
      const line = element("span", { class: ("line " + (lastLevel === "error" ? "bad" : lastLevel)).trim(), "data-level": lastLevel },
        event.data);
      line.hidden = !fits(line);
      box.append(line);
      while (box.childNodes.length > keptLines) box.firstChild.remove();
      if (atEnd) box.scrollTop = box.scrollHeight;
    };
  }

  ask("/api/parts").then(all => {
    const ids = all.flatMap(one => one.processes.map(process => process.id)).sort();
    part.append(...ids.map(id => element("option", { value: id, selected: id === chosen.get("part") }, id)));
    form.oninput = choose;
    choose();
  });
  return () => stream?.close();
};
