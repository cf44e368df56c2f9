import { Form, Input } from "antd";
import { useState } from "react";
import type { ApplicationForm } from "../../api/types";
import { useWords } from "../../i18n";
import { PassportPicture } from "../materials/PassportPicture";
import { Term } from "../Term";
import { useForm } from "./FormContext";
import { readMrz, type Mrz } from "./mrz";
import { PassportCompared } from "./PassportCompared";
import { valueAt } from "./paths";

interface Props {
  fill: (mrz: Mrz) => Record<string, unknown>;
  compared?: ApplicationForm; // what is typed is compared with the lines, and not replaced unasked
  id?: string;
}

/** The two lines at the foot of the passport's page, read from its picture, pasted or typed, fill in the fields. */
export function MrzPaste({ fill, compared, id = "mrz" }: Props) {
  const { t } = useWords();
  const { change } = useForm();
  const [text, setText] = useState("");
  const [read, setRead] = useState<boolean | null>(null);
  const take = (lines: string) => {
    setText(lines);
    const mrz = readMrz(lines);
    setRead(mrz ? true : lines.replace(/\s/g, "").length >= 88 ? false : null);
    if (mrz) {
      const read = Object.entries(fill(mrz));
      change(Object.fromEntries(compared ? read.filter(([path]) => isFree(compared, path)) : read));
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
      {compared && read !== null ? <PassportCompared lines={text} form={compared} /> : null}
      <PassportPicture take={take} />
    </div>
  );
}

// The lines themselves are what was just pasted; everything else stays as it was typed.
const isFree = (form: object, path: string): boolean =>
  /\.mrzLine[12]$/.test(path) || [null, undefined, ""].includes(valueAt(form, path) as string | null | undefined);
