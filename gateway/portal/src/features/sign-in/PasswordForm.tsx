import { Button, Form, Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { Problem } from "../../api/problem";
import { useSignIn, useSignInAfterEnrolment } from "../../api/session";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { CodeForm } from "../../shared/second-factor/CodeForm";
import { Enrolment } from "../../shared/second-factor/Enrolment";

export interface Typed {
  email: string;
  password: string;
}

interface Props {
  lead: string;
  filled?: Typed; // of the demo data
}

/**
 * E-mail and password, perhaps filled in already. Officers go on with a one-time code, or set that up first; others
 * with one that was mailed, if the device is new.
 */
export function PasswordForm({ lead, filled }: Props) {
  const { t } = useWords();
  const signIn = useSignIn();
  const signInAfterEnrolment = useSignInAfterEnrolment();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [codeFor, setCodeFor] = useState<Typed>();
  const [mailed, setMailed] = useState<string>(); // the mailed code's request
  const [ticket, setTicket] = useState<string>();
  const [form] = Form.useForm<Typed>();
  const email = Form.useWatch("email", form);
  const go = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (filled) {
      go.current?.focus();
    }
  }, [filled]);

  const submit = async (typed: Typed, code?: string) => {
    setBusy(true);
    setError(null);
    try {
      await signIn(typed.email.trim(), typed.password, code, code ? mailed : undefined);
    } catch (refusal) {
      if (refusal instanceof Problem && refusal.code === "sign-in.code-needed") {
        setCodeFor(typed);
      } else if (refusal instanceof Problem && refusal.code === "sign-in.code-mailed") {
        setCodeFor(typed);
        setMailed(refusal.more.codeRequestId as string);
      } else if (refusal instanceof Problem && refusal.code === "sign-in.enrolment-needed") {
        setTicket(refusal.more.ticket as string);
      } else {
        setError(refusal);
      }
    } finally {
      setBusy(false);
    }
  };

  if (ticket) {
    return (
      <Enrolment
        ticket={ticket}
        done={signInAfterEnrolment}
        startAgain={() => {
          setTicket(undefined);
          setCodeFor(undefined);
        }}
      />
    );
  }

  if (codeFor) {
    return (
      <>
        <p className="quiet">{t(mailed ? "mailedCode.lead" : "oneTimeCode.lead", { account: codeFor.email })}</p>
        <CodeForm
          account={mailed ? undefined : codeFor.email}
          note={t(mailed ? "mailedCode.note" : "oneTimeCode.recovery")}
          go={t("menu.signIn")}
          busy={busy}
          error={error}
          submit={(code) => void submit(codeFor, code)}
        />
        {mailed ? (
          <Button type="link" disabled={busy} onClick={() => void submit(codeFor)}>
            {t("mailedCode.another")}
          </Button>
        ) : null}
        <Button
          type="link"
          onClick={() => {
            setError(null);
            setCodeFor(undefined);
            setMailed(undefined);
          }}
        >
          {t("oneTimeCode.otherAccount")}
        </Button>
      </>
    );
  }

  const required = [{ required: true, message: t("form.required") }];
  return (
    <Form<Typed>
      form={form}
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
      <p className="below">
        <Link to="/forgot-password" state={{ email }}>
          {t("password.forgotLink")}
        </Link>
      </p>
    </Form>
  );
}
