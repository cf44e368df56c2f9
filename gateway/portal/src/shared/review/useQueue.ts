import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import type { QueueCounts } from "../../api/types";
import { filters, useFilter } from "./filters";

const lookAgainAfter = 20_000;

type Asked = (typeof filters)[keyof typeof filters] & { after: string | undefined; limit: number };

interface Source<Item> {
  key: string; // one queue is not another's
  read: (query: Asked) => Promise<{ items: Item[]; next: string | null }>;
  count: () => Promise<QueueCounts>;
  claim: (id: string) => Promise<string>; // gives the way to what is claimed
}

/** A queue as the address filters it, looked at anew by itself; who claims something goes there. */
export function useQueue<Item>({ key, read, count, claim }: Source<Item>) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const filter = useFilter();
  const waiting = useInfiniteQuery({
    queryKey: ["desk", key, filter],
    queryFn: ({ pageParam }) => read({ ...filters[filter], after: pageParam, limit: 30 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: lookAgainAfter,
    staleTime: 0,
  });
  const counts = useQuery({
    queryKey: ["desk", key, "counts"],
    queryFn: count,
    refetchInterval: lookAgainAfter,
    staleTime: 0,
  });
  const claiming = useMutation({
    mutationFn: claim,
    onSuccess: (way) => navigate(way),
    onSettled: () => queries.invalidateQueries({ queryKey: ["desk"] }),
  });
  return {
    items: waiting.data?.pages.flatMap((page) => page.items),
    refused: claiming.error,
    shown: {
      counts: counts.data,
      filter,
      error: waiting.error,
      retry: () => void waiting.refetch(),
      hasMore: waiting.hasNextPage,
      loadingMore: waiting.isFetchingNextPage,
      more: () => void waiting.fetchNextPage(),
      claim: (row: { id: string }) => claiming.mutate(row.id),
      claiming: claiming.isPending ? claiming.variables : undefined,
    },
  };
}
