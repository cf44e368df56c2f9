import { useMutation } from "@tanstack/react-query";
import { Button, Result } from "antd";
import { Link } from "react-router";
import { body, identity } from "../../api/clients";
import { useAccount, useAccountChanged } from "../../api/session";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useSecretOfLink } from "../../shared/useSecretOfLink";
import { useTitle } from "../../shared/useTitle";

/** Who has the mailed link confirms the address by a press: programs that look through mail open links, too. */
export function ConfirmEmailPage() {
  const { t } = useWords();
  useTitle(t("email.confirmTitle"));
  const secret = useSecretOfLink();
  const { data: account } = useAccount();
  const changed = useAccountChanged();
  const confirm = useMutation({
    mutationFn: () => body(identity.POST("/email-confirmations", { body: { secret } })),
    onSuccess: () => changed(),
  });
  return (
    <div className="page narrow">
      <h1>{t("email.confirmTitle")}</h1>
      <div className="card">
        {confirm.data ? (
          <Result
            status="success"
            title={t("email.confirmedNow")}
            subTitle={t(confirm.data.isNew ? "email.isNew" : "email.isConfirmed", { email: confirm.data.email })}
            extra={
              account ? (
                <Link to="/account">{t("email.toAccount")}</Link>
              ) : (
                <Link to="/sign-in">{t("password.toSignIn")}</Link>
              )
            }
          />
        ) : (
          <>
            <p>{t("email.confirmLead")}</p>
            <ProblemAlert error={confirm.error} />
            {confirm.error && account && !account.emailConfirmed ? (
              <Link to="/account">{t("email.another")}</Link>
            ) : (
              <Button type="primary" size="large" loading={confirm.isPending} onClick={() => confirm.mutate()}>
                {t("email.confirm")}
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}
