import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input, Result, Steps } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { identity } from "../../api/clients";
import { useSignIn } from "../../api/session";
import { useWords } from "../../i18n";
import { QrScan } from "../../shared/elicence/QrScan";
import { useElicence, type Scan } from "../../shared/elicence/useElicence";
import { LicenceFacts } from "../../shared/LicenceFacts";
import { NewPassword } from "../../shared/NewPassword";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";

/** A company scans its e-licence, which says who it is, and chooses a password. */
export function RegistrationPage() {
  const { t } = useWords();
  useTitle(t("registration.title"));
  const elicence = useElicence("Registration");
  return (
    <div className="page narrow">
      <h1>{t("registration.title")}</h1>
      <Steps
        size="small"
        current={elicence.company ? 1 : 0}
        items={[{ title: t("registration.scan") }, { title: t("registration.account") }]}
      />
      {elicence.company && elicence.scan ? (
        <AccountForm scan={elicence.scan} company={elicence.company} />
      ) : (
        <div className="card">
          <p>{t("registration.scanText")}</p>
          <QrScan of={elicence} />
        </div>
      )}
    </div>
  );
}

interface Company {
  name: string;
  uscc: string;
  legalRepresentative: string;
}

interface Typed {
  email: string;
  password: string;
  again: string;
}

function AccountForm({ scan, company }: { scan: Scan; company: Company }) {
  const { t } = useWords();
  const signIn = useSignIn();
  const navigate = useNavigate();
  const [done, setDone] = useState(false);
  const register = useMutation({
    mutationFn: async ({ email, password }: Typed) => {
      await identity.POST("/enterprises", {
        body: { ...scan, email: email.trim(), password },
      });
      setDone(true);
      await signIn(email.trim(), password);
      await navigate("/cases");
    },
  });
  if (done) {
    return <Result status="success" title={t("registration.done")} />;
  }

  const required = { required: true, message: t("form.required") };
  return (
    <Form<Typed> layout="vertical" requiredMark={false} className="card" onFinish={(typed) => register.mutate(typed)}>
      <ProblemAlert error={register.error} />
      <LicenceFacts of={company} />
      <p className="quiet">{t("registration.fromLicence")}</p>
      <Form.Item
        name="email"
        label={t("registration.email")}
        rules={[required, { type: "email", message: t("form.email") }]}
      >
        <Input type="email" autoComplete="username" />
      </Form.Item>
      <NewPassword />
      <Button type="primary" htmlType="submit" size="large" loading={register.isPending}>
        {t("registration.register")}
      </Button>
    </Form>
  );
}
