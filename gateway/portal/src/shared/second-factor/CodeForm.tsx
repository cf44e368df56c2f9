import { Button, Form, Input } from "antd";
import { useEffect, useRef } from "react";
import { useWords } from "../../i18n";
import { useDemoCode } from "../demo/useDemoCode";
import { ProblemAlert } from "../ProblemAlert";

interface Props {
  account?: string; // whose codes are set up: those of the demo data are filled in
  note?: string;
  go: string; // what the button says
  busy: boolean;
  error: unknown;
  submit: (code: string) => void;
}

/** The code that the officer's app shows now. */
export function CodeForm({ account, note, go, busy, error, submit }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<{ code: string }>();
  const { code, isWaiting } = useDemoCode(account, error);
  const filled = useRef<string>(undefined);
  useEffect(() => {
    const there = form.getFieldValue("code") as string | undefined;
    if (code !== undefined && (!there || there === filled.current)) { // what somebody has typed stays
      form.setFieldValue("code", code);
      filled.current = code;
    }
  }, [code, form]);
  return (
    <Form<{ code: string }>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(typed) => submit(typed.code)}
    >
      <ProblemAlert error={error} />
      <Form.Item
        name="code"
        label={t("oneTimeCode.code")}
        extra={isWaiting ? t("oneTimeCode.demoWaits") : note}
        rules={[{ required: true, message: t("form.required") }]}
      >
        <Input className="narrow-input mono" autoComplete="one-time-code" autoFocus maxLength={40} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} size="large">
        {go}
      </Button>
    </Form>
  );
}
