import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { review, versioned, type Versioned } from "../../api/clients";
import type { OrderReviewView } from "../../api/types";
import { useWords } from "../../i18n";
import { DecisionBar } from "../../shared/review/DecisionBar";
import { isOutdated, Outdated } from "../../shared/review/Outdated";
import { PassDialog } from "../../shared/review/PassDialog";
import type { PinTarget } from "../../shared/review/PinDialog";
import { RefuseDialog } from "../../shared/review/RefuseDialog";
import { ReturnDialog } from "../../shared/review/ReturnDialog";
import type { DraftPin, Pins } from "../../shared/review/usePins";
import { Who } from "../../shared/review/Who";

interface Props {
  reviewed: Versioned<OrderReviewView>;
  pins: Pins;
  targetOf: (pin: DraftPin) => PinTarget;
  pin: (target: PinTarget) => void;
}

type Act = "claim" | "release" | "approval" | "return" | "refusal";

interface Doing {
  act: Act;
  send: () => Promise<Versioned<OrderReviewView>>;
}

/** What can be decided on the order now: exactly what the service offers. */
export function OrderDecisions({ reviewed: { value: at, etag }, pins, targetOf, pin }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<Act | null>(null);
  const number = at.orderNumber;
  const doing = useMutation({
    mutationFn: ({ send }: Doing) => send(),
    onSuccess: async (fresh, { act }) => {
      setDialog(null);
      queries.setQueryData(["desk", "order", fresh.value.orderId], fresh);
      message.success(t(`deskOrder.done.${act}`, { number }));
      if (act === "approval" || act === "return" || act === "refusal") {
        pins.clear();
        await navigate("/desk/orders");
      }
    },
    onError: (error) => isOutdated(error) && setDialog(null),
    onSettled: (_, error) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["desk"] }),
        error ? queries.invalidateQueries({ queryKey: ["orders", "one", at.orderId] }) : undefined,
      ]),
  });
  const path = { orderId: at.orderId };
  const params = { path, header: { "If-Match": etag } };
  const run = (act: Act, send: Doing["send"]) => doing.mutate({ act, send });
  const busy = (act: Act) => doing.isPending && doing.variables.act === act;
  const release = () =>
    run("release", () => versioned(review.POST("/orders/{orderId}/release", { params: { path } })));
  const approve = () => run("approval", () => versioned(review.POST("/orders/{orderId}/approval", { params })));
  return (
    <>
      <Outdated error={doing.error} claim={at.claim} pins={pins.list.length} />
      <DecisionBar
        dueAt={at.dueAt}
        who={<Who claim={at.claim} canClaim={at.canClaim} stage={at.state} />}
        pins={pins}
        canPin={at.canReturn}
        targetOf={targetOf}
        pin={pin}
      >
        {at.claim?.mine ? (
          <Button disabled={doing.isPending} loading={busy("release")} onClick={release}>
            {t("deskReview.release")}
          </Button>
        ) : null}
        {at.canRefuse ? (
          <Button danger disabled={doing.isPending} onClick={() => setDialog("refusal")}>
            {t("deskReview.refuse")}
          </Button>
        ) : null}
        {at.canReturn ? (
          <Button disabled={doing.isPending || pins.list.length === 0} onClick={() => setDialog("return")}>
            {t("deskReview.return")}
          </Button>
        ) : null}
        {at.canApprove ? (
          <Button
            type="primary"
            disabled={doing.isPending}
            loading={busy("approval")}
            onClick={() => (pins.list.length > 0 ? setDialog("approval") : approve())}
          >
            {t("deskOrder.approve")}
          </Button>
        ) : null}
        {at.canClaim ? (
          <Button
            type="primary"
            loading={busy("claim")}
            onClick={() => run("claim", () => versioned(review.POST("/orders/{orderId}/claim", { params: { path } })))}
          >
            {t("deskQueue.claim")}
          </Button>
        ) : null}
      </DecisionBar>
      {dialog === "return" ? (
        <ReturnDialog
          number={number}
          pins={pins.list}
          nameOf={(one) => targetOf(one).name}
          busy={busy("return")}
          close={() => setDialog(null)}
          send={() =>
            run("return", () =>
              versioned(review.POST("/orders/{orderId}/return", { params, body: { pins: pins.list } })),
            )
          }
        />
      ) : null}
      {dialog === "refusal" ? (
        <RefuseDialog
          number={number}
          means={t("deskRefuse.orderMeans")}
          busy={busy("refusal")}
          close={() => setDialog(null)}
          refuse={(reasonCode) =>
            run("refusal", () =>
              versioned(review.POST("/orders/{orderId}/refusal", { params, body: { reasonCode } })),
            )
          }
        />
      ) : null}
      {dialog === "approval" ? (
        <PassDialog
          count={pins.list.length}
          pass={t("deskOrder.approve")}
          busy={busy("approval")}
          send={approve}
          close={() => setDialog(null)}
        />
      ) : null}
    </>
  );
}
