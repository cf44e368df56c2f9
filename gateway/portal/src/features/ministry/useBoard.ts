import { useInfiniteQuery } from "@tanstack/react-query";
import { body, review } from "../../api/clients";
import type { PreClearanceState } from "../../api/types";

export interface BoardFilter {
  economy?: string;
  state?: PreClearanceState;
  overdue?: boolean;
}

/** The cases the economies are deciding on, asked longest ago first; looked at anew every ten seconds. */
export const useBoard = (filter: BoardFilter) =>
  useInfiniteQuery({
    queryKey: ["pre-clearances", "board", filter],
    queryFn: ({ pageParam }) =>
      body(review.GET("/pre-clearances/board", { params: { query: { ...filter, after: pageParam, limit: 20 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 10_000,
  });
