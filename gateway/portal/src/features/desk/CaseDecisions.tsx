import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { body, review, versioned, type Versioned } from "../../api/clients";
import type { ReviewStage, ReviewView } from "../../api/types";
import { useWords } from "../../i18n";
import { Decisions } from "../../shared/review/Decisions";
import { HandOverDialog } from "../../shared/review/HandOverDialog";
import type { PinTarget } from "../../shared/review/PinDialog";
import { useActs } from "../../shared/review/useActs";
import type { DraftPin, Pins } from "../../shared/review/usePins";

interface Props {
  number: string;
  reviewed: Versioned<ReviewView>;
  pins: Pins;
  targetOf: (pin: DraftPin) => PinTarget;
  pin: (target: PinTarget) => void;
}

/** What can be decided on a case; and who has claimed it can hand it over, or a colleague while they are away. */
export function CaseDecisions({ number, reviewed: { value: at, etag }, pins, targetOf, pin }: Props) {
  const { t } = useWords();
  const stage = at.stage as ReviewStage; // only open stages offer a decision
  const path = { caseId: at.caseId };
  const params = { path, header: { "If-Match": etag } };
  const acts = useActs<ReviewView>({
    number,
    pins,
    review: ["desk", "case", at.caseId],
    file: ["case", at.caseId],
    queue: "/desk",
  });
  const { dialog, setDialog, isPending, run, busy } = acts;
  const colleagues = useQuery({ queryKey: ["desk", "colleagues"], queryFn: () => body(review.GET("/colleagues")) });
  const away = colleagues.data?.some((one) => one.officer === at.claim?.officer && one.awayUntil !== null);
  return (
    <>
      <Decisions
        number={number}
        at={at}
        stage={at.stage}
        acts={acts}
        send={{
          claim: () => versioned(review.POST("/cases/{caseId}/claim", { params: { path } })),
          release: () => versioned(review.POST("/cases/{caseId}/release", { params: { path } })),
          pass: () => versioned(review.POST("/cases/{caseId}/pass", { params, body: { stage } })),
          correction: (list) =>
            versioned(review.POST("/cases/{caseId}/correction", { params, body: { stage, pins: list } })),
          refusal: (reasonCode) =>
            versioned(review.POST("/cases/{caseId}/refusal", { params, body: { stage, reasonCode } })),
        }}
        pass={t(`deskReview.pass.${stage}`)}
        refusalMeans={t("deskRefuse.caseMeans")}
        pins={pins}
        targetOf={targetOf}
        pin={pin}
      >
        {at.claim && !at.claim.mine && away ? (
          <Button onClick={() => setDialog("reassignment")}>{t("deskReview.reassign")}</Button>
        ) : null}
        {at.claim?.mine ? (
          <Button disabled={isPending} onClick={() => setDialog("handover")}>
            {t("deskReview.handOver")}
          </Button>
        ) : null}
      </Decisions>
      {dialog === "handover" || dialog === "reassignment" ? (
        <HandOverDialog
          title={t(dialog === "handover" ? "deskReview.handOver" : "deskReview.reassign")}
          means={t(dialog === "handover" ? "deskReview.handOverMeans" : "deskReview.reassignMeans")}
          colleagues={colleagues.data?.filter((one) => one.officer !== at.claim?.officer) ?? []}
          busy={busy(dialog)}
          close={() => setDialog(null)}
          give={(officer) =>
            run(dialog, () =>
              versioned(review.POST(`/cases/{caseId}/${dialog}`, { params: { path }, body: { officer } })),
            )
          }
        />
      ) : null}
    </>
  );
}
