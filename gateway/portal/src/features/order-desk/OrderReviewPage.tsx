import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { applications, body, documents, review, versioned } from "../../api/clients";
import { useAccount } from "../../api/session";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Desk } from "../../shared/review/Desk";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { OrderReview } from "./OrderReview";

/** An order at the desk. */
export function OrderReviewPage() {
  const { t } = useWords();
  const { orderId = "" } = useParams();
  const { data: account } = useAccount();
  const params = { path: { orderId } };
  const reviewed = useQuery({
    queryKey: ["desk", "order", orderId],
    queryFn: () => versioned(review.GET("/orders/{orderId}", { params })),
    staleTime: 0,
    refetchInterval: 20_000,
  });
  const round = reviewed.data?.value.round ?? 0; // with a correction all of it may be another
  const order = useQuery({
    queryKey: ["orders", "one", orderId, "at-desk", round],
    queryFn: () => body(applications.GET("/orders/{orderId}", { params })),
    enabled: reviewed.data !== undefined,
    staleTime: 0,
  });
  const handedIn = useQuery({
    queryKey: ["orders", "one", orderId, "handed-in", round],
    queryFn: () => body(documents.GET("/orders/{orderId}/handed-in", { params })),
    enabled: reviewed.data !== undefined,
  });
  useTitle(order.data?.number ?? t("menu.deskOrders"));
  const error = reviewed.error ?? order.error ?? handedIn.error;
  if (!order.data || !handedIn.data || !reviewed.data || !account) {
    return (
      <Desk>
        <ProblemAlert
          error={error}
          retry={() => {
            void reviewed.refetch();
            void order.refetch();
            void handedIn.refetch();
          }}
        />
        {error ? null : (
          <div className="card">
            <Waiting rows={14} />
          </div>
        )}
      </Desk>
    );
  }

  return (
    <OrderReview
      key={orderId}
      account={account}
      order={order.data}
      handedIn={handedIn.data}
      reviewed={reviewed.data}
    />
  );
}
