import { expect, test } from "vitest";
import { leftUntil } from "./due";

const now = Date.parse("2026-11-22T10:00:00Z");

test("what is left is said in days, then hours, then minutes", () => {
  expect(leftUntil("2026-11-24T11:00:00Z", now)).toEqual({ late: false, unit: "days", count: 2 });
  expect(leftUntil("2026-11-22T13:59:00Z", now)).toEqual({ late: false, unit: "hours", count: 3 });
  expect(leftUntil("2026-11-22T10:00:10Z", now)).toEqual({ late: false, unit: "minutes", count: 1 });
});

test("what is late says since when", () => {
  expect(leftUntil("2026-11-22T06:30:00Z", now)).toEqual({ late: true, unit: "hours", count: 3 });
  expect(leftUntil("2026-11-20T10:00:00Z", now)).toEqual({ late: true, unit: "days", count: 2 });
});
