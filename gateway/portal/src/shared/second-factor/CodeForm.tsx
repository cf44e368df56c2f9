import { Button, Form, Input } from "antd";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../ProblemAlert";

interface Props {
  filled?: string;
  note?: string;
  go: string; // what the button says
  busy: boolean;
  error: unknown;
  submit: (code: string) => void;
}

/** The code that the officer's app shows now. */
export function CodeForm({ filled, note, go, busy, error, submit }: Props) {
  const { t } = useWords();
  return (
    <Form<{ code: string }>
      layout="vertical"
      requiredMark={false}
      initialValues={{ code: filled }}
      onFinish={({ code }) => submit(code)}
    >
      <ProblemAlert error={error} />
      <Form.Item
        name="code"
        label={t("oneTimeCode.code")}
        extra={note}
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
