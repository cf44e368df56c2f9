import { Form, Input } from "antd";
import { useState } from "react";
import { useWords } from "../../i18n";
import { PassportPicture } from "../materials/PassportPicture";
import { Term } from "../Term";
import { useForm } from "./FormContext";
import { readMrz, type Mrz } from "./mrz";

/** The two lines at the foot of the passport's page, read from its picture, pasted or typed, fill in the fields. */
export function MrzPaste({ fill, id = "mrz" }: { fill: (mrz: Mrz) => Record<string, unknown>; id?: string }) {
  const { t } = useWords();
  const { change } = useForm();
  const [text, setText] = useState("");
  const [read, setRead] = useState<boolean | null>(null);
  const take = (lines: string) => {
    setText(lines);
    const mrz = readMrz(lines);
    setRead(mrz ? true : lines.replace(/\s/g, "").length >= 88 ? false : null);
    if (mrz) {
      change(fill(mrz));
    }
  };
  return (
    <div className="wide">
      <Form.Item
        label={
          <>
            {t("mrz.label")}&nbsp;<Term name="mrz" />
          </>
        }
        htmlFor={id}
        validateStatus={read === null ? undefined : read ? "success" : "error"}
        help={read === null ? undefined : t(read ? "mrz.read" : "mrz.unread")}
        extra={t("mrz.hint")}
      >
        <Input.TextArea
          id={id}
          className="mono"
          rows={2}
          value={text}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => take(event.target.value)}
        />
      </Form.Item>
      <PassportPicture take={take} />
    </div>
  );
}
