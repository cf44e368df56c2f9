import { useWords } from "../../i18n";
import { moment } from "../format";

interface Act {
  kind: string;
  stage?: string;
  officer: string;
  at: string;
  round: number;
}

/** Who did what at the desks; officers are told apart by the end of their account. */
export function History({ acts, me }: { acts: Act[]; me: string }) {
  const { t, language } = useWords();
  return (
    <ul className="plain">
      {acts.toReversed().map((act) => (
        <li key={`${act.at} ${act.kind}`}>
          <b>{t(`deskAct.${act.kind}`)}</b>{" "}
          {act.officer === me ? t("deskReview.me") : t("deskReview.colleague", { mark: act.officer.slice(-4) })}
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
