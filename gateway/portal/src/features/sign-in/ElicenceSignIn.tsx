import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect } from "react";
import { Link } from "react-router";
import { Problem } from "../../api/problem";
import { useSignInByElicence } from "../../api/session";
import { useWords } from "../../i18n";
import { QrScan } from "../../shared/elicence/QrScan";
import { useElicence } from "../../shared/elicence/useElicence";
import { ProblemAlert } from "../../shared/ProblemAlert";

/** The legal representative scans, and the company is in. */
export function ElicenceSignIn() {
  const { t } = useWords();
  const elicence = useElicence("SignIn");
  const byElicence = useSignInByElicence();
  const { mutate, reset, error } = useMutation({ mutationFn: byElicence });
  const isScanned = elicence.company !== null;
  const id = elicence.scan?.elicenceSessionId;
  const secret = elicence.scan?.browserSecret;
  useEffect(() => {
    if (isScanned && id && secret) {
      mutate({ elicenceSessionId: id, browserSecret: secret });
    }
  }, [isScanned, id, secret, mutate]);

  const again = () => {
    reset();
    elicence.show();
  };
  return (
    <>
      <p className="quiet">{t("signInWay.elicenceText")}</p>
      <ProblemAlert error={error} />
      {error instanceof Problem && error.code === "enterprise.not-registered" ? (
        <p>
          <Link to="/register">{t("signIn.register")}</Link>
        </p>
      ) : null}
      {error ? (
        <Button type="primary" size="large" loading={elicence.isOpening} onClick={again}>
          {t("registration.showAgain")}
        </Button>
      ) : (
        <QrScan of={elicence} done={t("elicence.signingIn", { name: elicence.company?.name })} />
      )}
    </>
  );
}
