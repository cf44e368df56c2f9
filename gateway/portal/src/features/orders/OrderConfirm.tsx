import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import { applications, once } from "../../api/clients";
import type { Checklist, OrderForm, OrderView } from "../../api/types";
import { useWords } from "../../i18n";
import { ErrorSummary } from "../../shared/ErrorSummary";
import { useShown } from "../../shared/form/Field";
import { addressFields } from "../../shared/form/fields";
import { Module } from "../../shared/form/Module";
import { useFaults } from "../../shared/form/useFaults";
import type { SavedForm } from "../../shared/form/useSavedForm";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { fieldsOf, hasPassport, invoice, owesReturn, passport } from "../../shared/order/fields";
import { stepOfField, stepsOf } from "./steps";

interface Props {
  saved: SavedForm<OrderView, OrderForm>;
  checklist: Checklist | undefined;
  isCorrection: boolean;
}

/** 信息确认: everything as it will be sent, with 修改 per module. */
export function OrderConfirm({ saved, checklist, isCorrection }: Props) {
  const { t, pick } = useWords();
  const show = useShown();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { view: order, form } = saved;
  const to = (step: string) =>
    `/orders/${order.id}/form/${step}?back=${encodeURIComponent(`/orders/${order.id}/form/confirm`)}`;
  const pointName = (code: string | null | undefined) => {
    const point = order.office.servicePoints.find((one) => one.code === code);
    return point ? pick(point.chineseName, point.englishName) : "—";
  };
  const found = useFaults();
  const faults = [
    ...found.ofProblems(order.problems, (field) => to(stepOfField(field))),
    ...found.ofMissing(checklist, to("materials")),
  ];
  const submit = useMutation({
    mutationFn: async () => {
      if (await saved.flush()) {
        await applications.POST("/orders/{orderId}/submission", {
          params: {
            path: { orderId: order.id },
            header: { "If-Match": saved.etag() },
          },
          headers: once(),
        });
        await queries.invalidateQueries({ queryKey: ["orders"] });
        await queries.invalidateQueries({ queryKey: ["case", order.caseId] });
        await navigate(`/orders/${order.id}`, { replace: true });
      }
    },
  });
  const specs = [...fieldsOf(order), ...(hasPassport(order, form) ? passport : []), ...(order.isPaid ? invoice : [])];
  return (
    <>
      <ErrorSummary faults={faults} title={t("application.notReady", { count: faults.length })} />
      <Module title={t("orderStep.fill")} edit={to("fill")} specs={specs} form={form} show={show}>
        {owesReturn(order, form) ? (
          <div>
            <dt>{t("field.return.method")}</dt>
            <dd>
              {form.return?.method ? t(`order.${form.return.method}`) : "—"}
              {form.return?.method === "OnSite" ? ` · ${pointName(form.return.servicePoint)}` : ""}
            </dd>
          </div>
        ) : null}
      </Module>
      <Module title={t("orderStep.materials")} edit={to("materials")} specs={[]} form={form} show={show}>
        {checklist?.items
          .filter((item) => item.files.length > 0)
          .map((item) => (
            <div key={item.item}>
              <dt>{pick(item.chineseName, item.englishName)}</dt>
              <dd>{item.files.map((file) => file.name).join(t("list.comma"))}</dd>
            </div>
          ))}
      </Module>
      {stepsOf(order).includes("handover") ? (
        <Module
          title={t("orderStep.handover")}
          edit={to("handover")}
          specs={form.handover?.method === "Mailing" ? addressFields : []}
          form={form}
          show={show}
        >
          <div>
            <dt>{t("field.handover.method")}</dt>
            <dd>
              {form.handover?.method ? t(`handover.${form.handover.method}`) : "—"}
              {form.handover?.method === "Collection" ? ` · ${pointName(form.handover.servicePoint)}` : ""}
            </dd>
          </div>
        </Module>
      ) : null}
      <ProblemAlert error={submit.error} />
      {isCorrection ? (
        <Link to={`/orders/${order.id}`}>
          <Button type="primary" size="large">
            {t("correction.back")}
          </Button>
        </Link>
      ) : (
        <Button type="primary" size="large" loading={submit.isPending} onClick={() => submit.mutate()}>
          {t("application.submit")}
        </Button>
      )}
    </>
  );
}
