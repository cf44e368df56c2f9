import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, Modal } from "antd";
import { identity } from "../../api/clients";
import type { DeadLetter } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { brokerKey } from "./brokerKey";

interface Props {
  queue: string;
  letter: DeadLetter;
  close: () => void;
}

/** A dead letter shall be thrown away, and why. A colleague decides. */
export function AskForDiscard({ queue, letter, close }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const ask = useMutation({
    mutationFn: (typed: { reason: string }) =>
      identity.POST("/broker/queues/{queue}/letters/{letterId}/discard", {
        params: { path: { queue, letterId: letter.id } },
        body: typed,
      }),
    onSuccess: () => {
      message.success(t("discards.asked"));
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [brokerKey] }),
  });
  return (
    <Modal
      open
      title={`${t("letters.discard")} · ${letter.messageType ?? t("letters.unreadable")}`}
      footer={null}
      onCancel={close}
    >
      <p className="quiet">{t("discards.askMeans")}</p>
      <Form<{ reason: string }>
        name="discard"
        layout="vertical"
        requiredMark={false}
        onFinish={(typed) => ask.mutate(typed)}
      >
        <Form.Item
          name="reason"
          label={t("discards.reason")}
          rules={[{ required: true, whitespace: true, message: t("form.required") }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        <ProblemAlert error={ask.error} />
        <Button type="primary" danger htmlType="submit" loading={ask.isPending}>
          {t("discards.ask")}
        </Button>
      </Form>
    </Modal>
  );
}
