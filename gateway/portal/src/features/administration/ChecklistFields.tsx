import { Checkbox, Form, Input, InputNumber, Select } from "antd";
import type { Business, ChecklistItem } from "../../api/types";
import { useWords } from "../../i18n";
import { bothOrNeither } from "./bothOrNeither";
import { ListFields } from "./ListFields";
import { PixelFields } from "./PixelFields";
import { fileTypes } from "./useChecklist";

const conditions = ["Always", "CardLost", "CardReturned", "PassportChanges"] as const;
const megabyte = 1024 * 1024;
const blank = (): Partial<ChecklistItem> => ({
  required: true,
  acceptedTypes: Object.keys(fileTypes),
  maxBytes: 5 * megabyte,
  maxCount: 1,
  pixels: null,
  group: "All",
  condition: "Always",
});

/** The items of a list: what is wanted, of whom, when, and what the files must be like. */
export function ChecklistFields({ business, open }: { business: Business; open: boolean }) {
  const { t, pick } = useWords();
  const title = (item: ChecklistItem | undefined) => pick(item?.chineseName, item?.englishName);
  return (
    <>
      <Form.Item name={["value", "takesUnscanned"]} valuePropName="checked" extra={t("checklists.unscannedHint")}>
        <Checkbox>{t("checklists.unscanned")}</Checkbox>
      </Form.Item>
      <ListFields name="items" add={t("checklists.add")} blank={blank} title={title} open={open} fold>
        {(place) => <Item place={place} hasCard={business !== "Application" && business !== "EarlyProduction"} />}
      </ListFields>
    </>
  );
}

function Item({ place, hasCard }: { place: number; hasCard: boolean }) {
  const { t } = useWords();
  const required = { required: true, whitespace: true, message: t("form.required") };
  const code = { pattern: /^[a-z][a-z0-9-]{1,39}$/, message: t("checklists.codeRule") };
  const choices = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`checklists.${name}.${value}`) }));
  return (
    <>
      <Form.Item name={[place, "chineseName"]} label={t("configured.chinese")} rules={[required]}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name={[place, "englishName"]} label={t("configured.english")} rules={[required]}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item
        name={[place, "item"]}
        label={t("checklists.code")}
        extra={t("checklists.codeRule")}
        rules={[required, code]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name={[place, "required"]} label={t("checklists.need")} valuePropName="checked">
        <Checkbox>{t("checklists.must")}</Checkbox>
      </Form.Item>
      <Form.Item name={[place, "group"]} label={t("checklists.who")}>
        <Select options={choices("group", ["All", "Direct"])} />
      </Form.Item>
      <Form.Item name={[place, "condition"]} label={t("checklists.when")}>
        <Select disabled={!hasCard} options={choices("condition", conditions)} />
      </Form.Item>
      <Form.Item
        name={[place, "acceptedTypes"]}
        label={t("checklists.types")}
        rules={[{ required: true, type: "array", min: 1, message: t("form.required") }]}
      >
        <Checkbox.Group options={Object.entries(fileTypes).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <div className="fields">
        <Form.Item
          name={[place, "maxBytes"]}
          label={t("checklists.size")}
          getValueProps={(bytes: number | null) => ({ value: bytes && bytes / megabyte })}
          normalize={(size: number | null) => size && Math.round(size * megabyte)}
          rules={[{ required: true, message: t("form.required") }]}
        >
          <InputNumber min={0.1} max={20} step={1} suffix="MB" />
        </Form.Item>
        <Form.Item
          name={[place, "maxCount"]}
          label={t("checklists.count")}
          rules={[{ required: true, message: t("form.required") }]}
        >
          <InputNumber min={1} max={20} precision={0} />
        </Form.Item>
      </div>
      <PixelFields place={place} />
      <Form.Item
        name={[place, "chineseHelp"]}
        label={t("checklists.chineseHelp")}
        dependencies={[["value", "items", place, "englishHelp"]]}
        rules={[bothOrNeither(["value", "items", place, "englishHelp"], t("configured.bothLanguages"))]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <Form.Item
        name={[place, "englishHelp"]}
        label={t("checklists.englishHelp")}
        dependencies={[["value", "items", place, "chineseHelp"]]}
        rules={[bothOrNeither(["value", "items", place, "chineseHelp"], t("configured.bothLanguages"))]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </>
  );
}
