import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, Modal } from "antd";
import { once, payments } from "../../api/clients";
import type { Invoice, InvoiceAction } from "../../api/types";
import { useWords } from "../../i18n";
import { BuyerForm, type Buyer } from "../../shared/invoice/BuyerForm";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { moneyKey } from "./moneyKey";

/** What finance does with an invoice; corrections are the enterprise's. */
export type FinanceAct = Exclude<InvoiceAction, "Correct">;

interface Props {
  invoice: Invoice;
  act: FinanceAct;
  close: () => void;
}

type Typed = Partial<Buyer> & { reason?: string };

/** What an act does, once more before it is done; nothing is voided or issued anew without a reason. */
export function ActOnInvoice({ invoice, act, close }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const doIt = useMutation({
    mutationFn: (typed: Typed) => send(act, invoice.id, typed),
    onSuccess: () => {
      message.success(t(`invoices.did.${act}`, { number: invoice.number }));
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [moneyKey] }),
  });
  const words = t(`invoices.act.${act}`);
  const reason = (
    <Form.Item
      name="reason"
      label={t("refund.why")}
      rules={[{ required: true, whitespace: true, message: t("form.required") }]}
    >
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  );
  const end = (
    <>
      <ProblemAlert error={doIt.error} />
      <Button type="primary" danger={act === "Void"} htmlType="submit" loading={doIt.isPending}>
        {t("refund.confirm", { act: words })}
      </Button>
    </>
  );
  return (
    <Modal open title={`${words} · ${invoice.number}`} footer={null} onCancel={close}>
      <p className="quiet">{t(`invoices.means.${act}`)}</p>
      {act === "Reissue" ? (
        <BuyerForm<Typed & Buyer> invoice={invoice} send={(typed) => doIt.mutate(typed)}>
          {reason}
          {end}
        </BuyerForm>
      ) : (
        <Form<Typed> name="act" layout="vertical" requiredMark={false} onFinish={(typed) => doIt.mutate(typed)}>
          {act === "Void" ? reason : null}
          {end}
        </Form>
      )}
    </Modal>
  );
}

function send(act: FinanceAct, invoiceId: string, typed: Typed): Promise<unknown> {
  const params = { path: { invoiceId } };
  const reason = typed.reason ?? "";
  switch (act) {
    case "Send":
      return payments.POST("/invoices/{invoiceId}/mails", { params, headers: once() });
    case "Void":
      return payments.POST("/invoices/{invoiceId}/voiding", { params, body: { reason } });
    case "Reissue":
      return payments.POST("/invoices/{invoiceId}/reissue", {
        params,
        body: { title: typed.title ?? "", taxpayerNumber: typed.taxpayerNumber ?? "", reason },
        headers: once(),
      });
  }
}
