import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input, Radio } from "antd";
import { delivery } from "../../api/clients";
import { Problem } from "../../api/problem";
import type { Handover } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";

interface Typed {
  handedTo: "Holder" | "Representative";
  passportNumber: string;
  representativeName?: string;
  representativeId?: string;
  checked?: string[];
}

const checks: Record<Typed["handedTo"], string[]> = {
  Holder: ["passport", "face"],
  Representative: ["passport", "own", "authorisation"],
};

/** Who has come is checked, and gets the card: the passport's number must be the one the card is bound to. */
export function HandOver({ card, etag }: { card: Handover; etag: string }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const who = Form.useWatch("handedTo", form) ?? "Holder";
  const hand = useMutation({
    mutationFn: ({ handedTo, passportNumber, representativeName, representativeId }: Typed) =>
      delivery.POST("/cards/{cardId}/collection", {
        params: { path: { cardId: card.cardId }, header: { "If-Match": etag } },
        body: { handedTo, passportNumber, representativeName, representativeId },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["point"] }),
  });
  const required = { required: true, message: t("form.required") };
  const wrong = hand.error instanceof Problem && hand.error.code === "handover.wrong-person";
  return (
    <Form<Typed>
      form={form}
      name="hand-over"
      layout="vertical"
      requiredMark={false}
      initialValues={{ handedTo: "Holder", checked: [] }}
      onFinish={(typed) => hand.mutate(typed)}
    >
      <Form.Item name="handedTo" label={t("hand.who")}>
        <Radio.Group
          onChange={() => form.setFieldValue("checked", [])}
          options={(["Holder", "Representative"] as const).map((one) => ({ value: one, label: t(`hand.${one}`) }))}
        />
      </Form.Item>
      <div className="fields">
        <Form.Item
          name="passportNumber"
          label={t("hand.passport")}
          extra={t("hand.passportHint")}
          rules={[required, { pattern: /^ *[A-Za-z0-9]{1,9} *$/, message: t("hand.passportForm") }]}
        >
          <Input autoComplete="off" spellCheck={false} maxLength={20} status={wrong ? "error" : undefined} />
        </Form.Item>
        {who === "Representative" ? (
          <>
            <Form.Item name="representativeName" label={t("hand.name")} rules={[required]}>
              <Input autoComplete="off" maxLength={100} />
            </Form.Item>
            <Form.Item name="representativeId" label={t("hand.id")}>
              <Input autoComplete="off" maxLength={32} />
            </Form.Item>
          </>
        ) : null}
      </div>
      <Form.Item
        name="checked"
        label={t("hand.checked")}
        rules={[
          {
            validator: (_, ticked: string[] | undefined) =>
              checks[who].every((one) => ticked?.includes(one))
                ? Promise.resolve()
                : Promise.reject(new Error(t("hand.checkAll"))),
          },
        ]}
      >
        <Checkbox.Group
          className="checks"
          options={checks[who].map((one) => ({ value: one, label: t(`hand.checks.${one}`) }))}
        />
      </Form.Item>
      <ProblemAlert error={hand.error} />
      <Button type="primary" size="large" htmlType="submit" loading={hand.isPending}>
        {t("hand.do")}
      </Button>
    </Form>
  );
}
