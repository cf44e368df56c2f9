import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Modal } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { body, review, versioned, type Versioned } from "../../api/clients";
import type { ReviewStage, ReviewView } from "../../api/types";
import { useWords } from "../../i18n";
import { DecisionBar } from "../../shared/review/DecisionBar";
import { HandOverDialog } from "../../shared/review/HandOverDialog";
import { isOutdated, Outdated } from "../../shared/review/Outdated";
import type { PinTarget } from "../../shared/review/PinDialog";
import { RefuseDialog } from "../../shared/review/RefuseDialog";
import { ReturnDialog } from "../../shared/review/ReturnDialog";
import type { DraftPin, Pins } from "../../shared/review/usePins";
import { Who } from "../../shared/review/Who";

interface Props {
  number: string;
  reviewed: Versioned<ReviewView> | null;
  pins: Pins;
  targetOf: (pin: DraftPin) => PinTarget;
  pin: (target: PinTarget) => void;
}

type Act = "claim" | "release" | "pass" | "correction" | "refusal" | "handover" | "reassignment";

interface Doing {
  act: Act;
  send: () => Promise<Versioned<ReviewView>>;
}

/** What can be decided on the case now: exactly what the service offers. */
export function CaseDecisions({ number, reviewed, pins, targetOf, pin }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<Act | null>(null);
  const colleagues = useQuery({ queryKey: ["desk", "colleagues"], queryFn: () => body(review.GET("/colleagues")) });
  const doing = useMutation({
    mutationFn: ({ send }: Doing) => send(),
    onSuccess: async (fresh, { act }) => {
      setDialog(null);
      queries.setQueryData(["desk", "case", fresh.value.caseId], fresh);
      message.success(t(`deskReview.done.${act}`, { number }));
      if (act === "pass" || act === "correction" || act === "refusal") {
        pins.clear();
        await navigate("/desk");
      }
    },
    onError: (error) => isOutdated(error) && setDialog(null),
    onSettled: (_, error) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["desk"] }),
        error ? queries.invalidateQueries({ queryKey: ["case", reviewed?.value.caseId] }) : undefined,
      ]),
  });
  if (!reviewed) {
    return <p className="quiet">{t("deskReview.readOnly")}</p>;
  }

  const { value: at, etag } = reviewed;
  const stage = at.stage as ReviewStage; // only open stages offer a decision
  const path = { caseId: at.caseId };
  const params = { path, header: { "If-Match": etag } };
  const away = colleagues.data?.some((one) => one.officer === at.claim?.officer && one.awayUntil !== null);
  const takers = colleagues.data?.filter((one) => one.officer !== at.claim?.officer) ?? [];
  const run = (act: Act, send: Doing["send"]) => doing.mutate({ act, send });
  const busy = (act: Act) => doing.isPending && doing.variables.act === act;
  const pass = () => run("pass", () => versioned(review.POST("/cases/{caseId}/pass", { params, body: { stage } })));
  return (
    <>
      <div className="decision-said">
        <Outdated error={doing.error} claim={at.claim} pins={pins.list.length} />
      </div>
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
            <Button
              disabled={doing.isPending}
              loading={busy("release")}
              onClick={() =>
                run("release", () => versioned(review.POST("/cases/{caseId}/release", { params: { path } })))
              }
            >
              {t("deskReview.release")}
            </Button>
            <Button disabled={doing.isPending} onClick={() => setDialog("handover")}>
              {t("deskReview.handOver")}
            </Button>
          </>
        ) : null}
        {at.canRefuse ? (
          <Button danger disabled={doing.isPending} onClick={() => setDialog("refusal")}>
            {t("deskReview.refuse")}
          </Button>
        ) : null}
        {at.canReturn ? (
          <Button disabled={doing.isPending || pins.list.length === 0} onClick={() => setDialog("correction")}>
            {t("deskReview.return")}
          </Button>
        ) : null}
        {at.canPass ? (
          <Button
            type="primary"
            disabled={doing.isPending}
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
      <Modal
        open={dialog === "pass"}
        title={t("deskReview.passPinned")}
        okText={t(`deskReview.pass.${stage}`)}
        cancelText={t("deskPin.cancel")}
        confirmLoading={busy("pass")}
        onOk={pass}
        onCancel={() => setDialog(null)}
      >
        {t("deskReview.passPinnedMeans", { count: pins.list.length })}
      </Modal>
    </>
  );
}
