import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Empty } from "antd";
import { body, review } from "../../api/clients";
import { useWords } from "../../i18n";
import { economyName } from "../../i18n/economies";
import { AsOf } from "../../shared/AsOf";
import { day, daysSince } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
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
  const heads = ["economy", "case", "asked", "due", "daysLate", "stateOf"].map((name) => t(`ministry.${name}`));
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
      {items && items.length > 0 ? (
        <table className="late-table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.requestId}>
                <td data-label={heads[0]}>
                  <span>
                    <b>{one.economy}</b> {economyName(one.economy, language)}
                  </span>
                </td>
                <td data-label={heads[1]}>
                  <CaseNumber of={one} />
                </td>
                <td data-label={heads[2]}>{day(one.requestedAt, language)}</td>
                <td data-label={heads[3]}>{day(one.dueAt, language)}</td>
                <td data-label={heads[4]}>{t("ministry.days", { count: daysSince(one.dueAt) })}</td>
                <td data-label={heads[5]}>{t(`ministry.state.${one.state}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {late.hasNextPage ? (
        <Button loading={late.isFetchingNextPage} onClick={() => void late.fetchNextPage()}>
          {t("list.more")}
        </Button>
      ) : null}
    </section>
  );
}
