import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input, Result } from "antd";
import { Link, useLocation } from "react-router";
import { identity } from "../../api/clients";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";

/** A link to choose another password is mailed; whether there is such an account, nobody is told. */
export function ForgotPasswordPage() {
  const { t } = useWords();
  useTitle(t("password.forgot"));
  const { state } = useLocation() as { state: { email?: string } | null };
  const ask = useMutation({
    mutationFn: ({ email }: { email: string }) =>
      identity.POST("/password-resets", { body: { email: email.trim() } }),
  });
  return (
    <div className="page narrow">
      <h1>{t("password.forgot")}</h1>
      <div className="card">
        {ask.isSuccess ? (
          <Result
            status="success"
            title={t("password.asked")}
            subTitle={t("password.askedText", { email: ask.variables.email.trim() })}
            extra={<Link to="/sign-in">{t("password.toSignIn")}</Link>}
          />
        ) : (
          <Form<{ email: string }>
            layout="vertical"
            requiredMark={false}
            initialValues={{ email: state?.email }}
            onFinish={(typed) => ask.mutate(typed)}
          >
            <p>{t("password.forgotLead")}</p>
            <p className="quiet">{t("password.ofOfficers")}</p>
            <ProblemAlert error={ask.error} />
            <Form.Item
              name="email"
              label={t("signIn.email")}
              rules={[
                { required: true, message: t("form.required") },
                { type: "email", transform: (typed: string) => typed.trim(), message: t("form.email") },
              ]}
            >
              <Input type="email" autoComplete="username" autoFocus />
            </Form.Item>
            <Button type="primary" htmlType="submit" size="large" loading={ask.isPending}>
              {t("password.ask")}
            </Button>
          </Form>
        )}
      </div>
    </div>
  );
}
