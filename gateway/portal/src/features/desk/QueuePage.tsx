import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { body, review } from "../../api/clients";
import type { Account } from "../../api/types";
import { useWords } from "../../i18n";
import { useOffices } from "../../shared/handover/useOffices";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { claimKey } from "../../shared/review/claimKey";
import { Desk } from "../../shared/review/Desk";
import { filters, useFilter } from "../../shared/review/filters";
import { Keys } from "../../shared/review/Keys";
import { Queue } from "../../shared/review/Queue";
import { useTitle } from "../../shared/useTitle";
import { Away } from "./Away";
import { Search } from "./Search";

const lookAgainAfter = 20_000;

/** What waits at the officer's desk. */
export function QueuePage({ account }: { account: Account }) {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const filter = useFilter();
  useTitle(t("menu.desk"));
  const waiting = useInfiniteQuery({
    queryKey: ["desk", "queue", filter],
    queryFn: ({ pageParam }) =>
      body(review.GET("/queue", { params: { query: { ...filters[filter], after: pageParam, limit: 30 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: lookAgainAfter,
    staleTime: 0,
  });
  const counts = useQuery({
    queryKey: ["desk", "counts"],
    queryFn: () => body(review.GET("/queue/counts")),
    refetchInterval: lookAgainAfter,
    staleTime: 0,
  });
  const claim = useMutation({
    mutationFn: (caseId: string) => body(review.POST("/cases/{caseId}/claim", { params: { path: { caseId } } })),
    onSuccess: (claimed) => navigate(`/desk/cases/${claimed.caseId}`),
    onSettled: () => queries.invalidateQueries({ queryKey: ["desk"] }),
  });
  const offices = useOffices().data;
  const nameOf = (code: string): string => {
    const office = offices?.find((one) => one.office === code);
    return office ? pick(office.chineseName, office.englishName) : code;
  };
  const ministry = account.roles.includes("ministry-officer");
  const severalStages = account.roles.length > 1;
  return (
    <Desk>
      <div className="desk-head">
        <h1>{t("deskQueue.title")}</h1>
        <span className="row">
          <Away />
          <Keys orders={account.roles.includes("preliminary-officer")} keys={[claimKey]} />
        </span>
      </div>
      <Search />
      <ProblemAlert error={claim.error} />
      <Queue
        rows={waiting.data?.pages.flatMap((page) =>
          page.items.map((item) => ({
            ...item,
            id: item.caseId,
            to: `/desk/cases/${item.caseId}`,
            number: item.caseNumber,
            tags: [
              ...(severalStages ? [t(`deskStage.${item.stage}`)] : []),
              ...(ministry ? [nameOf(item.office)] : []),
            ],
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
