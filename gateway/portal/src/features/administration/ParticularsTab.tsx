import { Form, Input, InputNumber, Radio } from "antd";
import { useWords } from "../../i18n";
import { Configuration } from "./Configuration";
import { useParticulars } from "./useParticulars";

/** What an office is called and how long its reviews may take. */
export function ParticularsTab({ office }: { office: string }) {
  const { t } = useWords();
  const of = useParticulars(office);
  return <Configuration of={of} lead={t("particulars.lead")} fields={() => <Fields />} />;
}

function Fields() {
  const { t } = useWords();
  const required = { required: true, message: t("form.required") };
  const days = [
    ["preliminaryDays", t("step.preliminary")],
    ["foreignAffairsDays", t("step.foreignAffairs")],
    ["ministryDays", t("step.ministry")],
  ] as const;
  return (
    <div className="fields">
      <Form.Item
        name={["value", "chineseName"]}
        label={t("configured.chinese")}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name={["value", "englishName"]}
        label={t("configured.english")}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name={["value", "preliminaryOfficers"]} label={t("particulars.officers")} className="wide">
        <Radio.Group options={[1, 2].map((value) => ({ value, label: t(`particulars.by.${value}`) }))} />
      </Form.Item>
      {days.map(([name, stage]) => (
        <Form.Item
          key={name}
          name={["value", name]}
          label={t("particulars.daysOf", { stage })}
          rules={[required]}
        >
          <InputNumber min={1} max={60} precision={0} suffix={t("particulars.workingDays")} />
        </Form.Item>
      ))}
    </div>
  );
}
