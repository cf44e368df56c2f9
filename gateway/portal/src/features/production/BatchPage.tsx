import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { Link, useParams } from "react-router";
import { delivery, versioned } from "../../api/clients";
import { useAccount } from "../../api/session";
import type { Batch } from "../../api/types";
import { useWords } from "../../i18n";
import { CardFaces } from "../../shared/card/CardFaces";
import { moment } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { Release } from "./Release";
import { useReason } from "./useReason";

/** A batch: who put it together, what is in it, and, once another clerk released it, the cards that were made. */
export function BatchPage() {
  const { t, language } = useWords();
  const { batchId = "" } = useParams();
  const { data: account } = useAccount();
  const shown = useQuery({
    queryKey: ["point", "batch", batchId],
    queryFn: () => versioned(delivery.GET("/production/batches/{batchId}", { params: { path: { batchId } } })),
  });
  useTitle(t("make.batch"));
  if (!shown.data) {
    return (
      <div className="page">
        <div className="card">{shown.error ? <ProblemAlert error={shown.error} /> : <Waiting />}</div>
      </div>
    );
  }

  const { value: batch, etag } = shown.data;
  const by = (who: string) => t(who === account?.id ? "make.byYou" : "make.byColleague");
  return (
    <div className="page">
      <p className="crumb">
        <Link to="/point/production">{t("point.menu.production")}</Link>
      </p>
      <section className="card case-head">
        <h1>{t("make.batchOf", { count: batch.items.length + batch.stayedOut.length })}</h1>
        <dl className="pairs">
          <div>
            <dt>{t("make.prepared")}</dt>
            <dd>
              {moment(batch.preparedAt, language)} {by(batch.preparedBy)}
            </dd>
          </div>
          <div>
            <dt>{t("make.released")}</dt>
            <dd>
              {batch.releasedAt
                ? `${moment(batch.releasedAt, language)} ${by(batch.releasedBy ?? "")}`
                : t("make.notYet")}
            </dd>
          </div>
        </dl>
        {batch.releasedAt ? null : <Release batch={batch} etag={etag} />}
      </section>
      <StayedOut batch={batch} />
      <section className="card">
        <h2>{t(batch.releasedAt ? "make.madeCards" : "make.toBeMade")}</h2>
        <p className="quiet">{t(batch.releasedAt ? "make.frozen" : "make.willFreeze")}</p>
        <ul className="plain">
          {batch.items.map((item) => (
            <li key={item.jobId}>
              {item.cardId ? (
                <>
                  <Link to={`/point/handovers/${item.cardId}`}>{item.caseNumber}</Link>{" "}
                  <span className="number">{item.cardNumber}</span>
                  <CardFaces cardId={item.cardId} />
                </>
              ) : (
                <span className="mono">{item.caseNumber}</span>
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function StayedOut({ batch }: { batch: Batch }) {
  const { t } = useWords();
  const reason = useReason();
  return batch.stayedOut.length === 0 ? null : (
    <Alert
      className="problem"
      type="warning"
      showIcon
      title={t("make.stayedOut", { count: batch.stayedOut.length })}
      description={
        <ul>
          {batch.stayedOut.map((one) => (
            <li key={one.jobId}>
              <span className="mono">{one.caseNumber}</span>
              {t("list.colon")}
              {reason(one.reasonCode, one.reason)}
            </li>
          ))}
        </ul>
      }
    />
  );
}
