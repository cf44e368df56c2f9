import { useParams } from "react-router";
import { applications, versioned } from "../../api/clients";
import { useWords } from "../../i18n";
import { LoadedForm } from "../../shared/form/LoadedForm";
import { useTitle } from "../../shared/useTitle";
import { OrderWizard } from "./OrderWizard";

/** An order as it is being filled in, or corrected. */
export function OrderFormPage() {
  const { t } = useWords();
  const { orderId = "" } = useParams();
  useTitle(t("menu.orders"));
  const read = () => versioned(applications.GET("/orders/{orderId}", { params: { path: { orderId } } }));
  return (
    <LoadedForm
      name={["order-draft", orderId]}
      read={read}
      isOpen={(view) => view.availableActions.includes("EditForm")}
    >
      {(loaded) => <OrderWizard key={orderId} loaded={loaded} read={read} />}
    </LoadedForm>
  );
}
