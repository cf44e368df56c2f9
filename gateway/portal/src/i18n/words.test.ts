import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { en } from "./en";
import glossary from "./glossary.json";
import { zh } from "./zh";

const keysOf = (words: object, under = ""): string[] =>
  Object.entries(words).flatMap(([name, inner]: [string, unknown]) =>
    typeof inner === "object" && inner !== null ? keysOf(inner, `${under}${name}.`) : [under + name],
  );
const plain = (keys: string[]) => [...new Set(keys.map((key) => key.replace(/_(zero|one|other)$/, "")))].sort();

const src = join(import.meta.dirname, "..");
const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.tsx?$/.test(file))
  .map((file) => readFileSync(join(src, file), "utf8"))
  .join("\n");

test("each section stands in one file", () => {
  for (const folder of ["zh", "en"].map((language) => join(import.meta.dirname, language))) {
    const sections = readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .flatMap((file) => Object.keys(JSON.parse(readFileSync(join(folder, file), "utf8")) as object));
    expect(sections).toEqual([...new Set(sections)]);
  }
});

test("both languages say the same things", () => {
  expect(plain(keysOf(en))).toEqual(plain(keysOf(zh)));
});

test("whatever is filled in stands in both languages", () => {
  const slots = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();
  const at = (words: object, key: string) =>
    key.split(".").reduce((node: unknown, name) => (node as Record<string, unknown>)[name], words) as string;
  for (const key of keysOf(zh).filter((one) => !/_(zero|other)$/.test(one))) {
    expect([key, slots(at(en, key))]).toEqual([key, slots(at(zh, key))]);
  }
});

test("no page asks for words that are not there", () => {
  const known = plain(keysOf(zh));
  const asked = [...sources.matchAll(/\bt\(\s*"([\w-]+\.[\w.-]+)"/g)].map((found) => found[1]!);
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((key) => !known.includes(key))).toEqual([]);
});

test("no words lie about that no page asks for", () => {
  const unused = plain(keysOf(zh)).filter((key) => {
    const last = key.lastIndexOf(".");
    const isDynamic = [".${", "`"].some((end) => sources.includes(`\`${key.slice(0, last)}${end}`))
      || /^(field|hint|role|enterpriseKind|sector|taxCredit|sex|staffCategory|orderReason|home)\./.test(key);
    return !sources.includes(`"${key}"`) && !isDynamic;
  });
  expect(unused).toEqual([]);
});

test("every term of the glossary is explained", () => {
  expect(Object.keys(glossary.terms)).toEqual(Object.keys(glossary.explanations));
});
