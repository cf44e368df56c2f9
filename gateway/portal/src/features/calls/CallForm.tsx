import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, Radio } from "antd";
import { useNavigate } from "react-router";
import { review } from "../../api/clients";
import type { CallOutcome } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";

interface Typed {
  outcome: CallOutcome;
  advice?: string;
  phone?: string;
  nextCallAt?: string;
}

const outcomes: CallOutcome[] = ["Advised", "NoAnswer", "CallBack", "WrongNumber"];

/** What came of a call; who was not reached is called again. */
export function CallForm({ callId }: { callId: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const outcome = Form.useWatch("outcome", form);
  const record = useMutation({
    mutationFn: (typed: Typed) =>
      review.POST("/calls/{callId}/attempts", {
        params: { path: { callId } },
        body: {
          outcome: typed.outcome,
          advice: typed.advice?.trim() || null,
          phone: typed.phone?.trim() || null,
          nextCallAt: typed.nextCallAt ? new Date(`${typed.nextCallAt}:00+08:00`).toISOString() : null,
        },
      }),
    onSuccess: async () => {
      message.success(t("deskCall.recorded"));
      await navigate("/desk/calls");
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["desk"] }),
  });
  return (
    <Form
      form={form}
      layout="vertical"
      className="card"
      onFinish={(typed: Typed) => record.mutate(typed)}
      initialValues={{ outcome: "Advised" }}
    >
      <h2>{t("deskCall.record")}</h2>
      <ProblemAlert error={record.error} />
      <Form.Item name="outcome" label={t("deskCall.outcome")}>
        <Radio.Group
          className="big-choices"
          options={outcomes.map((one) => ({ value: one, label: t(`deskOutcome.${one}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="advice"
        label={t("deskCall.advice")}
        extra={t("deskCall.adviceHint")}
        rules={[{ required: outcome === "Advised", whitespace: true, message: t("form.required") }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item
        name="phone"
        label={
          <>
            {t("deskCall.otherPhone")}
            <span className="quiet">{t("form.optional")}</span>
          </>
        }
      >
        <Input maxLength={20} inputMode="tel" autoComplete="off" />
      </Form.Item>
      {outcome === "Advised" ? null : (
        <Form.Item
          name="nextCallAt"
          label={
            <>
              {t("deskCall.nextAt")}
              <span className="quiet">{t("form.optional")}</span>
            </>
          }
          extra={t("deskCall.nextHint")}
        >
          <Input type="datetime-local" />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={record.isPending}>
        {t("deskCall.save")}
      </Button>
    </Form>
  );
}
