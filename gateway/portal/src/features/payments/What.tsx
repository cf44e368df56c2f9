import { Link } from "react-router";
import type { Charge } from "../../api/types";
import { useWords } from "../../i18n";

/** What a charge is for, whom it is for, and the way there. */
export function What({ charge, applicant }: { charge: Charge; applicant: string | undefined }) {
  const { t } = useWords();
  return (
    <span className="what">
      <Link to={charge.orderId ? `/orders/${charge.orderId}` : `/cases/${charge.caseId}`}>
        {charge.orderNumber ?? charge.caseNumber}
      </Link>{" "}
      {applicant}{" "}
      <span className="quiet">{t(`business.${charge.business}`)}</span>
    </span>
  );
}
