import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, Modal } from "antd";
import { identity } from "../../api/clients";
import type { Discard, DiscardAction } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { brokerKey } from "./brokerKey";

interface Props {
  discard: Discard;
  action: DiscardAction;
  close: () => void;
}

const send: Record<DiscardAction, (discardId: string, reason: string) => Promise<unknown>> = {
  Approve: (discardId) => identity.POST("/broker/discards/{discardId}/approval", { params: { path: { discardId } } }),
  Refuse: (discardId, reason) =>
    identity.POST("/broker/discards/{discardId}/refusal", { params: { path: { discardId } }, body: { reason } }),
  Withdraw: (discardId, reason) =>
    identity.POST("/broker/discards/{discardId}/withdrawal", { params: { path: { discardId } }, body: { reason } }),
};

/** What is thrown away, and why, once more before it is decided; nothing is refused or withdrawn without a reason. */
export function DecideDiscard({ discard, action, close }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: (typed: { reason?: string }) => send[action](discard.id, typed.reason ?? ""),
    onSuccess: () => {
      message.success(t(`discards.done.${action}`));
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [brokerKey] }),
  });
  const act = t(`discards.act.${action}`);
  return (
    <Modal
      open
      title={`${act} · ${discard.messageType ?? t("letters.unreadable")}`}
      footer={null}
      onCancel={close}
    >
      <p>{discard.reason}</p>
      <p className="quiet">{t(`discards.means.${action}`)}</p>
      <Form<{ reason?: string }>
        name="decision"
        layout="vertical"
        requiredMark={false}
        onFinish={(typed) => decide.mutate(typed)}
      >
        {action === "Approve" ? null : (
          <Form.Item
            name="reason"
            label={t("discards.reason")}
            rules={[{ required: true, whitespace: true, message: t("form.required") }]}
          >
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        )}
        <ProblemAlert error={decide.error} />
        <Button type="primary" danger={action === "Approve"} htmlType="submit" loading={decide.isPending}>
          {t("discards.confirm", { act })}
        </Button>
      </Form>
    </Modal>
  );
}
