import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, Modal } from "antd";
import { body, payments } from "../../api/clients";
import type { Difference } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { moneyKey } from "./moneyKey";

interface Props {
  difference: Difference;
  close: () => void;
}

/** An officer says what was done about a difference that does not settle by itself. */
export function ResolveDifference({ difference, close }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const resolve = useMutation({
    mutationFn: (typed: { resolution: string }) =>
      body(
        payments.POST("/differences/{differenceId}/resolution", {
          params: { path: { differenceId: difference.id } },
          body: typed,
        }),
      ),
    onSuccess: () => {
      message.success(t("statement.resolved"));
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [moneyKey] }),
  });
  return (
    <Modal open title={t("statement.resolve")} footer={null} onCancel={close}>
      <p>
        {t(`statement.kind.${difference.kind}`)} <span className="mono">{difference.reference}</span>
      </p>
      <p className="quiet">{t("statement.resolveMeans")}</p>
      <Form<{ resolution: string }>
        name="resolution"
        layout="vertical"
        requiredMark={false}
        onFinish={(typed) => resolve.mutate(typed)}
      >
        <Form.Item
          name="resolution"
          label={t("statement.resolution")}
          rules={[{ required: true, whitespace: true, message: t("form.required") }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        <ProblemAlert error={resolve.error} />
        <Button type="primary" htmlType="submit" loading={resolve.isPending}>
          {t("statement.resolveNow")}
        </Button>
      </Form>
    </Modal>
  );
}
