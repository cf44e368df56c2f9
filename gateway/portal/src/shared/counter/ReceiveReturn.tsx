import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Radio, Select } from "antd";
import { delivery } from "../../api/clients";
import type { CardReturn } from "../../api/types";
import { useWords } from "../../i18n";
import { useHandoverChoices } from "../handover/HandoverFields";
import { ProblemAlert } from "../ProblemAlert";

interface Typed {
  cardNumber: string;
  method: CardReturn["method"];
  servicePoint?: string;
}

interface Props {
  expected: CardReturn;
  office: string;
  point?: string | null; // where the clerk is
  onReceived?: () => void;
}

/** 交卡: the old card is taken back, by the number read from it. */
export function ReceiveReturn({ expected, office, point, onReceived }: Props) {
  const { t, pick } = useWords();
  const queries = useQueryClient();
  const choices = useHandoverChoices(office);
  const [form] = Form.useForm<Typed>();
  const method = Form.useWatch("method", form) ?? expected.method;
  const receive = useMutation({
    mutationFn: (typed: Typed) =>
      delivery.POST("/returns/{returnId}/receipt", {
        params: { path: { returnId: expected.returnId } },
        body: {
          cardNumber: typed.cardNumber.trim(),
          method: typed.method,
          servicePoint: typed.method === "OnSite" ? (typed.servicePoint ?? null) : null,
        },
      }),
    onSuccess: onReceived,
    onSettled: () => queries.invalidateQueries({ queryKey: ["point"] }),
  });
  const required = { required: true, message: t("form.required") };
  return (
    <Form<Typed>
      form={form}
      name={`return-${expected.returnId}`}
      layout="vertical"
      requiredMark={false}
      initialValues={{ method: expected.method, servicePoint: point ?? expected.servicePoint ?? undefined }}
      onFinish={(typed) => receive.mutate(typed)}
    >
      <Form.Item name="method" label={t("returns.method")} rules={[required]}>
        <Radio.Group
          options={(["OnSite", "ByMail"] as const).map((one) => ({ value: one, label: t(`order.${one}`) }))}
        />
      </Form.Item>
      <div className="fields">
        {method === "OnSite" ? (
          <Form.Item name="servicePoint" label={t("term:servicePoint")} rules={[required]}>
            <Select
              loading={choices.isPending}
              options={choices.data?.servicePoints.map((one) => ({
                value: one.code,
                label: pick(one.chineseName, one.englishName),
              }))}
            />
          </Form.Item>
        ) : null}
        <Form.Item
          name="cardNumber"
          label={t("returns.number")}
          extra={t("returns.numberHint")}
          rules={[required, { pattern: /^\s*CHN\d{9}\s*$/i, message: t("returns.numberForm") }]}
        >
          <Input autoComplete="off" maxLength={20} placeholder="CHN…" />
        </Form.Item>
      </div>
      <ProblemAlert error={receive.error} />
      <Button type="primary" htmlType="submit" loading={receive.isPending}>
        {t("returns.receive")}
      </Button>
    </Form>
  );
}
