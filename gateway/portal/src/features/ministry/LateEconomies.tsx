import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Empty } from "antd";
import { body, review } from "../../api/clients";
import { useWords } from "../../i18n";
import { economyName } from "../../i18n/economies";
import { AsOf } from "../../shared/AsOf";
import { day, daysSince } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Rows } from "../../shared/Rows";
import { Waiting } from "../../shared/Waiting";
import { CaseNumber } from "./CaseNumber";

/** Who should have decided by now and has not, asked longest ago first. */
export function LateEconomies() {
  const { t, language } = useWords();
  const late = useInfiniteQuery({
    queryKey: ["pre-clearances", "overdue"],
    queryFn: ({ pageParam }) =>
      body(review.GET("/pre-clearances/overdue", { params: { query: { after: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = late.data?.pages.flatMap((page) => page.items);
  return (
    <section className="card" aria-labelledby="late">
      <div className="row spread">
        <h2 id="late">{t("ministry.lateTitle")}</h2>
        <AsOf of={late} />
      </div>
      <ProblemAlert error={late.error} retry={() => void late.refetch()} />
      {late.isPending ? <Waiting /> : null}
      {items?.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("ministry.noneLate")} />
      ) : null}
      <Rows
        heads={["economy", "case", "asked", "due", "daysLate", "stateOf"].map((name) => t(`ministry.${name}`))}
        rows={(items ?? []).map((one) => ({
          key: one.requestId,
          cells: [
            <>
              <b>{one.economy}</b> {economyName(one.economy, language)}
            </>,
            <CaseNumber of={one} />,
            day(one.requestedAt, language),
            day(one.dueAt, language),
            t("ministry.days", { count: daysSince(one.dueAt) }),
            t(`ministry.state.${one.state}`),
          ],
        }))}
      />
      {late.hasNextPage ? (
        <Button loading={late.isFetchingNextPage} onClick={() => void late.fetchNextPage()}>
          {t("list.more")}
        </Button>
      ) : null}
    </section>
  );
}
