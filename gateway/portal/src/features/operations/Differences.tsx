import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Radio, Tag } from "antd";
import { useState } from "react";
import { body, payments } from "../../api/clients";
import type { Difference, DifferenceState } from "../../api/types";
import { useWords } from "../../i18n";
import { day, moment, money } from "../../shared/format";
import { Rows } from "../../shared/Rows";
import { useNames } from "../../shared/useNames";
import { moneyKey } from "./moneyKey";
import { Part } from "./Part";
import { ResolveDifference } from "./ResolveDifference";

const tones: Record<DifferenceState, string> = { Open: "error", Settled: "success", Resolved: "success" };

const heads = ["day", "what", "number", "theirs", "ours", "invoiced", "state"];

/** What is not the same in the provider's statement, our ledger and our invoices, and what was done about it. */
export function Differences() {
  const { t, language } = useWords();
  const [state, setState] = useState<DifferenceState | "All">("Open");
  const [resolving, setResolving] = useState<Difference>();
  const differences = useInfiniteQuery({
    queryKey: [moneyKey, "differences", state],
    queryFn: ({ pageParam }) =>
      body(
        payments.GET("/differences", {
          params: { query: { after: pageParam, limit: 20, state: state === "All" ? undefined : state } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = differences.data?.pages.flatMap((page) => page.items);
  const nameOf = useNames(items?.map((one) => one.resolvedBy) ?? [], t("refund.colleague"));
  const amount = (one: Difference, of: number | null) =>
    of === null ? t("statement.notThere") : money(of, one.currency, language);
  return (
    <Part
      id="differences"
      title={t("statement.differences")}
      of={differences}
      nothing={items?.length === 0 ? t("statement.none") : undefined}
    >
      <Radio.Group
        aria-labelledby="differences"
        value={state}
        onChange={(event) => setState(event.target.value as DifferenceState | "All")}
        options={(["Open", "All"] as const).map((value) => ({ value, label: t(`statement.shown.${value}`) }))}
      />
      <Rows
        heads={heads.map((head) => t(`statement.head.${head}`))}
        rows={(items ?? []).map((one) => ({
          key: one.id,
          cells: [
            day(one.day, language),
            <>
              {t(`statement.kind.${one.kind}`)} <span className="quiet mono">{one.reference}</span>
            </>,
            <span key="number" className="mono">
              {one.number ?? t("statement.unknown")}
            </span>,
            one.kind.startsWith("Invoice") ? "" : amount(one, one.theirs),
            amount(one, one.ours),
            one.kind.startsWith("Invoice") ? amount(one, one.invoiced) : "",
            <span key="state" className="row">
              <Tag color={tones[one.state]}>{t(`statement.state.${one.state}`)}</Tag>
              {one.endedAt ? <span className="quiet">{moment(one.endedAt, language)}</span> : null}
              {one.resolvedBy ? <span className="quiet">{nameOf(one.resolvedBy)}</span> : null}
              {one.resolution ? <span>{one.resolution}</span> : null}
              {one.state === "Open" ? (
                <Button
                  size="small"
                  aria-label={t("statement.resolveOf", { reference: one.reference })}
                  onClick={() => setResolving(one)}
                >
                  {t("statement.resolve")}
                </Button>
              ) : null}
            </span>,
          ],
        }))}
      />
      {resolving ? <ResolveDifference difference={resolving} close={() => setResolving(undefined)} /> : null}
    </Part>
  );
}
