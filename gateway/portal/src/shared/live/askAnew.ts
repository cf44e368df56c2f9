import type { QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Asks anew for what news has changed, a round at a time: news that comes during a round is asked about in the next, so
 * that much news at once costs few questions, and the last answer always began after the last news.
 */
export function askAnew(queries: QueryClient): (keys: QueryKey[]) => Promise<void> {
  let changed = new Map<string, QueryKey>();
  let rounds: Promise<void> | null = null;
  const ask = async () => {
    while (changed.size > 0) {
      const keys = [...changed.values()];
      changed = new Map();
      await firstAnswers(queries, keys);
      await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
    }
    rounds = null;
  };
  return (keys) => {
    keys.forEach((key) => changed.set(JSON.stringify(key), key));
    return (rounds ??= ask());
  };
}

// What is asked for the first time began before the news and would not be asked for again: it is waited for.
async function firstAnswers(queries: QueryClient, keys: QueryKey[]) {
  const first = keys
    .flatMap((queryKey) => queries.getQueryCache().findAll({ queryKey, fetchStatus: "fetching" }))
    .filter((query) => query.state.data === undefined);
  await Promise.allSettled(first.flatMap((query) => query.promise ?? []));
}
