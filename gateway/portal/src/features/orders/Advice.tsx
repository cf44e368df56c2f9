import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { applications, body } from "../../api/clients";
import { useWords } from "../../i18n";
import { economyName } from "../../i18n/economies";
import { day, money, share } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Waiting } from "../../shared/Waiting";

/** Before an early card: what its back would name now, who else is likely before a trip, what the rest costs later. */
export function Advice({ caseId }: { caseId: string }) {
  const { t, language } = useWords();
  const [tripOn, setTripOn] = useState("");
  const advice = useQuery({
    queryKey: ["case", caseId, "early-card-advice", tripOn],
    queryFn: () =>
      body(
        applications.GET("/cases/{caseId}/early-production/advice", {
          params: { path: { caseId }, query: { tripOn: tripOn || undefined } },
        }),
      ),
    placeholderData: (before) => before,
  });
  const nameOf = (economy: string) => `${economy} ${economyName(economy, language)}`;
  return (
    <section className="card">
      <h2>{t("advice.title")}</h2>
      <ProblemAlert error={advice.error} retry={() => void advice.refetch()} />
      {advice.data ? (
        <>
          <h3>{t("advice.back", { count: advice.data.back.length })}</h3>
          <p>{advice.data.back.map(nameOf).join(t("list.comma"))}</p>
          <h3>{t("advice.open", { count: advice.data.open.length })}</h3>
          <p className="row">
            <label htmlFor="trip-on">{t("advice.tripOn")}</label>
            <Input
              id="trip-on"
              type="date"
              className="narrow-input"
              value={tripOn}
              onChange={(event) => setTripOn(event.target.value)}
            />
          </p>
          <ul>
            {advice.data.open.map((one) => (
              <li key={one.economy}>
                {nameOf(one.economy)}
                {t("list.colon")}
                {one.forecast ? t("board.likely", { day: day(one.forecast.halfBy, language) }) : t("advice.unknown")}
                {one.decidedByTrip === null || !tripOn
                  ? null
                  : ` · ${t("advice.byTrip", { share: share(one.decidedByTrip, language) })}`}
              </li>
            ))}
          </ul>
          {tripOn && advice.data.allDecidedByTrip !== null ? (
            <p role="status">
              <b>{t("advice.allByTrip", { share: share(advice.data.allDecidedByTrip, language) })}</b>
            </p>
          ) : null}
          <p className="quiet">
            {t("advice.later", {
              amount: money(advice.data.laterCard.amount, advice.data.laterCard.currency, language),
            })}
          </p>
        </>
      ) : (
        <Waiting rows={4} />
      )}
    </section>
  );
}
