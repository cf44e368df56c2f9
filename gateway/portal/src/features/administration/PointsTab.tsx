import { Checkbox, Form, Input, InputNumber } from "antd";
import type { ServicePoint } from "../../api/types";
import { useWords } from "../../i18n";
import { bothOrNeither } from "./bothOrNeither";
import { Configuration } from "./Configuration";
import { ListFields } from "./ListFields";
import { usePoints, type Handover } from "./usePoints";

/** How the office hands its cards over, and at which service points. */
export function PointsTab({ office }: { office: string }) {
  const { t, pick } = useWords();
  const title = (point: ServicePoint | undefined) => pick(point?.chineseName, point?.englishName);
  return (
    <Configuration
      of={usePoints(office)}
      lead={t("officePoints.lead")}
      fields={(open) => (
        <>
          <Methods />
          <ListFields
            name="servicePoints"
            add={t("officePoints.add")}
            blank={() => ({})}
            title={title}
            open={open}
            fold
          >
            {(place) => <Point place={place} />}
          </ListFields>
        </>
      )}
    />
  );
}

function Methods() {
  const { t } = useWords();
  return (
    <Form.Item
      name={["value", "methods"]}
      label={t("officePoints.methods")}
      dependencies={[["value", "servicePoints"]]}
      rules={[
        { required: true, type: "array", min: 1, message: t("form.required") },
        ({ getFieldValue }) => ({
          validator: (_, methods: Handover["methods"] | undefined) => {
            const points = (getFieldValue(["value", "servicePoints"]) as unknown[] | undefined)?.length ?? 0;
            return methods?.length && methods.includes("Collection") !== points > 0
              ? Promise.reject(new Error(t("officePoints.collectionNeedsPoint")))
              : Promise.resolve();
          },
        }),
      ]}
    >
      <Checkbox.Group
        options={(["Collection", "Mailing"] as const).map((value) => ({ value, label: t(`handover.${value}`) }))}
      />
    </Form.Item>
  );
}

const lines = [
  ["chineseName", "configured.chinese", 64],
  ["englishName", "configured.english", 64],
  ["address", "officePoints.address", 200],
  ["chineseHours", "officePoints.chineseHours", 200],
  ["englishHours", "officePoints.englishHours", 200],
] as const;
const notices = [
  ["chineseNotice", "englishNotice"],
  ["englishNotice", "chineseNotice"],
] as const;

function Point({ place }: { place: number }) {
  const { t } = useWords();
  const required = { required: true, whitespace: true, message: t("form.required") };
  const code = { pattern: /^[A-Za-z0-9-]{2,32}$/, message: t("officePoints.codeRule") };
  return (
    <>
      <Form.Item
        name={[place, "code"]}
        label={t("officePoints.code")}
        extra={t("officePoints.codeRule")}
        rules={[required, code]}
      >
        <Input maxLength={32} />
      </Form.Item>
      {lines.map(([name, label, most]) => (
        <Form.Item key={name} name={[place, name]} label={t(label)} rules={[required]}>
          <Input maxLength={most} />
        </Form.Item>
      ))}
      {notices.map(([name, other]) => (
        <Form.Item
          key={name}
          name={[place, name]}
          label={t(`officePoints.${name}`)}
          dependencies={[["value", "servicePoints", place, other]]}
          rules={[bothOrNeither(["value", "servicePoints", place, other], t("configured.bothLanguages"))]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      ))}
      <Form.Item name={[place, "placesPerHalfHour"]} label={t("officePoints.places")} extra={t("officePoints.usual")}>
        <InputNumber min={1} max={100} precision={0} />
      </Form.Item>
    </>
  );
}
