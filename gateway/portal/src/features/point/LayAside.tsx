import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { delivery } from "../../api/clients";
import type { Handover } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";

/** A card nobody has yet is spoiled: it is laid aside with a reason, and another one will be made. */
export function LayAside({ card, etag }: { card: Handover; etag: string }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const lay = useMutation({
    mutationFn: (typed: { reason: string }) =>
      delivery.POST("/cards/{cardId}/spoiling", {
        params: { path: { cardId: card.cardId }, header: { "If-Match": etag } },
        body: typed,
      }),
    onSuccess: () => setOpen(false),
    onSettled: () => queries.invalidateQueries({ queryKey: ["point"] }),
  });
  return (
    <section className="card">
      <h2>{t("spoil.title")}</h2>
      <p className="quiet">{t("spoil.when")}</p>
      <Button danger onClick={() => setOpen(true)}>
        {t("spoil.open")}
      </Button>
      <Modal open={open} title={t("spoil.title")} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <p>{t("spoil.means")}</p>
        <Form<{ reason: string }>
          name="spoil"
          layout="vertical"
          requiredMark={false}
          onFinish={(typed) => lay.mutate(typed)}
        >
          <Form.Item
            name="reason"
            label={t("spoil.reason")}
            rules={[{ required: true, whitespace: true, message: t("form.required") }]}
          >
            <Input.TextArea rows={2} maxLength={200} showCount placeholder={t("spoil.example")} />
          </Form.Item>
          <ProblemAlert error={lay.error} />
          <Button danger type="primary" htmlType="submit" loading={lay.isPending}>
            {t("spoil.do", { number: card.cardNumber })}
          </Button>
        </Form>
      </Modal>
    </section>
  );
}
