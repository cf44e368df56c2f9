import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Tag } from "antd";
import { body, once, payments } from "../../api/clients";
import type { Charge } from "../../api/types";
import { useWords } from "../../i18n";
import { money, moment } from "../format";
import { ProblemAlert } from "../ProblemAlert";
import { CheckPayment } from "./CheckPayment";
import { GivenBack, toBeGivenBack } from "./GivenBack";

const tones: Record<Charge["state"], string> = {
  Open: "warning",
  Paid: "success",
  Expired: "default",
  Refunding: "processing",
  Refunded: "default",
};

/** The charges of a case, its orders' with it, or of one order. Whether it is paid our side says, not the way back. */
export function Pay({ caseId, orderId, empty }: { caseId: string; orderId?: string; empty: string }) {
  const { t } = useWords();
  const charges = useQuery({
    queryKey: ["case", caseId, "charges", orderId ?? "all"],
    queryFn: () => body(payments.GET("/charges", { params: { query: { caseId, orderId, limit: 100 } } })),
    refetchInterval: (asked) =>
      asked.state.data?.items.some((charge) => charge.state === "Open" || toBeGivenBack(charge) > 0) ? 5_000 : false,
  });
  return (
    <>
      <ProblemAlert error={charges.error} retry={() => void charges.refetch()} />
      {charges.data?.items.map((charge) => (
        <ChargeRow key={charge.id} charge={charge} />
      ))}
      {charges.data?.items.length === 0 ? <p className="quiet">{t(empty)}</p> : null}
    </>
  );
}

function ChargeRow({ charge }: { charge: Charge }) {
  const { t, language } = useWords();
  const checkout = useMutation({
    mutationFn: () =>
      body(
        payments.POST("/charges/{chargeId}/checkout", {
          params: { path: { chargeId: charge.id } },
          headers: once(),
        }),
      ),
    onSuccess: (opened) => window.location.assign(opened.checkoutUrl),
  });
  return (
    <div className="charge">
      <p className="row spread">
        <span className="amount">{money(charge.amount, charge.currency, language)}</span>
        <Tag color={tones[charge.state]}>{t(`charge.${charge.state}`)}</Tag>
      </p>
      <p className="quiet">
        {t(`business.${charge.business}`)} · {charge.orderNumber ?? charge.caseNumber}
        {charge.paidAt ? ` · ${t("charge.paidAt", { at: moment(charge.paidAt, language) })}` : ""}
      </p>
      <GivenBack charge={charge} />
      <ProblemAlert error={checkout.error} />
      {charge.state === "Open" ? (
        <>
          <Button type="primary" loading={checkout.isPending || checkout.isSuccess} onClick={() => checkout.mutate()}>
            {t("charge.pay")}
          </Button>
          <p className="quiet">{t("charge.payText")}</p>
          {charge.inCheckout ? <CheckPayment charge={charge} /> : null}
        </>
      ) : null}
    </div>
  );
}
