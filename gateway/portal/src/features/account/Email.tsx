import { useMutation } from "@tanstack/react-query";
import { Alert, App, Button, Form, Input, Tag } from "antd";
import { useState } from "react";
import { identity } from "../../api/clients";
import { useAccountChanged } from "../../api/session";
import type { Account } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { SendConfirmation } from "../../shared/SendConfirmation";

/** What the company signs in with: whether that is confirmed, and another address in its place. */
export function Email({ account }: { account: Account }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const changed = useAccountChanged();
  const [isOpen, setIsOpen] = useState(false);
  const cancel = useMutation({
    mutationFn: () => identity.DELETE("/me/email/change"),
    onSuccess: () => message.success(t("email.cancelled")),
    onSettled: () => changed(),
  });
  return (
    <>
      <p className="row">
        <b className="address">{account.signInName}</b>
        <Tag color={account.emailConfirmed ? "success" : "warning"}>
          {t(account.emailConfirmed ? "email.confirmed" : "email.unconfirmed")}
        </Tag>
      </p>
      {account.emailConfirmed ? null : (
        <div className="row">
          <span className="quiet">{t("email.why")}</span>
          <SendConfirmation to={account.signInName} />
        </div>
      )}
      <ProblemAlert error={cancel.error} />
      {account.newEmail ? (
        <Alert
          className="problem"
          type="info"
          showIcon
          role="status"
          title={t("email.pending")}
          description={
            <>
              <p className="address">
                {t("email.pendingText", {
                  email: account.newEmail.email,
                  at: moment(account.newEmail.until, language),
                })}
              </p>
              <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate()}>
                {t("email.cancel")}
              </Button>
            </>
          }
        />
      ) : null}
      {isOpen ? (
        <ChangeForm close={() => setIsOpen(false)} />
      ) : (
        <Button onClick={() => setIsOpen(true)}>{t("email.change")}</Button>
      )}
    </>
  );
}

function ChangeForm({ close }: { close: () => void }) {
  const { t } = useWords();
  const changed = useAccountChanged();
  const change = useMutation({
    mutationFn: ({ email }: { email: string }) => identity.PUT("/me/email", { body: { email: email.trim() } }),
    onSuccess: async () => {
      await changed();
      close();
    },
  });
  return (
    <Form<{ email: string }> layout="vertical" requiredMark={false} onFinish={(typed) => change.mutate(typed)}>
      <p className="quiet">{t("email.changeText")}</p>
      <ProblemAlert error={change.error} />
      <Form.Item
        name="email"
        label={t("email.new")}
        rules={[
          { required: true, message: t("form.required") },
          { type: "email", transform: (typed: string) => typed.trim(), message: t("form.email") },
        ]}
      >
        <Input type="email" autoComplete="off" autoFocus />
      </Form.Item>
      <div className="row">
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t("email.sendLink")}
        </Button>
        <Button onClick={close}>{t("email.keep")}</Button>
      </div>
    </Form>
  );
}
