import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { identity } from "../../api/clients";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";

/** The agent's name can be mended; the e-mail is what the agent signs in with. */
export function RenameAgent({ id, name }: { id: string; name: string }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const rename = useMutation({
    mutationFn: (typed: { name: string }) =>
      identity.PUT("/agents/{agentId}", { params: { path: { agentId: id } }, body: typed }),
    onSuccess: () => setOpen(false),
    onSettled: () => queries.invalidateQueries({ queryKey: ["agents"] }),
  });
  return (
    <>
      <Button type="link" size="small" aria-label={t("agents.renameOf", { name })} onClick={() => setOpen(true)}>
        {t("agents.rename")}
      </Button>
      <Modal open={open} title={t("agents.rename")} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <ProblemAlert error={rename.error} />
        <Form<{ name: string }>
          name="rename"
          layout="vertical"
          requiredMark={false}
          initialValues={{ name }}
          onFinish={(typed) => rename.mutate(typed)}
        >
          <Form.Item
            name="name"
            label={t("agents.name")}
            rules={[{ required: true, message: t("form.required") }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={rename.isPending}>
            {t("agents.saveName")}
          </Button>
        </Form>
      </Modal>
    </>
  );
}
