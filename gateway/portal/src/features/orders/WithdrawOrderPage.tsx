import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox } from "antd";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { applications, once } from "../../api/clients";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";

/** Withdrawing ends the order, not the application: said and ticked first. */
export function WithdrawOrderPage() {
  const { t } = useWords();
  const { orderId = "" } = useParams();
  const [sure, setSure] = useState(false);
  const navigate = useNavigate();
  const queries = useQueryClient();
  useTitle(t("order.withdraw"));
  const withdraw = useMutation({
    mutationFn: () =>
      applications.POST("/orders/{orderId}/withdrawal", {
        params: { path: { orderId } },
        headers: once(),
        body: { reason: null },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["orders"] });
      await navigate(`/orders/${orderId}`, { replace: true });
    },
  });
  return (
    <div className="page narrow">
      <h1>{t("order.withdraw")}</h1>
      <Alert type="warning" showIcon title={t("order.withdrawMeans")} />
      <ProblemAlert error={withdraw.error} />
      <div className="card">
        <p>
          <Checkbox checked={sure} onChange={(event) => setSure(event.target.checked)}>
            {t("withdraw.sure")}
          </Checkbox>
        </p>
        <div className="row">
          <Button
            danger
            type="primary"
            disabled={!sure}
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate()}
          >
            {t("action.Withdraw")}
          </Button>
          <Link to={`/orders/${orderId}`}>
            <Button>{t("form.back")}</Button>
          </Link>
        </div>
      </div>
    </div>
  );
}
