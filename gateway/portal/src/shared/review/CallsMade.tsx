import type { GuidanceCall } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../format";

/** When the office telephoned, and what it advised. */
export function CallsMade({ calls }: { calls: GuidanceCall[] }) {
  const { t, language } = useWords();
  return (
    <ul className="plain">
      {calls.toReversed().map((call) => (
        <li key={call.callId}>
          <b>{t(`deskOutcome.${call.outcome}`)}</b>
          <span className="quiet"> · {moment(call.at, language)}</span>
          {call.advice ? <blockquote>{call.advice}</blockquote> : null}
          {call.nextCallAt ? (
            <p className="quiet">{t("deskCall.again", { at: moment(call.nextCallAt, language) })}</p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
