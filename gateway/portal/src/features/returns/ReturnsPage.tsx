import { useInfiniteQuery } from "@tanstack/react-query";
import { Alert, Button, Empty } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { body, delivery } from "../../api/clients";
import { useAccount } from "../../api/session";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { ScanBox } from "../../shared/scan/ScanBox";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { Expected } from "./Expected";

/** 交卡: the old cards that are expected back; one is looked up by its case's or order's number, and received. */
export function ReturnsPage() {
  const { t } = useWords();
  const { data: account } = useAccount();
  const [search, setSearch] = useSearchParams();
  const [received, setReceived] = useState<string | null>(null);
  const number = search.get("number") ?? undefined;
  useTitle(t("point.menu.returns"));
  const returns = useInfiniteQuery({
    queryKey: ["point", "returns", "list", number ?? ""],
    queryFn: ({ pageParam }) =>
      body(delivery.GET("/returns", { params: { query: { after: pageParam, number, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = returns.data?.pages.flatMap((page) => page.items);
  return (
    <div className="page">
      <h1>{t("point.menu.returns")}</h1>
      <p className="quiet">{t("returns.lead")}</p>
      <section className="card">
        <ScanBox busy={returns.isFetching} onScan={(scanned) => setSearch({ number: scanned })} />
        {number ? (
          <p className="row">
            {t("returns.only", { number })}
            <Button size="small" onClick={() => setSearch({})}>
              {t("returns.all")}
            </Button>
          </p>
        ) : null}
      </section>
      <div role="status" aria-live="polite">
        {received ? (
          <Alert type="success" showIcon title={t("returns.received", { number: received })} />
        ) : null}
      </div>
      <ProblemAlert error={returns.error} retry={() => void returns.refetch()} />
      {returns.isPending ? (
        <div className="card">
          <Waiting />
        </div>
      ) : null}
      {items?.length === 0 ? (
        <div className="card">
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={t(number ? "returns.none" : "returns.empty")}
          />
        </div>
      ) : null}
      <ul className="list">
        {items?.map((one) => (
          <Expected
            key={one.returnId}
            one={one}
            office={account?.office ?? ""}
            open={items.length === 1 && number !== undefined}
            onReceived={() => setReceived(one.caseNumber)}
          />
        ))}
      </ul>
      {returns.hasNextPage ? (
        <Button loading={returns.isFetchingNextPage} onClick={() => void returns.fetchNextPage()}>
          {t("list.more")}
        </Button>
      ) : null}
    </div>
  );
}
