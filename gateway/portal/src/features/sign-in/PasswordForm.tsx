import { Button, Form, Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { useSignIn } from "../../api/session";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";

export interface Typed {
  email: string;
  password: string;
}

/** E-mail and password, perhaps filled in already. */
export function PasswordForm({ lead, filled }: { lead: string; filled?: Typed }) {
  const { t } = useWords();
  const signIn = useSignIn();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const go = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (filled) {
      go.current?.focus();
    }
  }, [filled]);

  const submit = async ({ email, password }: Typed) => {
    setBusy(true);
    setError(null);
    try {
      await signIn(email.trim(), password);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };

  const required = [{ required: true, message: t("form.required") }];
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      initialValues={filled}
      onFinish={(typed) => void submit(typed)}
    >
      <p className="quiet">{lead}</p>
      <ProblemAlert error={error} />
      <Form.Item name="email" label={t("signIn.email")} rules={required}>
        <Input type="email" autoComplete="username" autoFocus={!filled} />
      </Form.Item>
      <Form.Item name="password" label={t("signIn.password")} rules={required}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button ref={go} type="primary" htmlType="submit" loading={busy} block size="large">
        {t("menu.signIn")}
      </Button>
    </Form>
  );
}
