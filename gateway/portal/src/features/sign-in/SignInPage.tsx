import { Button, Form, Input } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useSignIn } from "../../api/session";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";

interface Typed {
  email: string;
  password: string;
}

/** The same form for companies, their agents and officers: the account knows what it is. */
export function SignInPage() {
  const { t } = useWords();
  const signIn = useSignIn();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useTitle(t("menu.signIn"));

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
    <div className="page narrow">
      <h1>{t("signIn.title")}</h1>
      <p className="quiet">{t("signIn.who")}</p>
      <ProblemAlert error={error} />
      <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => void submit(typed)} className="card">
        <Form.Item name="email" label={t("signIn.email")} rules={required}>
          <Input type="email" autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item name="password" label={t("signIn.password")} rules={required}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy} block size="large">
          {t("menu.signIn")}
        </Button>
      </Form>
      <p>
        {t("signIn.noAccount")} <Link to="/register">{t("signIn.register")}</Link>
      </p>
    </div>
  );
}
