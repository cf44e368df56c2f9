import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { body, once, payments } from "../../api/clients";
import type { Charge } from "../../api/types";
import { useWords } from "../../i18n";
import { CheckPayment } from "../../shared/case/CheckPayment";
import { money } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useApplicants } from "./useApplicants";
import { What } from "./What";

/** Several charges, ticked, and their sum: one way to the cashier for all of them. */
export function Together({ charges }: { charges: Charge[] }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const [left, setLeft] = useState<readonly string[]>([]); // what is new is ticked
  const applicantOf = useApplicants(charges);
  const chosen = charges.filter((charge) => !left.includes(charge.id));
  const currency = charges[0]?.currency ?? "CNY";
  const sum = chosen.reduce((total, charge) => total + Math.round(charge.amount * 100), 0) / 100;
  const checkout = useMutation({
    mutationFn: () =>
      body(
        payments.POST("/checkouts", {
          body: { chargeIds: chosen.map((charge) => charge.id) },
          params: {},
          headers: once(),
        }),
      ),
    onSuccess: (opened) => window.location.assign(opened.checkoutUrl),
    onError: () => queries.invalidateQueries({ queryKey: ["cases", "charges"] }),
  });
  const tick = (id: string, isChosen: boolean) =>
    setLeft((before) => (isChosen ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <section className="card">
      <div className="row spread">
        <h2>{t("payments.open")}</h2>
        <Checkbox
          checked={chosen.length === charges.length}
          indeterminate={chosen.length > 0 && chosen.length < charges.length}
          onChange={(event) => setLeft(event.target.checked ? [] : charges.map((charge) => charge.id))}
        >
          {t("payments.all", { count: charges.length })}
        </Checkbox>
      </div>
      <ul className="plain">
        {charges.map((charge) => (
          <li key={charge.id} className="row spread">
            <Checkbox
              checked={!left.includes(charge.id)}
              onChange={(event) => tick(charge.id, event.target.checked)}
              aria-label={t("payments.choose", { number: charge.orderNumber ?? charge.caseNumber })}
            />
            <What charge={charge} applicant={applicantOf(charge)} />
            {charge.inCheckout ? <CheckPayment charge={charge} /> : null}
            <b className="sum">{money(charge.amount, charge.currency, language)}</b>
          </li>
        ))}
      </ul>
      <ProblemAlert error={checkout.error} />
      <p className="row spread" role="status">
        <span>{t("payments.chosen", { count: chosen.length })}</span>
        <span className="amount">{money(sum, currency, language)}</span>
      </p>
      <Button
        type="primary"
        size="large"
        disabled={chosen.length === 0}
        loading={checkout.isPending || checkout.isSuccess}
        onClick={() => checkout.mutate()}
      >
        {t("payments.pay", { count: chosen.length })}
      </Button>
      <p className="quiet">{t("charge.payText")}</p>
    </section>
  );
}
