import { useMutation } from "@tanstack/react-query";
import { Button, Form, Result } from "antd";
import { Link } from "react-router";
import { body, identity } from "../../api/clients";
import { Problem } from "../../api/problem";
import { useAccountChanged } from "../../api/session";
import { useWords } from "../../i18n";
import { NewPassword } from "../../shared/NewPassword";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useSecretOfLink } from "../../shared/useSecretOfLink";
import { useTitle } from "../../shared/useTitle";

/** Who has the mailed link chooses a new password. The secret stands behind the # of the address. */
export function ResetPasswordPage() {
  const { t } = useWords();
  useTitle(t("password.reset"));
  const secret = useSecretOfLink();
  const changed = useAccountChanged();
  const set = useMutation({
    mutationFn: ({ password }: { password: string }) =>
      body(identity.POST("/password-resets/completion", { body: { secret, password } })),
    onSuccess: () => changed(), // who was signed in is not any more
  });
  const isOver = set.error instanceof Problem && set.error.code === "link.not-valid";
  return (
    <div className="page narrow">
      <h1>{t("password.reset")}</h1>
      <div className="card">
        {set.data ? (
          <Result
            status="success"
            title={t("password.done")}
            subTitle={t("password.doneText", { email: set.data.email })}
            extra={<Link to="/sign-in">{t("password.toSignIn")}</Link>}
          />
        ) : (
          <>
            <ProblemAlert error={set.error} />
            {isOver ? (
              <Link to="/forgot-password">{t("password.askAgain")}</Link>
            ) : (
              <Form<{ password: string }>
                layout="vertical"
                requiredMark={false}
                onFinish={(typed) => set.mutate(typed)}
              >
                <p>{t("password.resetLead")}</p>
                <NewPassword />
                <Button type="primary" htmlType="submit" size="large" loading={set.isPending}>
                  {t("password.set")}
                </Button>
              </Form>
            )}
          </>
        )}
      </div>
    </div>
  );
}
