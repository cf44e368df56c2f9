import { Form, Input } from "antd";
import { useWords } from "../i18n";

/** A new password, typed twice: fields of a form. */
export function NewPassword() {
  const { t } = useWords();
  const required = { required: true, message: t("form.required") };
  return (
    <>
      <Form.Item
        name="password"
        label={t("signIn.password")}
        extra={t("registration.passwordRule")}
        rules={[required, { min: 12, message: t("registration.passwordRule") }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t("registration.again")}
        dependencies={["password"]}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, again) =>
              again === getFieldValue("password")
                ? Promise.resolve()
                : Promise.reject(new Error(t("registration.differs"))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
