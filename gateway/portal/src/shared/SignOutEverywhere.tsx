import { useMutation } from "@tanstack/react-query";
import { App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { body, identity } from "../api/clients";
import { useWords } from "../i18n";
import { ProblemAlert } from "./ProblemAlert";

interface Props {
  accountId: string;
  name: string;
  done?: () => void;
}

/** An administrator ends all sessions of an account, and says why. */
export function SignOutEverywhere({ accountId, name, done }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const signOut = useMutation({
    mutationFn: (typed: { reason: string }) =>
      body(identity.POST("/accounts/{accountId}/sign-out", { params: { path: { accountId } }, body: typed })),
    onSuccess: ({ ended }) => {
      setOpen(false);
      message.success(t("accounts.done", { count: ended }));
      done?.();
    },
  });
  return (
    <>
      <Button size="small" danger aria-label={t("accounts.signOutOf", { name })} onClick={() => setOpen(true)}>
        {t("accounts.signOut")}
      </Button>
      <Modal
        open={open}
        title={t("accounts.signOutOf", { name })}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <p>{t("accounts.means")}</p>
        <ProblemAlert error={signOut.error} />
        <Form<{ reason: string }>
          name="sign-out"
          layout="vertical"
          requiredMark={false}
          onFinish={(typed) => signOut.mutate(typed)}
        >
          <Form.Item
            name="reason"
            label={t("accounts.reason")}
            extra={t("accounts.reasonText")}
            rules={[{ required: true, message: t("form.required") }]}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Button danger type="primary" htmlType="submit" loading={signOut.isPending}>
            {t("accounts.signOut")}
          </Button>
        </Form>
      </Modal>
    </>
  );
}
