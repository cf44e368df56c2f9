import { review, versioned, type Versioned } from "../../api/clients";
import type { OrderReviewView } from "../../api/types";
import { useWords } from "../../i18n";
import { Decisions } from "../../shared/review/Decisions";
import type { PinTarget } from "../../shared/review/PinDialog";
import { useActs } from "../../shared/review/useActs";
import type { DraftPin, Pins } from "../../shared/review/usePins";

interface Props {
  reviewed: Versioned<OrderReviewView>;
  pins: Pins;
  targetOf: (pin: DraftPin) => PinTarget;
  pin: (target: PinTarget) => void;
}

/** What can be decided on an order. */
export function OrderDecisions({ reviewed: { value: at, etag }, pins, targetOf, pin }: Props) {
  const { t } = useWords();
  const path = { orderId: at.orderId };
  const params = { path, header: { "If-Match": etag } };
  const acts = useActs<OrderReviewView>({
    number: at.orderNumber,
    pins,
    review: ["desk", "order", at.orderId],
    file: ["orders", "one", at.orderId],
    queue: "/desk/orders",
  });
  return (
    <Decisions
      number={at.orderNumber}
      at={{ ...at, canPass: at.canApprove }}
      stage={at.state}
      acts={acts}
      send={{
        claim: () => versioned(review.POST("/orders/{orderId}/claim", { params: { path } })),
        release: () => versioned(review.POST("/orders/{orderId}/release", { params: { path } })),
        pass: () => versioned(review.POST("/orders/{orderId}/approval", { params })),
        correction: (list) => versioned(review.POST("/orders/{orderId}/return", { params, body: { pins: list } })),
        refusal: (reasonCode) =>
          versioned(review.POST("/orders/{orderId}/refusal", { params, body: { reasonCode } })),
      }}
      pass={t("deskOrder.approve")}
      refusalMeans={t("deskRefuse.orderMeans")}
      pins={pins}
      targetOf={targetOf}
      pin={pin}
    />
  );
}
