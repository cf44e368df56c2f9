import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input, Modal } from "antd";
import { useEffect, useState } from "react";
import { setAskForProof } from "../../api/send";
import { proveAgain, useAccount } from "../../api/session";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../ProblemAlert";
import { CodeForm } from "./CodeForm";

/**
 * Asked for when a decisive act is refused because the last proof is too old. What was asked for is then sent once more
 * by itself: nothing typed is lost.
 */
export function ProofDialog() {
  const { t } = useWords();
  const { data: account } = useAccount();
  const [answer, setAnswer] = useState<(proved: boolean) => void>();
  useEffect(() => {
    setAskForProof(() => new Promise<boolean>((resolve) => setAnswer(() => resolve)));
    return () => setAskForProof(undefined);
  }, []);
  const close = (proved: boolean) => {
    answer?.(proved);
    setAnswer(undefined);
  };
  const prove = useMutation({ mutationFn: proveAgain, onSuccess: () => close(true) });
  const isOfficer = !account?.roles.some((role) => role === "enterprise" || role === "agent");
  return (
    <Modal
      open={answer !== undefined}
      title={t("proof.title")}
      destroyOnHidden
      footer={null}
      onCancel={() => close(false)}
      afterOpenChange={(open) => (open ? prove.reset() : undefined)}
    >
      <p>{t(isOfficer ? "proof.leadCode" : "proof.leadPassword")}</p>
      {isOfficer ? (
        <CodeForm
          account={account?.signInName}
          go={t("proof.goOn")}
          busy={prove.isPending}
          error={prove.error}
          submit={(code) => prove.mutate({ code })}
        />
      ) : (
        <Form<{ password: string }>
          layout="vertical"
          requiredMark={false}
          onFinish={({ password }) => prove.mutate({ password })}
        >
          <ProblemAlert error={prove.error} />
          <Form.Item
            name="password"
            label={t("signIn.password")}
            rules={[{ required: true, message: t("form.required") }]}
          >
            <Input.Password autoComplete="current-password" autoFocus />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" loading={prove.isPending}>
            {t("proof.goOn")}
          </Button>
        </Form>
      )}
    </Modal>
  );
}
