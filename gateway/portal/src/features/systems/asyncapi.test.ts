import { expect, test } from "vitest";
import { typeOf } from "./asyncapi";

test.each([
  [{ const: "1.0" }, '"1.0"'],
  [{ enum: ["granted", "refused"] }, '"granted" | "refused"'],
  [{ type: "string", format: "uuid" }, "string (uuid)"],
  [{ type: ["string", "null"], format: "date" }, "string (date) | null"],
  [{ type: "array", items: { type: "string" } }, "array of string"],
  [{}, "any"],
])("a field of %o is said to be %s", (schema, said) => {
  expect(typeOf(schema)).toBe(said);
});
