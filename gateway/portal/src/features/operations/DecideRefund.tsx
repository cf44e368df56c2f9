import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, Modal } from "antd";
import { payments } from "../../api/clients";
import type { Refund, RefundAction } from "../../api/types";
import { useWords } from "../../i18n";
import { money } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { moneyKey } from "./moneyKey";

interface Props {
  refund: Refund;
  action: RefundAction;
  close: () => void;
}

const send: Record<RefundAction, (refundId: string, reason: string) => Promise<unknown>> = {
  Approve: (refundId) => payments.POST("/refunds/{refundId}/approval", { params: { path: { refundId } } }),
  Refuse: (refundId, reason) =>
    payments.POST("/refunds/{refundId}/refusal", { params: { path: { refundId } }, body: { reason } }),
  Withdraw: (refundId, reason) =>
    payments.POST("/refunds/{refundId}/withdrawal", { params: { path: { refundId } }, body: { reason } }),
};

/** What is given back, and why, once more before it is decided; no refusal and no withdrawal goes without a reason. */
export function DecideRefund({ refund, action, close }: Props) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: (typed: { reason?: string }) => send[action](refund.id, typed.reason ?? ""),
    onSuccess: () => {
      message.success(t(`refund.done.${action}`, { number: refund.number }));
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [moneyKey] }),
  });
  const act = t(`refund.act.${action}`);
  return (
    <Modal open title={`${act} · ${refund.number}`} footer={null} onCancel={close}>
      <p>
        <b>{money(refund.amount, refund.currency, language)}</b> · {refund.reason}
      </p>
      <p className="quiet">{t(`refund.means.${action}`)}</p>
      <Form<{ reason?: string }>
        name="decision"
        layout="vertical"
        requiredMark={false}
        onFinish={(typed) => decide.mutate(typed)}
      >
        {action === "Approve" ? null : (
          <Form.Item
            name="reason"
            label={t("refund.why")}
            rules={[{ required: true, whitespace: true, message: t("form.required") }]}
          >
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        )}
        <ProblemAlert error={decide.error} />
        <Button type="primary" danger={action === "Refuse"} htmlType="submit" loading={decide.isPending}>
          {t("refund.confirm", { act })}
        </Button>
      </Form>
    </Modal>
  );
}
