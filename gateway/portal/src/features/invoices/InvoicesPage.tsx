import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Empty } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { body, payments } from "../../api/clients";
import type { Invoice } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { CorrectInvoice } from "./CorrectInvoice";
import { InvoiceCard } from "./InvoiceCard";

/** The company's invoices, the newest first: to download, to be mailed again, to be corrected. */
export function InvoicesPage() {
  const { t } = useWords();
  useTitle(t("menu.invoices"));
  const [correcting, setCorrecting] = useState<Invoice>();
  const invoices = useInfiniteQuery({
    queryKey: ["invoices"],
    queryFn: ({ pageParam }) => body(payments.GET("/invoices", { params: { query: { after: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: (asked) =>
      asked.state.data?.pages.some((page) => page.items.some(isOnItsWay)) ? 5_000 : false,
  });
  const items = invoices.data?.pages.flatMap((page) => page.items);
  return (
    <div className="page">
      <h1>{t("menu.invoices")}</h1>
      <p className="quiet">{t("invoices.lead")}</p>
      <ProblemAlert error={invoices.error} retry={() => void invoices.refetch()} />
      {invoices.isPending ? (
        <div className="card">
          <Waiting />
        </div>
      ) : null}
      {items?.length === 0 ? (
        <div className="card">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("invoices.empty")}>
            <Link to="/payments">{t("invoices.toPayments")}</Link>
          </Empty>
        </div>
      ) : null}
      {items?.map((invoice) => (
        <InvoiceCard key={invoice.id} invoice={invoice} correct={() => setCorrecting(invoice)} />
      ))}
      {invoices.hasNextPage ? (
        <Button loading={invoices.isFetchingNextPage} onClick={() => void invoices.fetchNextPage()}>
          {t("list.more")}
        </Button>
      ) : null}
      {correcting ? <CorrectInvoice invoice={correcting} close={() => setCorrecting(undefined)} /> : null}
    </div>
  );
}

const isOnItsWay = ({ mail }: Invoice) => mail !== null && !mail.sentAt && !mail.lastError;
