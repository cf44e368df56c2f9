import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { applications, body, review } from "../../api/clients";
import type { CaseView, ReviewView } from "../../api/types";
import { useWords } from "../../i18n";
import { economyName } from "../../i18n/economies";
import { Economies } from "../../shared/case/Economies";
import { Mail } from "../../shared/case/Mail";
import { Timeline } from "../../shared/case/Timeline";
import { day } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { CallsMade } from "../../shared/review/CallsMade";
import { Folded } from "../../shared/review/Folded";
import { History } from "../../shared/review/History";
import { Waiting } from "../../shared/Waiting";

/** What belongs to the case besides: folded away until it is wanted. */
export function More({ file, history, me }: { file: CaseView; history: ReviewView["history"]; me: string }) {
  const { t, language } = useWords();
  const calls = useQuery({
    queryKey: ["desk", "calls", "of", file.id],
    queryFn: () => body(review.GET("/calls", { params: { query: { caseId: file.id, limit: 10 } } })),
  });
  const open = calls.data?.items ?? [];
  return (
    <>
      {open.length > 0 || file.calls.length > 0 ? (
        <section className="card">
          <h2>{t("menu.calls")}</h2>
          {open.map((call) => (
            <p key={call.callId}>
              <Link to={`/desk/calls/${call.callId}`}>
                {t("deskCall.toCall")}
                {call.orderNumber ? ` · ${call.orderNumber}` : ""}
              </Link>
            </p>
          ))}
          <CallsMade calls={file.calls} />
        </section>
      ) : null}
      {file.questions.length > 0 ? (
        <Folded title={t("question.title")}>
          {() =>
            file.questions.map((one) => (
              <article key={one.questionId}>
                <p>
                  <b>{economyName(one.economy, language)}</b>{" "}
                  <span className="quiet">{day(one.askedAt, language)}</span>
                </p>
                <blockquote>{one.question}</blockquote>
                {one.answer ? (
                  <p>
                    {t("question.answered")}
                    {t("list.colon")}
                    {one.answer}
                  </p>
                ) : null}
              </article>
            ))
          }
        </Folded>
      ) : null}
      {file.economies.length > 0 ? (
        <Folded title={t("board.title")}>{() => <Economies caseId={file.id} />}</Folded>
      ) : null}
      <Folded title={t("deskReview.history")}>{() => <History acts={history} me={me} />}</Folded>
      <Folded title={t("timeline.title")}>{() => <Happened caseId={file.id} />}</Folded>
      <Folded title={t("mail.title")}>{() => <Mail caseId={file.id} />}</Folded>
    </>
  );
}

function Happened({ caseId }: { caseId: string }) {
  const timeline = useQuery({
    queryKey: ["case", caseId, "timeline"],
    queryFn: () => body(applications.GET("/cases/{caseId}/timeline", { params: { path: { caseId } } })),
  });
  return timeline.data ? (
    <Timeline entries={timeline.data} />
  ) : timeline.error ? (
    <ProblemAlert error={timeline.error} retry={() => void timeline.refetch()} />
  ) : (
    <Waiting />
  );
}
