import { Form, Input } from "antd";
import type { ReactNode } from "react";
import type { Invoice } from "../../api/types";
import { useWords } from "../../i18n";

/** Whom an invoice names, and why it is issued anew where that is asked. */
export interface Buyer {
  title: string;
  taxpayerNumber: string;
}

interface Props<T extends Buyer> {
  invoice: Invoice;
  send: (typed: T) => void;
  children: ReactNode;
}

/** Title and taxpayer number as they are, to be changed; whether the number can be right, the server says. */
export function BuyerForm<T extends Buyer>({ invoice, send, children }: Props<T>) {
  const { t } = useWords();
  const isNeeded = { required: true, whitespace: true, message: t("form.required") };
  return (
    <Form<T>
      name="buyer"
      layout="vertical"
      requiredMark={false}
      initialValues={{ title: invoice.title, taxpayerNumber: invoice.taxpayerNumber }}
      onFinish={send}
    >
      <Form.Item name="title" label={t("invoices.title")} rules={[isNeeded]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="taxpayerNumber"
        label={t("invoices.taxpayerNumber")}
        extra={t("invoices.taxpayerHint")}
        rules={[isNeeded]}
      >
        <Input maxLength={20} className="mono" />
      </Form.Item>
      {children}
    </Form>
  );
}
