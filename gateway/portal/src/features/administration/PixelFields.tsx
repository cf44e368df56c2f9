import { Checkbox, Form, InputNumber } from "antd";
import type { ChecklistItem } from "../../api/types";
import { useWords } from "../../i18n";

const usual = { minWidth: 300, maxWidth: 600, minHeight: 400, maxHeight: 800 };
const sides = ["minWidth", "maxWidth", "minHeight", "maxHeight"] as const;

/** Of what size a picture must be, where only pictures are taken. */
export function PixelFields({ place }: { place: number }) {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const path = ["value", "items", place];
  return (
    <Form.Item noStyle shouldUpdate>
      {() => {
        const item = form.getFieldValue(path) as ChecklistItem | undefined;
        if (!item || item.acceptedTypes?.includes("application/pdf")) {
          return null;
        }

        return (
          <>
            <Form.Item
              className="wide"
              name={[place, "pixels"]}
              valuePropName="checked"
              getValueProps={(pixels: unknown) => ({ checked: Boolean(pixels) })}
              normalize={(checked: boolean) => (checked ? usual : null)}
            >
              <Checkbox>{t("checklists.pixels")}</Checkbox>
            </Form.Item>
            {item.pixels ? (
              <Form.Item className="wide" name={[place, "portrait"]} valuePropName="checked">
                <Checkbox>{`${t("checklists.portrait")} (${t("checklists.portraitRule")})`}</Checkbox>
              </Form.Item>
            ) : null}
            {item.pixels
              ? sides.map((side) => (
                  <Form.Item
                    key={side}
                    name={[place, "pixels", side]}
                    label={t(`checklists.side.${side}`)}
                    rules={[{ required: true, message: t("form.required") }]}
                  >
                    <InputNumber min={1} max={side.startsWith("min") ? 4000 : 12000} precision={0} />
                  </Form.Item>
                ))
              : null}
          </>
        );
      }}
    </Form.Item>
  );
}
