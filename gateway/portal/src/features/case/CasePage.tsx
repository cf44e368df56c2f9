import { useQuery } from "@tanstack/react-query";
import { Alert, Steps } from "antd";
import { useState } from "react";
import { Link, Navigate, useParams } from "react-router";
import { applications, body } from "../../api/clients";
import type { CaseView, TimelineEntry } from "../../api/types";
import { useWords } from "../../i18n";
import { economyName } from "../../i18n/economies";
import { Actions } from "../../shared/case/Actions";
import { Ball } from "../../shared/case/Ball";
import { Label } from "../../shared/case/Label";
import { Pay } from "../../shared/case/Pay";
import { Timeline } from "../../shared/case/Timeline";
import { useLive } from "../../shared/live/useLive";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { Cards } from "./Cards";
import { Economies } from "../../shared/case/Economies";
import { HandedIn } from "./HandedIn";
import { Mail } from "../../shared/case/Mail";
import { Questions } from "./Questions";
import { stepOf, steps } from "./steps";

/** A case: what state, who has the ball, since when, what next; then everything that belongs to it. */
export function CasePage() {
  const { t, language } = useWords();
  const { caseId = "" } = useParams();
  const [news, setNews] = useState<TimelineEntry | null>(null);
  const live = useLive((entry) => entry.caseId === caseId && setNews(entry));
  const shown = useQuery({
    queryKey: ["case", caseId],
    queryFn: () => body(applications.GET("/cases/{caseId}", { params: { path: { caseId } } })),
  });
  const timeline = useQuery({
    queryKey: ["case", caseId, "timeline"],
    queryFn: () => body(applications.GET("/cases/{caseId}/timeline", { params: { path: { caseId } } })),
    enabled: shown.data?.number !== null,
  });
  useTitle(shown.data?.number ?? t("case.title"));
  if (shown.error) {
    return (
      <div className="page">
        <ProblemAlert error={shown.error} retry={() => void shown.refetch()} />
      </div>
    );
  }

  if (!shown.data) {
    return (
      <div className="page">
        <div className="card">
          <Waiting rows={10} />
        </div>
      </div>
    );
  }

  const file = shown.data;
  if (file.label === "Draft") {
    return <Navigate to={`/cases/${caseId}/form`} replace />;
  }

  return (
    <div className="page">
      <p className="crumb">
        <Link to="/cases">{t("menu.cases")}</Link>
      </p>
      <Head file={file} />
      <p className={`live ${live ? "live-on" : ""}`}>{t(live ? "case.live" : "case.notLive")}</p>
      <p className="news" role="status" aria-live="polite">
        {news
          ? `${t("case.news")}${t(`event.${news.what}`, { economy: economyName(news.economy ?? "", language) })}`
          : ""}
      </p>
      <div className="columns">
        <div>
          <Questions file={file} />
          {file.economies.length > 0 ? (
            <section className="card">
              <h2>{t("board.title")}</h2>
              <Economies caseId={caseId} />
            </section>
          ) : null}
          {file.cardId ? (
            <section className="card">
              <h2>{t("card.title")}</h2>
              <Cards caseId={caseId} />
            </section>
          ) : null}
          <section className="card">
            <h2>{t("timeline.title")}</h2>
            <ProblemAlert error={timeline.error} />
            {timeline.data ? <Timeline entries={timeline.data} /> : <Waiting />}
          </section>
        </div>
        <div>
          <section className="card">
            <h2>{t("charge.title")}</h2>
            <Pay caseId={caseId} empty="charge.none" />
          </section>
          {file.orders.length > 0 ? (
            <section className="card">
              <h2>{t("menu.orders")}</h2>
              <ul className="plain">
                {file.orders.map((order) => (
                  <li key={order.id}>
                    <Link to={`/orders/${order.id}`}>{t(`business.${order.kind}`)}</Link>
                    <span className="quiet"> {t(`orderState.${order.state}`)}</span>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <section className="card">
            <h2>{t("materials.title")}</h2>
            <HandedIn caseId={caseId} office={file.form.office ?? ""} />
            <Link to={`/cases/${caseId}/readings`}>{t("readings.open")}</Link>
          </section>
          <section className="card">
            <h2>{t("mail.title")}</h2>
            <Mail caseId={caseId} />
          </section>
        </div>
      </div>
    </div>
  );
}

function Head({ file }: { file: CaseView }) {
  const { t, pick } = useWords();
  const at = stepOf(file.label);
  const open = file.label === "InCorrection" ? file.corrections.at(-1) : undefined;
  return (
    <section className="card case-head">
      <div className="row spread">
        <h1>
          {file.form.applicant?.chineseName ?? t("cases.noName")}
          <span className="number">{file.number}</span>
        </h1>
        <Label label={file.label} />
      </div>
      <Ball waiting={file.waiting} />
      <Actions of={file} />
      {at === null ? null : (
        <Steps
          className="case-steps"
          size="small"
          current={at}
          responsive
          items={steps.map((step) => ({ title: t(`step.${step}`) }))}
        />
      )}
      {open ? (
        <Alert
          type="warning"
          showIcon
          title={t("correction.pinned", { count: open.pins.length })}
          description={
            <ul>
              {open.pins.map((pin) => (
                <li key={pin.target}>{pin.reason}</li>
              ))}
            </ul>
          }
        />
      ) : null}
      {file.refusal ? (
        <Alert
          type="error"
          showIcon
          title={pick(file.refusal.chinese, file.refusal.english)}
          description={pick(file.refusal.chineseRedress, file.refusal.englishRedress)}
        />
      ) : null}
    </section>
  );
}
