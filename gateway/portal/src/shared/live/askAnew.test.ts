import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, test } from "vitest";
import { askAnew } from "./askAnew";

const queries = new QueryClient();
const soon = () => new Promise((resolve) => setTimeout(resolve, 20));
let truth = 0;
let asked = 0;

/** Somebody who looks at a number that takes a moment to come. */
function look(key: string) {
  const observer = new QueryObserver(queries, {
    queryKey: [key],
    queryFn: async () => {
      asked++;
      const seen = truth;
      await soon();
      return seen;
    },
  });
  return observer.subscribe(() => undefined);
}

afterEach(() => {
  queries.clear();
  truth = asked = 0;
});

test("news during the first answer is not lost", async () => {
  const away = look("board");
  truth = 1;

  await askAnew(queries)([["board"]]);

  expect(queries.getQueryData(["board"])).toBe(1);
  away();
});

test("much news at once costs few questions, and the last of it is seen", async () => {
  const away = look("board");
  const ask = askAnew(queries);
  let all: Promise<void> = Promise.resolve();

  for (let n = 1; n <= 100; n++) {
    truth = n;
    all = ask([["board"], ["cases"]]);
    if (n % 10 === 0) {
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  }
  await all;

  expect(queries.getQueryData(["board"])).toBe(100);
  expect(asked).toBeLessThan(10);
  away();
});

test("an answer that failed is no end of it", async () => {
  const observer = new QueryObserver(queries, {
    queryKey: ["failing"],
    retry: false,
    queryFn: () => (asked++ === 0 ? Promise.reject(new Error("away")) : Promise.resolve(truth)),
  });
  const away = observer.subscribe(() => undefined);
  truth = 2;

  await askAnew(queries)([["failing"]]);

  expect(queries.getQueryData(["failing"])).toBe(2);
  away();
});
