import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { body, review } from "../../api/clients";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { claimKey } from "../../shared/review/claimKey";
import { Desk } from "../../shared/review/Desk";
import { filters, useFilter } from "../../shared/review/filters";
import { Keys } from "../../shared/review/Keys";
import { Queue } from "../../shared/review/Queue";
import { useTitle } from "../../shared/useTitle";

const lookAgainAfter = 20_000;

/** The orders that wait at the office: the four related businesses. */
export function OrderQueuePage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const filter = useFilter();
  useTitle(t("menu.deskOrders"));
  const waiting = useInfiniteQuery({
    queryKey: ["desk", "orders", filter],
    queryFn: ({ pageParam }) =>
      body(review.GET("/orders", { params: { query: { ...filters[filter], after: pageParam, limit: 30 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: lookAgainAfter,
    staleTime: 0,
  });
  const counts = useQuery({
    queryKey: ["desk", "orders", "counts"],
    queryFn: () => body(review.GET("/orders/counts")),
    refetchInterval: lookAgainAfter,
    staleTime: 0,
  });
  const claim = useMutation({
    mutationFn: (orderId: string) => body(review.POST("/orders/{orderId}/claim", { params: { path: { orderId } } })),
    onSuccess: (claimed) => navigate(`/desk/orders/${claimed.orderId}`),
    onSettled: () => queries.invalidateQueries({ queryKey: ["desk"] }),
  });
  return (
    <Desk>
      <div className="desk-head">
        <h1>{t("deskQueue.orders")}</h1>
        <Keys orders keys={[claimKey]} />
      </div>
      <ProblemAlert error={claim.error} />
      <Queue
        rows={waiting.data?.pages.flatMap((page) =>
          page.items.map((item) => ({
            ...item,
            id: item.orderId,
            to: `/desk/orders/${item.orderId}`,
            number: item.orderNumber,
            tags: [t(`business.${item.kind}`)],
          })),
        )}
        counts={counts.data}
        filter={filter}
        error={waiting.error}
        retry={() => void waiting.refetch()}
        hasMore={waiting.hasNextPage}
        loadingMore={waiting.isFetchingNextPage}
        more={() => void waiting.fetchNextPage()}
        claim={(row) => claim.mutate(row.id)}
        claiming={claim.isPending ? claim.variables : undefined}
      />
    </Desk>
  );
}
