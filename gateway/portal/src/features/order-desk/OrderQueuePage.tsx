import { body, review } from "../../api/clients";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { claimKey } from "../../shared/review/claimKey";
import { Desk } from "../../shared/review/Desk";
import { Keys } from "../../shared/review/Keys";
import { Queue } from "../../shared/review/Queue";
import { useQueue } from "../../shared/review/useQueue";
import { useTitle } from "../../shared/useTitle";

/** The orders that wait at the office: the four related businesses. */
export function OrderQueuePage() {
  const { t } = useWords();
  useTitle(t("menu.deskOrders"));
  const queue = useQueue({
    key: "orders",
    read: (query) => body(review.GET("/orders", { params: { query } })),
    count: () => body(review.GET("/orders/counts")),
    claim: async (orderId) => {
      await review.POST("/orders/{orderId}/claim", { params: { path: { orderId } } });
      return `/desk/orders/${orderId}`;
    },
  });
  return (
    <Desk>
      <div className="desk-head">
        <h1>{t("deskQueue.orders")}</h1>
        <Keys orders keys={[claimKey]} />
      </div>
      <ProblemAlert error={queue.refused} />
      <Queue
        rows={queue.items?.map((item) => ({
          ...item,
          id: item.orderId,
          to: `/desk/orders/${item.orderId}`,
          number: item.orderNumber,
          tags: [t(`business.${item.kind}`)],
        }))}
        {...queue.shown}
      />
    </Desk>
  );
}
