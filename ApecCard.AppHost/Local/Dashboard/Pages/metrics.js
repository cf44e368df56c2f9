"use strict";
// The last hour of what the parts measure, a chart for each instrument.
const lineColours = ["#2f6fb5", "#b3541e", "#1d7f6e", "#7a5bb0", "#a0406e", "#54708c", "#6b7a1f", "#16243a"];
const mostLines = 8, mostCharts = 24;

pages.metrics = (place, chosen) => {
  const process = element("select", { name: "process" });
  const text = element("input", { type: "search", name: "text", value: chosen.get("text") ?? "" });
  const form = element("form", { onsubmit: () => false }, field("Process", process), field("Instrument", text));
  const charts = element("div", { class: "charts" }), words = element("p", { class: "soft" });
  place.append(element("h2", {}, "Metrics"), form, words, charts);

  async function show() {
    const instruments = await ask("/api/metrics");
    const names = [...new Set(instruments.map(one => one.process))];
    if (process.options.length !== names.length) {
      const before = process.value || chosen.get("process");
      process.replaceChildren(...names.map(name => element("option", { value: name, selected: name === before }, name)));
    }

    remember("metrics", { process: process.value, text: text.value });
    const all = instruments.filter(one => one.process === process.value && one.name.includes(text.value));
    words.textContent = all.length > mostCharts ? `The first ${mostCharts} of ${all.length} instruments; name the one you look for.`
      : all.length ? `${all.length} instruments.` : "Nothing has been measured that fits.";
    charts.replaceChildren(...await Promise.all(all.slice(0, mostCharts).map(async one =>
      chart(one, await ask("/api/metrics/points", { process: one.process, instrument: one.name })))));
  }

  form.oninput = show;
  return every(10000, show);
};

const short = value => value === 0 ? "0" : Math.abs(value) >= 1e9 ? (value / 1e9).toPrecision(3) + " G"
  : Math.abs(value) >= 1e6 ? (value / 1e6).toPrecision(3) + " M" : Math.abs(value) >= 1e4 ? (value / 1e3).toPrecision(3) + " k"
  : Math.abs(value) >= .01 ? String(+value.toPrecision(3)) : value.toExponential(1);

function chart(instrument, series) {
  const lines = series.filter(one => one.points.length)
    .sort((one, other) => other.points.at(-1)[1] - one.points.at(-1)[1]).slice(0, mostLines);
  const times = lines.flatMap(one => one.points.map(([time]) => time)), values = lines.flatMap(one => one.points.map(([, value]) => value));
  const how = { Sum: "per second", Histogram: "mean", Gauge: "" }[instrument.kind];
  const title = `${instrument.name} ${[instrument.unit, how].filter(one => one).join(", ")}`;
  const box = element("section", { class: "chart" }, element("h2", {}, instrument.name, " ",
    element("span", { class: "soft" }, [instrument.unit, how].filter(one => one).join(", "))));
  if (!lines.length) {
    box.append(element("p", { class: "soft" }, "Nothing yet."));
    return box;
  }

  const last = Math.max(...times), first = Math.min(...times, last - 60);
  const top = Math.max(...values, 0) || 1, bottom = Math.min(...values, 0);
  const x = time => 52 + 440 * (time - first) / (last - first), y = value => 130 - 115 * (value - bottom) / (top - bottom);
  const clock = time => new Date(time * 1000).toLocaleTimeString("en-GB").slice(0, 5);
  box.append(drawing("svg", { viewBox: "0 0 500 150", role: "img", "aria-label": `${title}, at most ${short(top)}` },
    ...[top, (top + bottom) / 2, bottom].flatMap(value => [
      drawing("line", { x1: 52, x2: 492, y1: y(value), y2: y(value), stroke: "#e3e8ef" }),
      drawing("text", { x: 47, y: y(value) + 4, "text-anchor": "end" }, short(value))]),
    drawing("text", { x: 52, y: 147 }, clock(first)), drawing("text", { x: 492, y: 147, "text-anchor": "end" }, clock(last)),
    ...lines.map((one, i) => one.points.length === 1
      ? drawing("circle", { cx: x(one.points[0][0]), cy: y(one.points[0][1]), r: 2.5, fill: lineColours[i] })
      : drawing("polyline", { fill: "none", stroke: lineColours[i], "stroke-width": 1.6,
        points: one.points.map(([time, value]) => `${x(time).toFixed(1)},${y(value).toFixed(1)}`).join(" ") }))));
  box.append(element("ul", {}, ...lines.map((one, i) => {
    const dot = element("span", { class: "dot" });
    dot.style.background = lineColours[i];
    return element("li", {}, dot, `${short(one.points.at(-1)[1])} ${one.labels}`);
  }), ...(series.length > mostLines ? [element("li", { class: "soft" }, `and ${series.length - mostLines} smaller`)] : [])));
  return box;
}
