import { expect, test } from "vitest";
import { bars, symbolsOf, widthOf } from "./code128";

test("a number becomes start, characters, checksum and stop", () => {
  expect(symbolsOf("AB")).toEqual([104, 33, 34, (104 + 33 + 68) % 103, 106]);
});

test("the last bar ends where the quiet zone begins", () => {
  const last = bars("APEC20260504000001").match(/M(\d+) 0h(\d)v60h-\dz$/)!;
  expect(Number(last[1]) + Number(last[2]) + 10).toBe(widthOf("APEC20260504000001"));
});

test("what is not printable ASCII has no symbol", () => {
  expect(() => bars("护照")).toThrow();
});
