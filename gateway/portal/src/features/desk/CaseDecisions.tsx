import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { body, review, versioned, type Versioned } from "../../api/clients";
import type { ReviewStage, ReviewView } from "../../api/types";
import { useWords } from "../../i18n";
import { DecisionBar } from "../../shared/review/DecisionBar";
import { HandOverDialog } from "../../shared/review/HandOverDialog";
import { Outdated } from "../../shared/review/Outdated";
import { PassDialog } from "../../shared/review/PassDialog";
import type { PinTarget } from "../../shared/review/PinDialog";
import { RefuseDialog } from "../../shared/review/RefuseDialog";
import { ReturnDialog } from "../../shared/review/ReturnDialog";
import type { DraftPin, Pins } from "../../shared/review/usePins";
import { Who } from "../../shared/review/Who";
import { useCaseActs } from "./useCaseActs";

interface Props {
  number: string;
  reviewed: Versioned<ReviewView> | null;
  pins: Pins;
  targetOf: (pin: DraftPin) => PinTarget;
  pin: (target: PinTarget) => void;
}

/** What can be decided on the case now: exactly what the service offers. */
export function CaseDecisions({ number, reviewed, pins, targetOf, pin }: Props) {
  const { t } = useWords();
  const { dialog, setDialog, isPending, error, run, busy } = useCaseActs(reviewed?.value.caseId, number, pins);
  const colleagues = useQuery({ queryKey: ["desk", "colleagues"], queryFn: () => body(review.GET("/colleagues")) });
  if (!reviewed) {
    return <p className="quiet">{t("deskReview.readOnly")}</p>;
  }

  const { value: at, etag } = reviewed;
  const stage = at.stage as ReviewStage; // only open stages offer a decision
  const path = { caseId: at.caseId };
  const params = { path, header: { "If-Match": etag } };
  const away = colleagues.data?.some((one) => one.officer === at.claim?.officer && one.awayUntil !== null);
  const takers = colleagues.data?.filter((one) => one.officer !== at.claim?.officer) ?? [];
  const release = () =>
    run("release", () => versioned(review.POST("/cases/{caseId}/release", { params: { path } })));
  const pass = () => run("pass", () => versioned(review.POST("/cases/{caseId}/pass", { params, body: { stage } })));
  return (
    <>
      <Outdated error={error} claim={at.claim} pins={pins.list.length} />
      <DecisionBar
        dueAt={at.dueAt}
        who={<Who claim={at.claim} canClaim={at.canClaim} stage={at.stage} />}
        pins={pins}
        canPin={at.canReturn}
        targetOf={targetOf}
        pin={pin}
      >
        {at.claim && !at.claim.mine && away ? (
          <Button onClick={() => setDialog("reassignment")}>{t("deskReview.reassign")}</Button>
        ) : null}
        {at.claim?.mine ? (
          <>
            <Button disabled={isPending} loading={busy("release")} onClick={release}>
              {t("deskReview.release")}
            </Button>
            <Button disabled={isPending} onClick={() => setDialog("handover")}>
              {t("deskReview.handOver")}
            </Button>
          </>
        ) : null}
        {at.canRefuse ? (
          <Button danger disabled={isPending} onClick={() => setDialog("refusal")}>
            {t("deskReview.refuse")}
          </Button>
        ) : null}
        {at.canReturn ? (
          <Button disabled={isPending || pins.list.length === 0} onClick={() => setDialog("correction")}>
            {t("deskReview.return")}
          </Button>
        ) : null}
        {at.canPass ? (
          <Button
            type="primary"
            disabled={isPending}
            loading={busy("pass")}
            onClick={() => (pins.list.length > 0 ? setDialog("pass") : pass())}
          >
            {t(`deskReview.pass.${stage}`)}
          </Button>
        ) : null}
        {at.canClaim ? (
          <Button
            type="primary"
            loading={busy("claim")}
            onClick={() => run("claim", () => versioned(review.POST("/cases/{caseId}/claim", { params: { path } })))}
          >
            {t("deskQueue.claim")}
          </Button>
        ) : null}
      </DecisionBar>
      {dialog === "correction" ? (
        <ReturnDialog
          number={number}
          pins={pins.list}
          nameOf={(one) => targetOf(one).name}
          busy={busy("correction")}
          close={() => setDialog(null)}
          send={() =>
            run("correction", () =>
              versioned(review.POST("/cases/{caseId}/correction", { params, body: { stage, pins: pins.list } })),
            )
          }
        />
      ) : null}
      {dialog === "refusal" ? (
        <RefuseDialog
          number={number}
          means={t("deskRefuse.caseMeans")}
          busy={busy("refusal")}
          close={() => setDialog(null)}
          refuse={(reasonCode) =>
            run("refusal", () =>
              versioned(review.POST("/cases/{caseId}/refusal", { params, body: { stage, reasonCode } })),
            )
          }
        />
      ) : null}
      {dialog === "handover" || dialog === "reassignment" ? (
        <HandOverDialog
          title={t(dialog === "handover" ? "deskReview.handOver" : "deskReview.reassign")}
          means={t(dialog === "handover" ? "deskReview.handOverMeans" : "deskReview.reassignMeans")}
          colleagues={takers}
          busy={busy(dialog)}
          close={() => setDialog(null)}
          give={(officer) =>
            run(dialog, () =>
              versioned(review.POST(`/cases/{caseId}/${dialog}`, { params: { path }, body: { officer } })),
            )
          }
        />
      ) : null}
      {dialog === "pass" ? (
        <PassDialog
          count={pins.list.length}
          pass={t(`deskReview.pass.${stage}`)}
          busy={busy("pass")}
          send={pass}
          close={() => setDialog(null)}
        />
      ) : null}
    </>
  );
}
