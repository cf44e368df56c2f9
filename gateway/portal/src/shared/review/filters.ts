import { useSearchParams } from "react-router";

/** What of a queue is shown: the filters that the services have. */
export const filters = {
  all: {},
  mine: { claimedBy: "me" },
  free: { claimedBy: "nobody" },
  overdue: { overdue: true },
  dueSoon: { dueSoon: true },
  corrected: { corrected: true },
} as const;

export type FilterName = keyof typeof filters;

export const filterNames = Object.keys(filters) as FilterName[];

/** The filter stands in the address: it can be kept, and the way back leads to it. */
export function useFilter(): FilterName {
  const [search] = useSearchParams();
  const show = search.get("show");
  return filterNames.find((name) => name === show) ?? "all";
}
