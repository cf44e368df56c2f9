import "./operations.css";
import { useWords } from "../../i18n";
import { useTitle } from "../../shared/useTitle";
import { ComparedDays } from "./ComparedDays";
import { Differences } from "./Differences";

/** Our books beside the payment provider's: what differs, which days were compared, the report of a month. */
export function StatementsPage() {
  const { t } = useWords();
  useTitle(t("menu.statements"));
  return (
    <div className="page">
      <h1>{t("menu.statements")}</h1>
      <p className="quiet">{t("statement.lead")}</p>
      <Differences />
      <ComparedDays />
    </div>
  );
}
