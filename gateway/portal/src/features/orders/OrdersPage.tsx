import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Empty } from "antd";
import { Link, useSearchParams } from "react-router";
import { applications, body } from "../../api/clients";
import type { OrderKind } from "../../api/types";
import { useWords } from "../../i18n";
import { day } from "../../shared/format";
import { useLive } from "../../shared/live/useLive";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { OrderState } from "./OrderState";

const kinds: OrderKind[] = ["EarlyProduction", "Replacement", "PassportChange", "Cancellation"];
const terms: Record<OrderKind, string> = {
  EarlyProduction: "earlyProduction",
  Replacement: "replacement",
  PassportChange: "passportChange",
  Cancellation: "cancellation",
};

/** The personal centre: a tab per business. */
export function OrdersPage() {
  const { t } = useWords();
  const [search] = useSearchParams();
  useTitle(t("menu.orders"));
  useLive();
  const kind = kinds.find((one) => one === search.get("kind")) ?? "EarlyProduction";
  return (
    <div className="page">
      <h1>{t("menu.orders")}</h1>
      <nav className="tabs" aria-label={t("menu.orders")}>
        {kinds.map((one) => (
          <Link key={one} to={`?kind=${one}`} replace aria-current={one === kind ? "page" : undefined}>
            {t(`business.${one}`)}
          </Link>
        ))}
      </nav>
      <p className="quiet">{t(`explained:${terms[kind]}`)}</p>
      <OrderList key={kind} kind={kind} />
    </div>
  );
}

function OrderList({ kind }: { kind: OrderKind }) {
  const { t, language } = useWords();
  const orders = useInfiniteQuery({
    queryKey: ["orders", kind],
    queryFn: ({ pageParam }) =>
      body(applications.GET("/orders", { params: { query: { kind, after: pageParam, limit: 20 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = orders.data?.pages.flatMap((page) => page.items);
  if (!items) {
    return orders.error ? <ProblemAlert error={orders.error} retry={() => void orders.refetch()} /> : <Waiting />;
  }

  return (
    <>
      {items.length === 0 ? (
        <div className="card">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("order.empty")} />
        </div>
      ) : null}
      <ul className="list">
        {items.map((order) => (
          <li key={order.id} className="card">
            <div className="row spread">
              <Link
                className="list-name"
                to={order.state === "Draft" ? `/orders/${order.id}/form` : `/orders/${order.id}`}
              >
                {order.applicant}
                <span className="number">{order.number ?? order.caseNumber}</span>
              </Link>
              <OrderState state={order.state} />
            </div>
            <p>
              {order.waitingFor ? t("cases.waitingFor", { who: t(`actor.${order.waitingFor}`) }) : t("ball.nobody")}
              <span className="quiet"> · {t("cases.since", { day: day(order.waitingSince, language) })}</span>
            </p>
          </li>
        ))}
      </ul>
      {orders.hasNextPage ? (
        <Button loading={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>
          {t("list.more")}
        </Button>
      ) : null}
    </>
  );
}
