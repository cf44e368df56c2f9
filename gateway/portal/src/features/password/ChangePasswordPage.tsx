import { useMutation } from "@tanstack/react-query";
import { App, Button, Form, Input } from "antd";
import { useNavigate } from "react-router";
import { identity } from "../../api/clients";
import { useWords } from "../../i18n";
import { NewPassword } from "../../shared/NewPassword";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";

interface Typed {
  current: string;
  password: string;
}

/** Somebody who is signed in and knows the present password chooses another. */
export function ChangePasswordPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  useTitle(t("password.change"));
  const change = useMutation({
    mutationFn: ({ current, password }: Typed) => identity.PUT("/me/password", { body: { current, password } }),
    onSuccess: async () => {
      void message.success(t("password.done"));
      await navigate("/account/sessions");
    },
  });
  return (
    <div className="page narrow">
      <h1>{t("password.change")}</h1>
      <div className="card">
        <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => change.mutate(typed)}>
          <p>{t("password.changeLead")}</p>
          <ProblemAlert error={change.error} />
          <Form.Item
            name="current"
            label={t("password.current")}
            rules={[{ required: true, message: t("form.required") }]}
          >
            <Input.Password autoComplete="current-password" autoFocus />
          </Form.Item>
          <NewPassword />
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t("password.set")}
          </Button>
        </Form>
      </div>
    </div>
  );
}
