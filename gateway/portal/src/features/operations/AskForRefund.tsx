import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, InputNumber, Modal } from "antd";
import { body, once, payments } from "../../api/clients";
import type { Charge } from "../../api/types";
import { useWords } from "../../i18n";
import { money } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Waiting } from "../../shared/Waiting";
import { moneyKey } from "./moneyKey";

interface Typed {
  amount: number;
  reason: string;
}

interface Props {
  charge: Charge;
  close: () => void;
}

const cents = (amount: number) => Math.round(amount * 100);

/** A fee that was paid, or a part of it, shall be given back: how much and why. A colleague decides. */
export function AskForRefund({ charge, close }: Props) {
  const { t } = useWords();
  const number = charge.orderNumber ?? charge.caseNumber;
  const waiting = useQuery({
    queryKey: [moneyKey, "refunds", "waiting", charge.id],
    queryFn: () =>
      body(payments.GET("/refunds", { params: { query: { chargeId: charge.id, state: "Asked", limit: 100 } } })),
  });
  const asked = waiting.data?.items.reduce((total, one) => total + cents(one.amount), 0);
  return (
    <Modal open title={t("refund.askFor", { number })} footer={null} onCancel={close}>
      <ProblemAlert error={waiting.error} retry={() => void waiting.refetch()} />
      {waiting.isPending ? <Waiting rows={4} /> : null}
      {asked === undefined ? null : (
        <HowMuch
          charge={charge}
          left={(cents(charge.amount) - cents(charge.approvedRefunds) - asked) / 100}
          close={close}
        />
      )}
    </Modal>
  );
}

function HowMuch({ charge, left, close }: Props & { left: number }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const ask = useMutation({
    mutationFn: (typed: Typed) =>
      payments.POST("/charges/{chargeId}/refunds", {
        params: { path: { chargeId: charge.id } },
        headers: once(),
        body: typed,
      }),
    onSuccess: () => {
      message.success(t("refund.asked"));
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [moneyKey] }),
  });
  if (left <= 0) {
    return <p>{t("refund.nothingLeft")}</p>;
  }

  const most = money(left, charge.currency, language);
  const required = { required: true, message: t("form.required") };
  return (
    <Form<Typed>
      name="refund"
      layout="vertical"
      requiredMark={false}
      initialValues={{ amount: left }}
      onFinish={(typed) => ask.mutate(typed)}
    >
      <p className="quiet">{t("refund.askMeans")}</p>
      <Form.Item
        name="amount"
        label={t("refund.howMuch", { most })}
        rules={[required, { type: "number", min: 0.01, max: left, message: t("refund.between", { most }) }]}
      >
        <InputNumber precision={2} prefix="¥" />
      </Form.Item>
      <Form.Item name="reason" label={t("refund.reason")} rules={[{ ...required, whitespace: true }]}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
      <ProblemAlert error={ask.error} />
      <Button type="primary" htmlType="submit" loading={ask.isPending}>
        {t("refund.ask")}
      </Button>
    </Form>
  );
}
