import { expect, test } from "vitest";
import { changes } from "./changes";
import type { Entry } from "./configured";

const entry = (key: string, text = "1"): Entry => ({ key, title: key.toUpperCase(), facts: [{ label: "days", text }] });
const kinds = (before: Entry[], after: Entry[]) => changes(before, after).map((one) => `${one.kind} ${one.title}`);

test("the same twice has no changes", () => {
  expect(changes([entry("a"), entry("b")], [entry("a"), entry("b")])).toEqual([]);
});

test("what is new, gone or different is told with its facts", () => {
  expect(changes([entry("a"), entry("b")], [entry("a", "2"), entry("c")])).toEqual([
    { key: "a", title: "A", kind: "changed", facts: [{ label: "days", before: "1", after: "2" }] },
    { key: "c", title: "C", kind: "added", facts: [{ label: "days", before: null, after: "1" }] },
    { key: "b", title: "B", kind: "removed", facts: [{ label: "days", before: "1", after: null }] },
  ]);
});

test("another order is a change of its own", () => {
  const [told] = changes([entry("a"), entry("b"), entry("c")], [entry("b"), entry("a"), entry("c")]);
  expect([told!.kind, told!.facts[0]!.before, told!.facts[0]!.after]).toEqual(["moved", "A → B", "B → A"]);
});

test("what stands there twice is told apart by its place", () => {
  expect(kinds([entry("a"), entry("a")], [entry("a"), entry("a", "2"), entry("a", "3")])).toEqual([
    "changed A",
    "added A",
  ]);
});
