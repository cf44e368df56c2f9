import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Empty } from "antd";
import { Link } from "react-router";
import { applications, body } from "../../api/clients";
import type { CaseListItem } from "../../api/types";
import { useWords } from "../../i18n";
import { Actions } from "../../shared/case/Actions";
import { Label } from "../../shared/case/Label";
import { day, daysSince } from "../../shared/format";
import { useLive } from "../../shared/live/useLive";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";

/** The user centre: all cases, the newest first, each with who has the ball and what can be done. */
export function CasesPage() {
  const { t } = useWords();
  useTitle(t("menu.cases"));
  useLive();
  const cases = useInfiniteQuery({
    queryKey: ["cases"],
    queryFn: ({ pageParam }) =>
      body(applications.GET("/cases", { params: { query: { after: pageParam, limit: 20 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = cases.data?.pages.flatMap((page) => page.items);
  return (
    <div className="page">
      <div className="row spread">
        <h1>{t("menu.cases")}</h1>
        <span className="row">
          <Link to="/roster">
            <Button size="large">{t("roster.link")}</Button>
          </Link>
          <Link to="/cases/new">
            <Button type="primary" size="large">
              {t("cases.new")}
            </Button>
          </Link>
        </span>
      </div>
      <ProblemAlert error={cases.error} retry={() => void cases.refetch()} />
      {cases.isPending ? (
        <div className="card">
          <Waiting />
        </div>
      ) : null}
      {items?.length === 0 ? (
        <div className="card">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("cases.empty")}>
            <Link to="/cases/new">
              <Button type="primary">{t("cases.new")}</Button>
            </Link>
          </Empty>
        </div>
      ) : null}
      <ul className="list">
        {items?.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      {cases.hasNextPage ? (
        <Button loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
          {t("list.more")}
        </Button>
      ) : null}
    </div>
  );
}

function Item({ item }: { item: CaseListItem }) {
  const { t, language } = useWords();
  return (
    <li className="card">
      <div className="row spread">
        <Link className="list-name" to={item.label === "Draft" ? `/cases/${item.id}/form` : `/cases/${item.id}`}>
          {item.applicant ?? t("cases.noName")}
          <span className="number">
            {item.number ?? t("cases.startedOn", { day: day(item.startedAt, language) })}
          </span>
        </Link>
        <Label label={item.label} />
      </div>
      <p>
        {item.waitingFor ? t("cases.waitingFor", { who: t(`actor.${item.waitingFor}`) }) : t("ball.nobody")}
        {item.waitingFor ? (
          <span className="quiet">
            {" · "}
            {t("cases.since", { day: day(item.waitingSince, language) })}{" "}
            {t("ball.days", { count: daysSince(item.waitingSince) })}
          </span>
        ) : null}
      </p>
      <Actions of={item} />
    </li>
  );
}
