import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Form, Input } from "antd";
import { applications, body } from "../../api/clients";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";

/** Codes may come as text messages, once one came to the applicant's mobile and was typed here. */
export function MobileCheck({ token }: { token: string }) {
  const { t } = useWords();
  const ask = useMutation({
    mutationFn: () =>
      body(applications.POST("/tracking/mobile", { params: { header: { "X-Tracking-Token": token } } })),
  });
  const check = useMutation({
    mutationFn: (code: string) =>
      body(applications.POST("/tracking/sessions", { body: { requestId: ask.data!.requestId, code } })),
  });
  return (
    <section className="card">
      <h2>{t("mobileCheck.title")}</h2>
      {check.isSuccess ? (
        <Alert type="success" showIcon title={t("mobileCheck.done")} />
      ) : (
        <>
          <p className="quiet">{t("mobileCheck.lead")}</p>
          <ProblemAlert error={check.error ?? ask.error} />
          {ask.data ? (
            <Form layout="vertical" requiredMark={false} onFinish={({ code }: { code: string }) => check.mutate(code)}>
              <Form.Item
                name="code"
                label={t("mobileCheck.code")}
                rules={[{ required: true, pattern: /^\d{6}$/, message: t("tracking.codeForm") }]}
              >
                <Input className="narrow-input" inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
              </Form.Item>
              <div className="row">
                <Button type="primary" htmlType="submit" loading={check.isPending}>
                  {t("mobileCheck.check")}
                </Button>
                <Button loading={ask.isPending} onClick={() => ask.mutate()}>
                  {t("mobileCheck.again")}
                </Button>
              </div>
            </Form>
          ) : (
            <Button loading={ask.isPending} onClick={() => ask.mutate()}>
              {t("mobileCheck.send")}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
