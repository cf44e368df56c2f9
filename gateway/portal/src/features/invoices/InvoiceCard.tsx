import { CheckCircleOutlined, StopOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Tag } from "antd";
import { Link } from "react-router";
import { once, payments } from "../../api/clients";
import type { Invoice } from "../../api/types";
import { useWords } from "../../i18n";
import { moment, money } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";

interface Props {
  invoice: Invoice;
  correct: () => void;
}

/** One invoice: what it says, whether it stands, what became of its mail, and what can be done. */
export function InvoiceCard({ invoice, correct }: Props) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { number } = invoice;
  const again = useMutation({
    mutationFn: () =>
      payments.POST("/invoices/{invoiceId}/mails", {
        params: { path: { invoiceId: invoice.id } },
        headers: once(),
      }),
    onSuccess: () => void message.success(t("invoices.willBeMailed", { number })),
    onSettled: () => queries.invalidateQueries({ queryKey: ["invoices"] }),
  });
  const stands = invoice.state === "Issued";
  return (
    <section className="card" aria-labelledby={`invoice-${number}`}>
      <div className="row spread">
        <h2 id={`invoice-${number}`} className="mono">
          {number}
        </h2>
        <Tag
          color={stands ? "success" : "default"}
          icon={stands ? <CheckCircleOutlined aria-hidden /> : <StopOutlined aria-hidden />}
        >
          {t(`invoices.state.${invoice.state}`)}
        </Tag>
        <b className="sum">{money(invoice.amount, invoice.currency, language)}</b>
      </div>
      <p>
        {invoice.title} <span className="quiet mono">{invoice.taxpayerNumber}</span>
      </p>
      <p className="quiet">
        <Link to={invoice.orderId ? `/orders/${invoice.orderId}` : `/cases/${invoice.caseId}`}>
          {invoice.orderNumber ?? invoice.caseNumber}
        </Link>{" "}
        · {t("invoices.issuedAt", { at: moment(invoice.issuedAt, language) })}
        {invoice.isSpecimen ? ` · ${t("invoices.specimen")}` : ""}
      </p>
      {invoice.replacesNumber ? <p>{t("invoices.replaces", { number: invoice.replacesNumber })}</p> : null}
      {invoice.voidCause && invoice.voidedAt ? (
        <p>
          {t(`invoices.voided.${invoice.voidCause}`, { at: moment(invoice.voidedAt, language) })} {invoice.voidReason}
        </p>
      ) : null}
      <Mailed invoice={invoice} />
      <ProblemAlert error={again.error} />
      <div className="row">
        <Button
          type={stands ? "primary" : "default"}
          href={`/api/payments/invoices/${invoice.id}/pdf`}
          download
          aria-label={t("invoices.downloadOne", { number })}
        >
          {t("invoices.download")}
        </Button>
        {invoice.availableActions.includes("Send") ? (
          <Button
            loading={again.isPending}
            onClick={() => again.mutate()}
            aria-label={t("invoices.againOne", { number })}
          >
            {t("invoices.again")}
          </Button>
        ) : null}
        {invoice.availableActions.includes("Correct") ? (
          <Button onClick={correct} aria-label={t("invoices.correctOne", { number })}>
            {t("invoices.correct")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function Mailed({ invoice: { mail } }: { invoice: Invoice }) {
  const { t, language } = useWords();
  if (!mail) {
    return null;
  }

  return (
    <p className="quiet" role="status">
      {mail.sentAt
        ? t("invoices.mailedAt", { at: moment(mail.sentAt, language) })
        : t(mail.lastError ? "invoices.mailTrouble" : "invoices.onItsWay")}
    </p>
  );
}
