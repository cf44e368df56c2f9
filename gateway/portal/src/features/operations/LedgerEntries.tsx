import { useInfiniteQuery } from "@tanstack/react-query";
import { body, payments } from "../../api/clients";
import { useWords } from "../../i18n";
import { moment, money } from "../../shared/format";
import { Rows } from "../../shared/Rows";
import { moneyKey } from "./moneyKey";
import { Part } from "./Part";
import { useChargeNumbers } from "./useChargeNumbers";

/** What was booked, as it was written: the newest first. */
export function LedgerEntries() {
  const { t, language } = useWords();
  const entries = useInfiniteQuery({
    queryKey: [moneyKey, "ledger", "entries"],
    queryFn: ({ pageParam }) =>
      body(payments.GET("/ledger/entries", { params: { query: { after: pageParam, limit: 20 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = entries.data?.pages.flatMap((page) => page.items);
  const numberOf = useChargeNumbers(items?.map((one) => one.chargeId) ?? []);
  return (
    <Part
      id="entries"
      title={t("ledger.entries")}
      of={entries}
      nothing={items?.length === 0 ? t("ledger.noEntries") : undefined}
    >
      <Rows
        heads={["at", "number", "why", "account", "debit", "credit"].map((head) => t(`ledger.head.${head}`))}
        rows={(items ?? []).map((one) => ({
          key: one.id,
          cells: [
            moment(one.at, language),
            <span key="number" className="mono">
              {numberOf(one.chargeId)}
            </span>,
            t(`ledger.why.${one.why.replace(".", "-")}`),
            t(`ledger.account.${one.account}`),
            one.debit > 0 ? money(one.debit, one.currency, language) : "",
            one.credit > 0 ? money(one.credit, one.currency, language) : "",
          ],
        }))}
      />
    </Part>
  );
}
