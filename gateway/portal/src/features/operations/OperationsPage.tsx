import "./operations.css";
import { useAccount } from "../../api/session";
import { useWords } from "../../i18n";
import { useTitle } from "../../shared/useTitle";
import { OverdueReviews } from "./OverdueReviews";
import { Reconciliation } from "./Reconciliation";
import { UndeliveredMail } from "./UndeliveredMail";

/** What needs somebody: late reviews, services that disagree, mail that did not arrive. */
export function OperationsPage() {
  const { t } = useWords();
  const { data: account } = useAccount();
  useTitle(t("menu.operations"));
  return (
    <div className="page">
      <h1>{t("menu.operations")}</h1>
      <p className="quiet">{t("operations.lead")}</p>
      <OverdueReviews />
      <Reconciliation />
      {account?.roles.includes("operator") ? <UndeliveredMail /> : null}
    </div>
  );
}
