import "./operations.css";
import { useQuery } from "@tanstack/react-query";
import { body, payments } from "../../api/clients";
import type { Business } from "../../api/types";
import { useWords } from "../../i18n";
import { money } from "../../shared/format";
import { useOffices } from "../../shared/handover/useOffices";
import { useTitle } from "../../shared/useTitle";
import { Rows } from "../../shared/Rows";
import { Charges } from "./Charges";
import { Invoices } from "./Invoices";
import { LocalFeesOf } from "./LocalFeesOf";
import { LedgerBalance } from "./LedgerBalance";
import { LedgerEntries } from "./LedgerEntries";
import { Part } from "./Part";
import { Refunds } from "./Refunds";

const businesses: Business[] = ["Application", "EarlyProduction", "Replacement", "PassportChange", "Cancellation"];

/** What is charged and was, what was asked to be given back, invoices, all charges, and the ledger. */
export function FinancePage() {
  const { t, pick } = useWords();
  useTitle(t("menu.finance"));
  const offices = useOffices();
  return (
    <div className="page">
      <h1>{t("menu.finance")}</h1>
      <p className="quiet">{t("finance.lead")}</p>
      <Refunds />
      <Invoices />
      <FeesInForce codes={offices.data?.map((office) => office.office) ?? []} />
      <Part id="local" title={t("finance.local")} of={offices}>
        {offices.data?.map((office) => (
          <LocalFeesOf
            key={office.office}
            office={office.office}
            name={pick(office.chineseName, office.englishName)}
          />
        ))}
      </Part>
      <Charges />
      <LedgerBalance />
      <LedgerEntries />
    </div>
  );
}

function FeesInForce({ codes }: { codes: string[] }) {
  const { t, language, pick } = useWords();
  const offices = useOffices();
  const fees = useQuery({
    queryKey: ["fees-in-force", codes],
    enabled: codes.length > 0,
    queryFn: () =>
      Promise.all(
        codes.map((office) =>
          Promise.all(
            businesses.map((business) => body(payments.GET("/fees", { params: { query: { office, business } } }))),
          ),
        ),
      ),
  });
  const said = (amount: number, currency: string) =>
    amount === 0 ? t("finance.free") : money(amount, currency, language);
  return (
    <Part id="in-force" title={t("finance.inForce")} of={fees}>
      <Rows
        heads={[t("finance.office"), ...businesses.map((business) => t(`business.${business}`))]}
        rows={(fees.data ?? []).map((ofOffice, place) => {
          const office = offices.data?.find((one) => one.office === codes[place]);
          return {
            key: codes[place] ?? "",
            cells: [
              pick(office?.chineseName, office?.englishName),
              ...ofOffice.map((fee) => said(fee.amount, fee.currency)),
            ],
          };
        })}
      />
    </Part>
  );
}
