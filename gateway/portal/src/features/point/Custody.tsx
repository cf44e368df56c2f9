import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { body, delivery } from "../../api/clients";
import { useAccount } from "../../api/session";
import type { CustodyStep } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { useHandoverChoices } from "../../shared/handover/HandoverFields";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Waiting } from "../../shared/Waiting";

/** Who had the card, from its making on, the newest first. */
export function Custody({ cardId }: { cardId: string }) {
  const { t } = useWords();
  const trail = useQuery({
    queryKey: ["point", "custody", cardId],
    queryFn: () => body(delivery.GET("/cards/{cardId}/custody", { params: { path: { cardId } } })),
  });
  return (
    <section className="card">
      <h2>{t("custody.title")}</h2>
      <ProblemAlert error={trail.error} retry={() => void trail.refetch()} />
      {trail.isPending ? <Waiting rows={3} /> : null}
      <ol className="plain">
        {trail.data?.steps.toReversed().map((step) => (
          <Step key={`${step.what} ${step.at}`} step={step} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step }: { step: CustodyStep }) {
  const { t, language } = useWords();
  const nameOf = useHands();
  return (
    <li>
      <b>{t(`custody.${step.what}`)}</b> <span className="quiet">{moment(step.at, language)}</span>
      <br />
      {t("custody.hands", { from: nameOf(step.givenBy), to: nameOf(step.takenBy) })}
      {step.reference && step.what === "Made" ? (
        <>
          {" · "}
          <Link to={`/point/production/${step.reference}`}>{t("custody.batch")}</Link>
        </>
      ) : null}
      {step.reference && step.what !== "Made" ? <span className="timeline-why">{step.reference}</span> : null}
    </li>
  );
}

// Clerks are accounts in the trail: here one is the reader, or a colleague. Places have names.
function useHands(): (hands: string) => string {
  const { t, pick } = useWords();
  const { data: account } = useAccount();
  const points = useHandoverChoices(account?.office ?? "").data?.servicePoints;
  return (hands) => {
    const [kind, which = ""] = hands.split(":");
    const point = points?.find((one) => one.code === which);
    if (kind === "service-point") {
      return point ? pick(point.chineseName, point.englishName) : which;
    }

    return kind === "clerk" ? t(which === account?.id ? "custody.you" : "custody.colleague") : t(`custody.by.${kind}`);
  };
}
