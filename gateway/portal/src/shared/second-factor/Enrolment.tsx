import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Checkbox } from "antd";
import { useEffect, useState } from "react";
import { body, identity } from "../../api/clients";
import { Problem } from "../../api/problem";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../ProblemAlert";
import { Waiting } from "../Waiting";
import { CodeForm } from "./CodeForm";

interface Props {
  ticket: string; // the password was right
  done: (signInTicket: string) => Promise<void>;
  startAgain: () => void;
}

/** An officer sets up one-time codes: scans the secret, shows a first code, keeps the recovery codes, and is in. */
export function Enrolment({ ticket, done, startAgain }: Props) {
  const { t } = useWords();
  const begin = useMutation({ mutationFn: () => body(identity.POST("/enrolments", { body: { ticket } })) });
  const confirm = useMutation({
    mutationFn: (code: string) => body(identity.POST("/enrolments/confirmation", { body: { ticket, code } })),
  });
  const { mutate } = begin;
  useEffect(() => mutate(), [mutate, ticket]);
  if (confirm.data) {
    return <RecoveryCodes codes={confirm.data.recoveryCodes} goOn={() => done(confirm.data.signInTicket)} />;
  }

  const error = confirm.error ?? begin.error;
  const isOver = error instanceof Problem && error.code !== "invalid-input";
  return (
    <>
      <h2>{t("enrolment.title")}</h2>
      <p>{t("enrolment.lead")}</p>
      {begin.isPending ? <Waiting rows={4} /> : null}
      {begin.data && !isOver ? (
        <>
          <ol>
            <li>{t("enrolment.scan")}</li>
            <li>{t("enrolment.confirm")}</li>
          </ol>
          <div className="qr">
            <img src={`data:image/svg+xml;utf8,${encodeURIComponent(begin.data.qrSvg)}`} alt={t("enrolment.qr")} />
          </div>
          <p className="quiet">
            {t("enrolment.byHand")} <span className="mono secret">{begin.data.secret.match(/.{1,4}/g)?.join(" ")}</span>
          </p>
          <CodeForm
            go={t("enrolment.goOn")}
            busy={confirm.isPending}
            error={confirm.error}
            submit={(code) => confirm.mutate(code)}
          />
        </>
      ) : null}
      {isOver ? (
        <>
          <ProblemAlert error={error} />
          <Button onClick={startAgain}>{t("enrolment.again")}</Button>
        </>
      ) : null}
    </>
  );
}

function RecoveryCodes({ codes, goOn }: { codes: string[]; goOn: () => Promise<void> }) {
  const { t } = useWords();
  const [kept, setKept] = useState(false);
  const enter = useMutation({ mutationFn: goOn });
  return (
    <>
      <h2>{t("enrolment.recoveryTitle")}</h2>
      <Alert type="warning" showIcon title={t("enrolment.recoveryLead")} />
      <ul className="recovery-codes mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p>
        <Button onClick={() => void navigator.clipboard.writeText(codes.join("\n"))}>{t("enrolment.copy")}</Button>
      </p>
      <ProblemAlert error={enter.error} />
      <p>
        <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)}>
          {t("enrolment.kept")}
        </Checkbox>
      </p>
      <Button type="primary" size="large" disabled={!kept} loading={enter.isPending} onClick={() => enter.mutate()}>
        {t("enrolment.enter")}
      </Button>
    </>
  );
}
