import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { Link, useParams } from "react-router";
import { body, review } from "../../api/clients";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { CallsMade } from "../../shared/review/CallsMade";
import { Desk } from "../../shared/review/Desk";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { CallForm } from "./CallForm";

/** One call: whom to telephone, what was said before, and what came of it now. */
export function CallPage() {
  const { t, language } = useWords();
  const { callId = "" } = useParams();
  useTitle(t("menu.calls"));
  const shown = useQuery({
    queryKey: ["desk", "call", callId],
    queryFn: () => body(review.GET("/calls/{callId}", { params: { path: { callId } } })),
  });
  const call = shown.data;
  if (!call) {
    return (
      <Desk narrow>
        {shown.error ? <ProblemAlert error={shown.error} retry={() => void shown.refetch()} /> : <Waiting />}
      </Desk>
    );
  }

  return (
    <Desk narrow>
      <p className="crumb">
        <Link to="/desk/calls">{t("menu.calls")}</Link>
      </p>
      <h1>
        {call.contactName} <span className="number">{call.orderNumber ?? call.caseNumber}</span>
      </h1>
      <section className="card">
        <dl className="pairs">
          <div>
            <dt>{t("deskCall.phone")}</dt>
            <dd>
              <a className="amount" href={`tel:${call.phone}`}>
                {call.phone}
              </a>
            </dd>
          </div>
          <div>
            <dt>{t("deskCall.about")}</dt>
            <dd>
              <Link to={call.orderId ? `/desk/orders/${call.orderId}` : `/desk/cases/${call.caseId}`}>
                {t("deskCall.toPins")}
              </Link>
            </dd>
          </div>
          {call.doneAt ? null : (
            <div>
              <dt>{t("deskCall.next")}</dt>
              <dd>{moment(call.nextCallAt, language)}</dd>
            </div>
          )}
        </dl>
        <CallsMade calls={call.attempts.map((one) => ({ ...one, callId: one.at }))} />
      </section>
      {call.doneAt ? <Alert type="success" showIcon title={t("deskCall.done")} /> : <CallForm callId={callId} />}
    </Desk>
  );
}
