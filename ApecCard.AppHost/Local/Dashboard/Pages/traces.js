"use strict";
// What was done for one request, across all parts: the list, and one of them as a waterfall.
const barColours = ["#2f6fb5", "#7a5bb0", "#1d7f6e", "#a1602a", "#a0406e", "#54708c", "#6b7a1f", "#3f51b5"];

pages.traces = (place, chosen) => chosen.get("id") ? oneTrace(place, chosen.get("id")) : allTraces(place, chosen);

function allTraces(place, chosen) {
  const sought = element("input", { type: "search", name: "q", value: chosen.get("q") ?? "" });
  const part = element("select", { name: "part" }, element("option", { value: "" }, "all"));
  const check = (name, words) => element("label", { class: "check" },
    element("input", { type: "checkbox", name, value: "true", checked: chosen.get(name) === "true" }), words);
  const form = element("form", { onsubmit: () => false }, field("Case number or trace", sought), field("Part", part),
    check("failed", "only failed"));
  const { made, body } = table(["Time", "What", "Parts", "Case", "Spans", "Took"], "cards");
  place.append(element("h2", {}, "Traces"), form, made);
  let told = "";

  async function show() {
    const wishes = Object.fromEntries(new FormData(form));
    remember("traces", wishes);
    const traces = await ask("/api/traces", wishes), now = JSON.stringify(traces);
    if (now === told) return;
    told = now;
    body.replaceChildren(...traces.map(trace => element("tr", {},
      element("td", { class: "num" }, timeOf(trace.start)),
      element("td", {}, element("a", { href: link("traces", { id: trace.id }) }, trace.name), " ",
        trace.failed ? element("span", { class: "bad" }, "failed") : null),
      element("td", {}, trace.parts.join(", ")),
      element("td", {}, ...trace.cases.flatMap(one => [element("a", { href: link("traces", { q: one }) }, one), " "])),
      element("td", { class: "num", "data-label": "spans" }, String(trace.spans)),
      element("td", { class: "num", "data-label": "took" }, lengthOf(trace.duration)))));
    if (!traces.length) body.append(emptyRow(6, "No trace fits. Only the newest are kept, and none from before the last start."));
  }

  let stop = () => { };
  partNames().then(names => {
    part.append(...names.map(name => element("option", { value: name, selected: name === chosen.get("part") }, name)));
    form.oninput = show;
    stop = every(3000, show);
  });
  return () => stop();
}

function oneTrace(place, id) {
  const { made, body } = table(["Span", "Part", "From the start", "Took", "When"], "cards fall");
  const title = element("h2", {}, `Trace ${id}`);
  place.append(element("p", {}, element("a", { href: "#traces" }, "All traces"), " · ",
    element("a", { href: link("logs", { trace: id }) }, "What was said in it")), title, made);
  ask(`/api/traces/${encodeURIComponent(id)}`).then(rows => {
    const start = Math.min(...rows.map(row => row.span.start)), end = Math.max(...rows.map(row => row.span.end));
    const names = [...new Set(rows.map(row => row.span.part))];
    const cases = new Set(rows.map(row => row.span.attributes["apeccard.case_number"]).filter(one => one));
    title.textContent = `${rows[0].span.name}: ${rows.length} spans in ${names.length} parts, ${lengthOf(end - start)}`
      + [...cases].map(one => `, ${one}`).join("");
    body.append(...rows.map(({ depth, span }) => spanRow(depth, span, start, Math.max(1, end - start),
      barColours[names.indexOf(span.part) % barColours.length])));
  }, () => body.append(emptyRow(5, "This trace is not known: it was long ago, or before the last start.")));
  return null;
}

function spanRow(depth, span, start, length, colour) {
  const what = span.name.endsWith(" ") ? span.attributes["messaging.destination.name"] : span.attributes["db.query.text"];
  const name = element("td", {}, element("details", {}, element("summary", {}, span.name, " ",
    what ? element("span", { class: "soft" }, what.length > 70 ? what.slice(0, 70) + "… " : what + " ") : null,
    span.failed ? element("span", { class: "bad" }, "failed") : null), definitions({
    span: span.id, process: span.process, source: span.scope, kind: span.kind, reason: span.reason, ...span.attributes })));
  name.style.paddingLeft = `${.7 + Math.min(depth, 14) * .9}rem`;
  const bar = drawing("svg", { class: "bar", viewBox: "0 0 1000 16", preserveAspectRatio: "none", "aria-hidden": "true" },
    drawing("rect", { x: 1000 * (span.start - start) / length, y: 3, height: 10, rx: 2, fill: span.failed ? "#b3261e" : colour,
      width: Math.max(3, 1000 * (span.end - span.start) / length) }));
  return element("tr", {}, name, element("td", {}, span.part),
    element("td", { class: "num" }, lengthOf(span.start - start)),
    element("td", { class: "num" }, lengthOf(span.end - span.start)), element("td", { class: "when" }, bar));
}
