import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Radio, Tag } from "antd";
import { useState } from "react";
import { body, payments } from "../../api/clients";
import { useAccount } from "../../api/session";
import type { Refund, RefundAction, RefundState } from "../../api/types";
import { useWords } from "../../i18n";
import { moment, money } from "../../shared/format";
import { Rows } from "../../shared/Rows";
import { useNames } from "../../shared/useNames";
import { DecideRefund } from "./DecideRefund";
import { moneyKey } from "./moneyKey";
import { Part } from "./Part";

const tones: Record<RefundState, string> = {
  Asked: "warning",
  Approved: "processing",
  Refused: "error",
  Withdrawn: "default",
  Given: "success",
};

/** What was asked to be given back: who asked, who decided, and what the reader may do with it. */
export function Refunds() {
  const { t, language } = useWords();
  const [state, setState] = useState<RefundState | "All">("Asked");
  const [deciding, setDeciding] = useState<{ refund: Refund; action: RefundAction }>();
  const refunds = useInfiniteQuery({
    queryKey: [moneyKey, "refunds", state],
    queryFn: ({ pageParam }) =>
      body(
        payments.GET("/refunds", {
          params: { query: { after: pageParam, limit: 20, state: state === "All" ? undefined : state } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: (asked) =>
      asked.state.data?.pages.some((page) => page.items.some((one) => one.state === "Approved")) ? 5_000 : false,
  });
  const items = refunds.data?.pages.flatMap((page) => page.items);
  const who = useWho(items ?? []);
  return (
    <Part
      id="refunds"
      title={t("refund.title")}
      of={refunds}
      nothing={items?.length === 0 ? t("refund.none") : undefined}
    >
      <Radio.Group
        aria-labelledby="refunds"
        value={state}
        onChange={(event) => setState(event.target.value as RefundState | "All")}
        options={(["Asked", "Approved", "All"] as const).map((value) => ({ value, label: t(`refund.shown.${value}`) }))}
      />
      <Rows
        heads={["number", "amount", "reason", "asked", "decision", "todo"].map((head) => t(`refund.head.${head}`))}
        rows={(items ?? []).map((one) => ({
          key: one.id,
          cells: [
            <span key="number" className="mono">
              {one.number}
            </span>,
            money(one.amount, one.currency, language),
            one.reason,
            <>
              {who(one.askedBy)} <span className="quiet">{moment(one.askedAt, language)}</span>
            </>,
            <>
              <Tag color={tones[one.state]}>{t(`refund.state.${one.state}`)}</Tag>
              {one.decidedBy && one.decidedAt ? (
                <>
                  {who(one.decidedBy)} <span className="quiet">{moment(one.decidedAt, language)}</span>
                </>
              ) : null}
              {one.decisionReason ? <div>{one.decisionReason}</div> : null}
              {one.givenAt ? (
                <div className="quiet">{t("refund.givenAt", { at: moment(one.givenAt, language) })}</div>
              ) : null}
            </>,
            <span key="todo" className="row">
              {one.availableActions.map((action) => (
                <Button
                  key={action}
                  size="small"
                  type={action === "Approve" ? "primary" : "default"}
                  aria-label={t("refund.actOn", { act: t(`refund.act.${action}`), number: one.number })}
                  onClick={() => setDeciding({ refund: one, action })}
                >
                  {t(`refund.act.${action}`)}
                </Button>
              ))}
            </span>,
          ],
        }))}
      />
      {deciding ? <DecideRefund {...deciding} close={() => setDeciding(undefined)} /> : null}
    </Part>
  );
}

/** What the officers in these refunds are called; the reader is told that it was the reader. */
function useWho(refunds: readonly Refund[]): (account: string) => string {
  const { t } = useWords();
  const { data: me } = useAccount();
  const nameOf = useNames(refunds.flatMap((one) => [one.askedBy, one.decidedBy]), t("refund.colleague"));
  return (account) => (account === me?.id ? t("refund.you") : nameOf(account));
}
