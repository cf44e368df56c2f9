import { useQuery } from "@tanstack/react-query";
import { Alert, Form, Input, InputNumber } from "antd";
import type { LocalFee } from "../../api/types";
import { useWords } from "../../i18n";
import { day, money } from "../../shared/format";
import { Configuration } from "./Configuration";
import { ListFields } from "./ListFields";
import { today, useFees } from "./useFees";

/** What the office charges of its own, and from which day on. */
export function FeesTab({ office }: { office: string }) {
  const { t, language, pick } = useWords();
  const of = useFees(office);
  const due = useQuery({ queryKey: ["configured", ...of.key, "due"], queryFn: of.readDue });
  const title = (fee: LocalFee | undefined) => pick(fee?.chineseName, fee?.englishName);
  return (
    <Configuration
      of={of}
      lead={t("localFees.lead")}
      more={({ effectiveOn }) => (
        <>
          {due.data === undefined ? null : <p>{t("localFees.due", { amount: money(due.data, "CNY", language) })}</p>}
          {effectiveOn > today() ? (
            <Alert type="info" showIcon title={t("localFees.coming", { day: day(effectiveOn, language) })} />
          ) : null}
        </>
      )}
      fields={(open) => (
        <>
          <EffectiveOn />
          <ListFields name="fees" add={t("localFees.add")} blank={() => ({})} title={title} open={open}>
            {(place) => <Fee place={place} />}
          </ListFields>
        </>
      )}
    />
  );
}

function EffectiveOn() {
  const { t } = useWords();
  const notBefore = today();
  return (
    <Form.Item
      name={["value", "effectiveOn"]}
      label={t("localFees.on")}
      extra={t("localFees.onText")}
      rules={[
        { required: true, message: t("form.required") },
        {
          validator: (_, on: string) =>
            on && on < notBefore ? Promise.reject(new Error(t("localFees.notPast"))) : Promise.resolve(),
        },
      ]}
    >
      <Input type="date" min={notBefore} className="date" />
    </Form.Item>
  );
}

function Fee({ place }: { place: number }) {
  const { t } = useWords();
  const required = { required: true, message: t("form.required") };
  return (
    <>
      <Form.Item
        name={[place, "chineseName"]}
        label={t("configured.chinese")}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item
        name={[place, "englishName"]}
        label={t("configured.english")}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name={[place, "amount"]} label={t("localFees.amount")} rules={[required]}>
        <InputNumber min={0.01} max={100000} precision={2} prefix="¥" />
      </Form.Item>
    </>
  );
}
