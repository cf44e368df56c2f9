import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Radio, Tag } from "antd";
import { useState } from "react";
import { body, payments } from "../../api/clients";
import type { Invoice, InvoiceState } from "../../api/types";
import { useWords } from "../../i18n";
import { moment, money } from "../../shared/format";
import { Rows } from "../../shared/Rows";
import { type FinanceAct, ActOnInvoice } from "./ActOnInvoice";
import { moneyKey } from "./moneyKey";
import { Part } from "./Part";

const shown = ["All", "Issued", "Voided"] as const;
const acts: FinanceAct[] = ["Send", "Void", "Reissue"];

/** Every invoice, the newest first: what it says, whether it stands, and what the officer may do with it. */
export function Invoices() {
  const { t, language } = useWords();
  const [state, setState] = useState<InvoiceState | "All">("All");
  const [acting, setActing] = useState<{ invoice: Invoice; act: FinanceAct }>();
  const invoices = useInfiniteQuery({
    queryKey: [moneyKey, "invoices", state],
    queryFn: ({ pageParam }) =>
      body(
        payments.GET("/invoices", {
          params: { query: { after: pageParam, limit: 20, state: state === "All" ? undefined : state } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = invoices.data?.pages.flatMap((page) => page.items);
  return (
    <Part
      id="invoices"
      title={t("invoices.all")}
      of={invoices}
      nothing={items?.length === 0 ? t("invoices.none") : undefined}
    >
      <Radio.Group
        aria-labelledby="invoices"
        value={state}
        onChange={(event) => setState(event.target.value as InvoiceState | "All")}
        options={shown.map((value) => ({ value, label: t(`invoices.shown.${value}`) }))}
      />
      <Rows
        heads={["number", "for", "buyer", "amount", "issued", "state", "todo"].map((head) =>
          t(`invoices.head.${head}`),
        )}
        rows={(items ?? []).map((one) => ({
          key: one.id,
          cells: [
            <a key="number" className="mono" href={`/api/payments/invoices/${one.id}/pdf`} download>
              {one.number}
            </a>,
            <span key="for" className="mono">
              {one.orderNumber ?? one.caseNumber}
            </span>,
            <>
              {one.title} <span className="quiet mono">{one.taxpayerNumber}</span>
            </>,
            <span key="amount" className="rows-money">
              {money(one.amount, one.currency, language)}
            </span>,
            moment(one.issuedAt, language),
            <>
              <Tag color={one.state === "Issued" ? "success" : "default"}>{t(`invoices.state.${one.state}`)}</Tag>
              {one.voidCause && one.voidedAt ? (
                <div className="quiet">
                  {t(`invoices.voided.${one.voidCause}`, { at: moment(one.voidedAt, language) })} {one.voidReason}
                </div>
              ) : null}
              {one.replacesNumber ? (
                <div className="quiet">{t("invoices.replaces", { number: one.replacesNumber })}</div>
              ) : null}
            </>,
            <span key="todo" className="row">
              {acts
                .filter((act) => one.availableActions.includes(act))
                .map((act) => (
                  <Button
                    key={act}
                    size="small"
                    aria-label={t("refund.actOn", { act: t(`invoices.act.${act}`), number: one.number })}
                    onClick={() => setActing({ invoice: one, act })}
                  >
                    {t(`invoices.act.${act}`)}
                  </Button>
                ))}
            </span>,
          ],
        }))}
      />
      {acting ? <ActOnInvoice {...acting} close={() => setActing(undefined)} /> : null}
    </Part>
  );
}
