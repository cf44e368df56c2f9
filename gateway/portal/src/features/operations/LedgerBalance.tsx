import { CheckCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { body, payments } from "../../api/clients";
import { useWords } from "../../i18n";
import { money } from "../../shared/format";
import { Rows } from "../../shared/Rows";
import { moneyKey } from "./moneyKey";
import { Part } from "./Part";
import { useChargeNumbers } from "./useChargeNumbers";

/** What stands on each account, whether both sides are alike, and charges that are booked otherwise than they are. */
export function LedgerBalance() {
  const { t, language } = useWords();
  const ledger = useQuery({
    queryKey: [moneyKey, "ledger", "balance"],
    queryFn: () => body(payments.GET("/ledger/balance")),
  });
  const balances = ledger.data?.balances ?? [];
  const disagreements = ledger.data?.disagreements ?? [];
  const numberOf = useChargeNumbers(disagreements.map((one) => one.chargeId));
  const heads = (...names: string[]) => names.map((name) => t(`ledger.head.${name}`));
  return (
    <Part id="ledger" title={t("ledger.title")} of={ledger}>
      <p className="quiet">{t("ledger.lead")}</p>
      {ledger.data?.isBalanced ? (
        <p>
          <CheckCircleFilled className="fine" aria-hidden /> {t("ledger.balanced")}
        </p>
      ) : null}
      {ledger.data && !ledger.data.isBalanced ? (
        <Alert
          type="error"
          showIcon
          icon={<ExclamationCircleFilled aria-hidden />}
          title={t("ledger.notBalanced")}
          description={
            disagreements.length > 0 ? t("ledger.disagree", { count: disagreements.length }) : t("ledger.sides")
          }
        />
      ) : null}
      <Rows
        heads={heads("account", "currency", "debit", "credit", "balance")}
        rows={balances.map((one) => ({
          key: `${one.account} ${one.currency}`,
          cells: [
            t(`ledger.account.${one.account}`),
            one.currency,
            money(one.debit, one.currency, language),
            money(one.credit, one.currency, language),
            money(one.debit - one.credit, one.currency, language),
          ],
        }))}
      />
      <Rows
        heads={heads("number", "account", "booked", "expected")}
        rows={disagreements.map((one) => ({
          key: `${one.chargeId} ${one.account} ${one.currency}`,
          cells: [
            <span key="number" className="mono">
              {numberOf(one.chargeId)}
            </span>,
            t(`ledger.account.${one.account}`),
            money(one.booked, one.currency, language),
            money(one.expected, one.currency, language),
          ],
        }))}
      />
    </Part>
  );
}
