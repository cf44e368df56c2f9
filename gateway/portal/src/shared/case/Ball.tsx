import { useWords } from "../../i18n";
import type { Actor } from "../../api/types";
import { day, daysSince } from "../format";

export interface Waiting {
  who: Actor | null;
  since: string;
  nextStep: string;
  nextStepInChinese: string;
}

/** Who has the ball, since when, what next: what everybody wants to know first. */
export function Ball({ waiting }: { waiting: Waiting }) {
  const { t, language, pick } = useWords();
  return (
    <dl className="ball">
      <div>
        <dt>{t("ball.who")}</dt>
        <dd>{waiting.who ? t(`actor.${waiting.who}`) : t("ball.nobody")}</dd>
      </div>
      <div>
        <dt>{t("ball.since")}</dt>
        <dd>
          {day(waiting.since, language)}
          <span className="quiet"> {t("ball.days", { count: daysSince(waiting.since) })}</span>
        </dd>
      </div>
      <div>
        <dt>{t("ball.next")}</dt>
        <dd>{pick(waiting.nextStepInChinese, waiting.nextStep)}</dd>
      </div>
    </dl>
  );
}
