import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input, Tag } from "antd";
import { body, identity } from "../../api/clients";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { SignOutEverywhere } from "../../shared/SignOutEverywhere";

interface Typed {
  text: string;
}

/** Any account, by its whole e-mail or the company's code: an administrator may sign it out everywhere. */
export function FindAccount() {
  const { t } = useWords();
  const find = useMutation({
    mutationFn: (typed: Typed) => body(identity.POST("/accounts/search", { body: typed })),
  });
  const again = () => {
    if (find.variables) {
      find.mutate(find.variables);
    }
  };
  return (
    <section className="card">
      <h2>{t("accounts.title")}</h2>
      <p className="quiet">{t("accounts.lead")}</p>
      <Form<Typed> name="find" layout="vertical" requiredMark={false} onFinish={(typed) => find.mutate(typed)}>
        <Form.Item
          name="text"
          label={t("accounts.text")}
          rules={[{ required: true, message: t("form.required") }]}
        >
          <Input maxLength={254} autoComplete="off" />
        </Form.Item>
        <Form.Item>
          <Button htmlType="submit" loading={find.isPending}>
            {t("accounts.find")}
          </Button>
        </Form.Item>
      </Form>
      <ProblemAlert error={find.error} />
      <div role="status">{find.data?.items.length === 0 ? <p>{t("accounts.none")}</p> : null}</div>
      <ul className="list">
        {find.data?.items.map((account) => {
          const name = account.name ?? account.company ?? account.signInName;
          return (
            <li key={account.id} className="row spread">
              <span>
                <b>{name}</b> {t(`role.${account.role}`)} <span className="quiet">{account.signInName}</span>
              </span>
              <span className="row">
                <Tag>{t("accounts.open", { count: account.openSessions })}</Tag>
                <SignOutEverywhere accountId={account.id} name={name} done={again} />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
