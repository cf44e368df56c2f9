import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Modal, Radio } from "antd";
import { body, identity } from "../../api/clients";
import type { InvitedEnterprise, Invitation } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";

interface Props {
  enterprise?: InvitedEnterprise; // none: a new one
  close: () => void;
  invited: (made: { enterprise: InvitedEnterprise; invitation: Invitation }) => void;
}

interface Typed {
  name: string;
  uscc: string;
  legalRepresentative: string;
  kind: InvitedEnterprise["kind"];
  email: string;
  callNote: string;
}

const kinds: InvitedEnterprise["kind"][] = ["ForeignFunded", "HongKongMacaoTaiwanFunded"];

/** What the papers of a firm say that has called: a new one, or one whose name or representative has changed. */
export function InvitedDialog({ enterprise, close, invited }: Props) {
  const { t } = useWords();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: async (typed: Typed) => {
      const { name, legalRepresentative, callNote } = typed;
      if (enterprise) {
        await identity.PUT("/enterprises/invitations/{enterpriseId}/facts", {
          params: { path: { enterpriseId: enterprise.enterpriseId } },
          body: { name, legalRepresentative, callNote },
        });
      } else {
        const uscc = typed.uscc.trim().toUpperCase();
        invited(
          await body(
            identity.POST("/enterprises/invitations", { body: { ...typed, uscc, email: typed.email.trim() } }),
          ),
        );
      }
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["invited-enterprises"] });
      close();
    },
  });
  const required = { required: true, message: t("form.required") };
  return (
    <Modal open title={t(enterprise ? "invited.describe" : "invited.add")} footer={null} onCancel={close}>
      <p className="quiet">{t(enterprise ? "invited.describeText" : "invited.addText")}</p>
      <ProblemAlert error={save.error} />
      <Form<Typed>
        layout="vertical"
        requiredMark={false}
        initialValues={enterprise && { name: enterprise.name, legalRepresentative: enterprise.legalRepresentative }}
        onFinish={(typed) => save.mutate(typed)}
      >
        <Form.Item name="name" label={t("registration.name")} rules={[required]}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        {enterprise ? null : (
          <Form.Item name="uscc" label={t("registration.uscc")} rules={[required]}>
            <Input className="mono" maxLength={18} autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="legalRepresentative" label={t("registration.representative")} rules={[required]}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        {enterprise ? null : (
          <>
            <Form.Item name="kind" label={t("invited.kind")} rules={[required]}>
              <Radio.Group options={kinds.map((one) => ({ value: one, label: t(`invited.kinds.${one}`) }))} />
            </Form.Item>
            <Form.Item
              name="email"
              label={t("registration.email")}
              rules={[
                required,
                { type: "email", transform: (typed: string) => typed.trim(), message: t("form.email") },
              ]}
            >
              <Input type="email" autoComplete="off" />
            </Form.Item>
          </>
        )}
        <Form.Item name="callNote" label={t("invited.note")} extra={t("invited.noteText")} rules={[required]}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t(enterprise ? "invited.save" : "invited.open")}
        </Button>
      </Form>
    </Modal>
  );
}
