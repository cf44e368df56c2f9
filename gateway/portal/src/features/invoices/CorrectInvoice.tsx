import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Modal } from "antd";
import { body, once, payments } from "../../api/clients";
import type { Invoice } from "../../api/types";
import { useWords } from "../../i18n";
import { BuyerForm, type Buyer } from "../../shared/invoice/BuyerForm";
import { ProblemAlert } from "../../shared/ProblemAlert";

/** Another title or taxpayer number: what that does to the invoice is said before. */
export function CorrectInvoice({ invoice, close }: { invoice: Invoice; close: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const correct = useMutation({
    mutationFn: (buyer: Buyer) =>
      body(
        payments.POST("/invoices/{invoiceId}/correction", {
          params: { path: { invoiceId: invoice.id } },
          body: buyer,
          headers: once(),
        }),
      ),
    onSuccess: (next) => {
      message.success(t("invoices.corrected", { number: next.number }));
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["invoices"] }),
  });
  return (
    <Modal open title={t("invoices.correctOne", { number: invoice.number })} footer={null} onCancel={close}>
      <p className="quiet">{t("invoices.correctMeans", { number: invoice.number })}</p>
      <BuyerForm invoice={invoice} send={(buyer) => correct.mutate(buyer)}>
        <ProblemAlert error={correct.error} />
        <Button type="primary" htmlType="submit" loading={correct.isPending}>
          {t("invoices.correctNow")}
        </Button>
      </BuyerForm>
    </Modal>
  );
}
