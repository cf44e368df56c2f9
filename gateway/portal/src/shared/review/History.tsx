import { useWords } from "../../i18n";
import { moment } from "../format";
import { useNames } from "../useNames";

interface Act {
  kind: string;
  stage?: string;
  officer: string;
  at: string;
  round: number;
}

/** Who did what at the desks. */
export function History({ acts, me }: { acts: Act[]; me: string }) {
  const { t, language } = useWords();
  const nameOf = useNames(acts.map((act) => act.officer), t("deskReview.colleague"));
  return (
    <ul className="plain">
      {acts.toReversed().map((act) => (
        <li key={`${act.at} ${act.kind}`}>
          <b>{t(`deskAct.${act.kind}`)}</b>{" "}
          {act.officer === me ? t("deskReview.me") : nameOf(act.officer)}
          <span className="quiet">
            {" "}
            · {act.stage ? `${t(`deskStage.${act.stage}`)} · ` : ""}
            {moment(act.at, language)} · {t("deskReview.roundNo", { round: act.round })}
          </span>
        </li>
      ))}
    </ul>
  );
}
