import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import { applications, body, once } from "../../api/clients";
import { Problem } from "../../api/problem";
import type { CaseAction, CaseLabel, CaseView, OrderKind } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../ProblemAlert";

interface Offered {
  id: string;
  label: CaseLabel;
  availableActions: CaseAction[];
  offeredBusinesses: CaseView["offeredBusinesses"];
}

// Where a button leads. Submitting begins with looking at everything; corrections have a page of their own.
function wayOf(action: CaseAction, of: Offered): string | null {
  switch (action) {
    case "EditForm":
      return of.label === "Draft" ? `/cases/${of.id}/form` : null;
    case "Submit":
      return `/cases/${of.id}/form/confirm`;
    case "SubmitCorrection":
      return `/cases/${of.id}/correction`;
    case "AnswerQuestion":
      return `/cases/${of.id}#questions`;
    case "Withdraw":
      return `/cases/${of.id}/withdrawal`;
    case "Renew":
      return `/cases/new?renews=${of.id}`;
    case "StartAnew":
      return `/cases/new?copyOf=${of.id}`;
    default:
      return null; // others bring it about
  }
}

/** Exactly the buttons that the case offers now. */
export function Actions({ of }: { of: Offered }) {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const order = useMutation({
    mutationFn: (kind: OrderKind) =>
      body(
        applications.POST("/cases/{caseId}/orders", {
          params: { path: { caseId: of.id } },
          headers: once(),
          body: { kind },
        }),
      ),
    onSuccess: (started) => navigate(`/orders/${started.id}/form`),
  });
  const ways = of.availableActions
    .map((action) => ({ action, to: wayOf(action, of) }))
    .filter((one): one is { action: CaseAction; to: string } => one.to !== null);
  const other = order.error instanceof Problem ? order.error.more.orderId : undefined;
  return (
    <>
      <div className="row actions">
        {ways.map(({ action, to }, at) => (
          <Link key={action} to={to}>
            <Button type={at === 0 && action !== "Withdraw" ? "primary" : "default"}>{t(`action.${action}`)}</Button>
          </Link>
        ))}
        {of.offeredBusinesses.map((business) => (
          <Button
            key={business.kind}
            loading={order.isPending && order.variables === business.kind}
            onClick={() => order.mutate(business.kind)}
          >
            {pick(business.chinese, business.english)}
          </Button>
        ))}
      </div>
      <ProblemAlert error={order.error} />
      {typeof other === "string" ? (
        <p>
          <Link to={`/orders/${other}`}>{t("order.other")}</Link>
        </p>
      ) : null}
    </>
  );
}
