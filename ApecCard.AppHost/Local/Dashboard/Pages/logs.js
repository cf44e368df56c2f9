"use strict";
// The log records of all parts, newest first, each with its fields and its trace.
const severities = [["", "all"], ["9", "information"], ["13", "warning"], ["17", "error"]];

function severityOf(record) {
  const [words, className] = record.severity >= 21 ? ["critical", "bad"] : record.severity >= 17 ? ["error", "bad"]
    : record.severity >= 13 ? ["warning", "wait"] : record.severity >= 9 ? ["information", ""] : ["debug", "soft"];
  return element("td", { class: className }, words);
}

pages.logs = (place, chosen) => {
  const part = element("select", { name: "part" }, element("option", { value: "" }, "all"));
  const severity = choice(severities, chosen.get("severity") ?? "", "severity");
  const text = element("input", { type: "search", name: "text", value: chosen.get("text") ?? "" });
  const trace = element("input", { type: "search", name: "trace", value: chosen.get("trace") ?? "" });
  const form = element("form", { onsubmit: () => false }, field("Part", part), field("At least", severity),
    field("Text, also in fields", text), field("Trace", trace));
  const { made, body } = table(["Time", "Part", "Level", "Message", "Trace"], "cards");
  place.append(element("h2", {}, "Logs"), form, made);
  let told = "";

  async function show() {
    const wishes = Object.fromEntries(new FormData(form));
    remember("logs", wishes);
    const records = await ask("/api/logs", wishes), now = JSON.stringify(records);
    if (now === told) return; // what is open stays open
    told = now;
    body.replaceChildren(...records.map(record => element("tr", {},
      element("td", { class: "num" }, timeOf(record.time)), element("td", {}, record.process), severityOf(record),
      element("td", {}, element("details", {}, element("summary", {}, record.message || record.category),
        definitions({ category: record.category, ...record.attributes }))),
      element("td", { class: "mono" }, record.traceId
        ? element("a", { href: link("traces", { id: record.traceId }) }, record.traceId.slice(0, 8)) : ""))));
    if (!records.length) body.append(emptyRow(5, "Nothing was said that fits."));
  }

  let stop = () => { };
  partNames().then(names => {
    part.append(...names.map(name => element("option", { value: name, selected: name === chosen.get("part") }, name)));
    form.oninput = show;
    stop = every(3000, show);
  });
  return () => stop();
};
