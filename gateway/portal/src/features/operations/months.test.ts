import { expect, test } from "vitest";
import { monthName, monthsBack, today } from "./months";

test("a day begins in Shanghai", () => {
  expect(today(new Date("2026-04-30T15:59:59Z"))).toBe("2026-04-30");
  expect(today(new Date("2026-04-30T16:00:00Z"))).toBe("2026-05-01");
});

test("months go back over the turn of the year", () => {
  expect(monthsBack(3, new Date("2026-01-31T10:00:00Z"))).toEqual(["2026-01", "2025-12", "2025-11"]);
  expect(monthsBack(1, new Date("2026-04-30T16:00:00Z"))).toEqual(["2026-05"]);
});

test("a month has its name", () => {
  expect(monthName("2026-05", "zh")).toBe("2026年5月");
  expect(monthName("2026-05", "en")).toBe("May 2026");
});
