import { useMutation } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input, Modal, Select } from "antd";
import { body, identity } from "../../api/clients";
import type { Subscribed, System } from "../../api/types";
import { useWords } from "../../i18n";
import { economies, economyName } from "../../i18n/economies";
import { useOffices } from "../../shared/handover/useOffices";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { topics } from "./topics";

interface Props {
  system?: System; // none: a new one
  close: () => void;
  registered: (made: Subscribed) => void;
  changed: () => void;
}

interface Typed {
  name: string;
  organisation: string;
  contact: string;
  purpose: string;
  topics: string[];
  economies?: string[];
  offices?: string[];
}

/** A new subscriber, or other rights for one. */
export function SubscriberDialog({ system, close, registered, changed }: Props) {
  const { t, pick, language } = useWords();
  const offices = useOffices();
  const save = useMutation({
    mutationFn: async ({ name, ...asked }: Typed) => {
      if (system) {
        const params = { path: { name: system.name.replace("subscriber-", "") } };
        await identity.PUT("/systems/subscribers/{name}", { params, body: asked });
        changed();
      } else {
        const params = { path: { name } };
        registered(await body(identity.POST("/systems/subscribers/{name}", { params, body: asked })));
      }
    },
    gcTime: 0, // the secret is shown once
    onSuccess: close,
  });
  const required = { required: true, message: t("form.required") };
  return (
    <Modal open title={t(system ? "systems.change" : "systems.register")} footer={null} onCancel={close}>
      <ProblemAlert error={save.error} />
      <Form<Typed>
        layout="vertical"
        requiredMark={false}
        initialValues={system?.subscription ?? undefined}
        onFinish={(typed) => save.mutate(typed)}
      >
        {system ? null : (
          <Form.Item
            name="name"
            label={t("systems.name")}
            extra={t("systems.nameRule")}
            rules={[required, { pattern: /^[a-z][a-z0-9-]{1,28}[a-z0-9]$/, message: t("systems.nameRule") }]}
          >
            <Input className="mono" maxLength={30} autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="organisation" label={t("systems.organisation")} rules={[required]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="contact"
          label={t("systems.contact")}
          rules={[required, { type: "email", message: t("form.email") }]}
        >
          <Input type="email" autoComplete="off" maxLength={254} />
        </Form.Item>
        <Form.Item name="purpose" label={t("systems.purpose")} rules={[required]}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        <Form.Item name="topics" label={t("systems.topics")} rules={[required]}>
          <Checkbox.Group
            className="column"
            options={Object.entries(topics).map(([value, name]) => ({ value, label: t(`systems.topic.${name}`) }))}
          />
        </Form.Item>
        <Form.Item name="economies" label={t("systems.economies")} extra={t("systems.economiesText")}>
          <Select
            mode="multiple"
            placeholder={t("systems.all")}
            optionFilterProp="label"
            options={economies.map((one) => ({ value: one, label: economyName(one, language) }))}
          />
        </Form.Item>
        <Form.Item name="offices" label={t("systems.offices")}>
          <Select
            mode="multiple"
            placeholder={t("systems.all")}
            loading={offices.isPending}
            optionFilterProp="label"
            options={offices.data?.map((one) => ({ value: one.office, label: pick(one.chineseName, one.englishName) }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t(system ? "systems.save" : "systems.register")}
        </Button>
      </Form>
    </Modal>
  );
}
