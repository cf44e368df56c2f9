import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Modal, Select } from "antd";
import { body, identity } from "../../api/clients";
import type { Invitation, Officer } from "../../api/types";
import { useWords } from "../../i18n";
import { useOffices } from "../../shared/handover/useOffices";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { officeRoles, roles } from "./roles";

interface Props {
  officer?: Officer; // none: a new one
  close: () => void;
  added: (made: { officer: Officer; invitation: Invitation }) => void;
}

interface Typed {
  signInName: string;
  name: string;
  role: string;
  office?: string;
}

/** A new officer, or another name, role or office for one. */
export function OfficerDialog({ officer, close, added }: Props) {
  const { t, pick } = useWords();
  const queries = useQueryClient();
  const offices = useOffices();
  const [form] = Form.useForm<Typed>();
  const role = Form.useWatch("role", form) ?? officer?.role;
  const save = useMutation({
    mutationFn: async ({ signInName, name, role, office }: Typed) => {
      const rights = { name, role, office: officeRoles.includes(role) ? (office ?? null) : null };
      if (officer) {
        await identity.PUT("/officers/{officerId}", { params: { path: { officerId: officer.id } }, body: rights });
      } else {
        added(await body(identity.POST("/officers", { body: { signInName: signInName.trim(), ...rights } })));
      }
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["officers"] });
      close();
    },
  });
  const required = { required: true, message: t("form.required") };
  return (
    <Modal open title={t(officer ? "officers.change" : "officers.add")} footer={null} onCancel={close}>
      <ProblemAlert error={save.error} />
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={officer && { name: officer.name, role: officer.role, office: officer.office ?? undefined }}
        onFinish={(typed) => save.mutate(typed)}
      >
        <Form.Item name="name" label={t("officers.name")} rules={[required]}>
          <Input maxLength={100} />
        </Form.Item>
        {officer ? null : (
          <Form.Item
            name="signInName"
            label={t("signIn.email")}
            rules={[required, { type: "email", message: t("form.email") }]}
          >
            <Input type="email" autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="role" label={t("account.role")} rules={[required]}>
          <Select options={roles.map((one) => ({ value: one, label: t(`role.${one}`) }))} />
        </Form.Item>
        {role && officeRoles.includes(role) ? (
          <Form.Item name="office" label={t("officers.office")} rules={[required]}>
            <Select
              loading={offices.isPending}
              options={offices.data?.map((one) => ({
                value: one.office,
                label: pick(one.chineseName, one.englishName),
              }))}
            />
          </Form.Item>
        ) : null}
        {officer ? <p className="quiet">{t("officers.changeMeans")}</p> : null}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t(officer ? "officers.save" : "officers.addAndInvite")}
        </Button>
      </Form>
    </Modal>
  );
}
