import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import offices from "./en/offices.json";
import problems from "./problems.json";

const root = join(import.meta.dirname, "../../../..");
const sources = ["services", "gateway", "ApecCard.ServiceDefaults"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".cs") && !/(^|\/)(bin|obj|node_modules|Migrations|Simulators)\//.test(file))
    .map((file) => readFileSync(join(root, folder, file), "utf8")),
);

// A refusal is written as its code and then its sentence; an audit entry's action may be followed by words as well.
const refusal = /(?<!Audit\([^)]*)"([a-z]+(?:-[a-z]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+)",\s*\$?"[A-Z{][^"]* /g;

// Said to the outside systems and between services, told by e-mail, or names of figures: no page ever hears them.
const toMachines = new RegExp(
  /^(apeccard|assertion|callback|decision|economy|payment)\./.source +
    /|^(charge\.unknown|courier\.tracking-mismatch|return\.no-order)$/.source,
);

test("every refusal that a page may hear has words", () => {
  const codes = [...new Set(sources.flatMap((source) => [...source.matchAll(refusal)].map((found) => found[1]!)))];
  expect(codes.length).toBeGreaterThan(80);
  expect(codes.filter((code) => !toMachines.test(code) && !(code in problems)).sort()).toEqual([]);
});

// What is booked is named by its code; the finance officer reads it in the ledger.
const booking = /\bBook\([^;]*?"([a-z]+\.[a-z-]+)"/g;

test("every reason of a booking has words", () => {
  const codes = [...new Set(sources.flatMap((source) => [...source.matchAll(booking)].map((found) => found[1]!)))];
  expect(codes.map((code) => code.replace(".", "-")).sort()).toEqual(Object.keys(offices.ledger.why).sort());
});

test("the words stand in both languages", () => {
  for (const [code, words] of Object.entries(problems)) {
    expect([code, words.zh !== "" && words.en !== ""]).toEqual([code, true]);
  }
});
