import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Form, Input } from "antd";
import { Link, useNavigate, useParams } from "react-router";
import { applications, once } from "../../api/clients";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";

/** Withdrawing ends the application: what that means is said and ticked first. */
export function WithdrawPage() {
  const { t } = useWords();
  const { caseId = "" } = useParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  useTitle(t("withdraw.title"));
  const withdraw = useMutation({
    mutationFn: ({ reason }: { reason?: string }) =>
      applications.POST("/cases/{caseId}/withdrawal", {
        params: { path: { caseId } },
        headers: once(),
        body: { reason: reason ?? null },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["case", caseId] });
      await queries.invalidateQueries({ queryKey: ["cases"] });
      await navigate(`/cases/${caseId}`);
    },
  });
  return (
    <div className="page narrow">
      <h1>{t("withdraw.title")}</h1>
      <Alert type="warning" showIcon title={t("withdraw.means")} description={t("withdraw.refund")} />
      <ProblemAlert error={withdraw.error} />
      <Form layout="vertical" className="card" onFinish={(typed: { reason?: string }) => withdraw.mutate(typed)}>
        <Form.Item
          name="reason"
          label={
            <>
              {t("withdraw.reason")}
              <span className="quiet">{t("form.optional")}</span>
            </>
          }
        >
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
        <Form.Item
          name="sure"
          valuePropName="checked"
          rules={[
            {
              validator: (_, sure) => (sure ? Promise.resolve() : Promise.reject(new Error(t("withdraw.tickFirst")))),
            },
          ]}
        >
          <Checkbox>{t("withdraw.sure")}</Checkbox>
        </Form.Item>
        <div className="row">
          <Button danger type="primary" htmlType="submit" loading={withdraw.isPending}>
            {t("action.Withdraw")}
          </Button>
          <Link to={`/cases/${caseId}`}>
            <Button>{t("form.back")}</Button>
          </Link>
        </div>
      </Form>
    </div>
  );
}
