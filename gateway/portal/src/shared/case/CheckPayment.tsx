import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { body, payments } from "../../api/clients";
import type { Charge } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../ProblemAlert";

/** For who was at the cashier and does not see the payment yet: the provider is asked at once. */
export function CheckPayment({ charge }: { charge: Charge }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const check = useMutation({
    mutationFn: () =>
      body(
        payments.POST("/charges/{chargeId}/checkout/inquiry", { params: { path: { chargeId: charge.id } } }),
      ),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["case", charge.caseId] }),
        queries.invalidateQueries({ queryKey: ["cases"] }),
      ]),
  });
  return (
    <div className="check-payment">
      <Button
        size="small"
        loading={check.isPending}
        aria-label={t("charge.checkOf", { number: charge.orderNumber ?? charge.caseNumber })}
        onClick={() => check.mutate()}
      >
        {t("charge.check")}
      </Button>{" "}
      <span role="status" className="quiet">
        {check.data ? t(check.data.state === "Open" ? "charge.notSeen" : "charge.seen") : ""}
      </span>
      <ProblemAlert error={check.error} />
    </div>
  );
}
