import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { applications, versioned } from "../../api/clients";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { OrderWizard } from "./OrderWizard";

/** An order as it is being filled in, or corrected. */
export function OrderFormPage() {
  const { t } = useWords();
  const { orderId = "" } = useParams();
  useTitle(t("menu.orders"));
  const read = () => versioned(applications.GET("/orders/{orderId}", { params: { path: { orderId } } }));
  const loaded = useQuery({
    queryKey: ["order-draft", orderId],
    queryFn: read,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  });
  if (!loaded.data) {
    return (
      <div className="page">
        <ProblemAlert error={loaded.error} retry={() => void loaded.refetch()} />
        {loaded.isPending ? (
          <div className="card">
            <Waiting rows={10} />
          </div>
        ) : null}
      </div>
    );
  }

  return loaded.data.value.availableActions.includes("EditForm") ? (
    <OrderWizard key={orderId} loaded={loaded.data} read={read} />
  ) : (
    <div className="page">
      <p>{t("application.closed")}</p>
    </div>
  );
}
