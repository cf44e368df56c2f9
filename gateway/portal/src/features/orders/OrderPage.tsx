import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { Link, Navigate, useParams } from "react-router";
import { applications, body, once } from "../../api/clients";
import type { OrderView } from "../../api/types";
import { useWords } from "../../i18n";
import { Ball } from "../../shared/case/Ball";
import { Pay } from "../../shared/case/Pay";
import { PinsForm } from "../../shared/case/PinsForm";
import { moment } from "../../shared/format";
import { useLive } from "../../shared/live/useLive";
import { PrintButton } from "../../shared/PrintButton";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { OrderState } from "./OrderState";
import { stepOfField } from "./steps";
import { useOrderChecklist } from "./useOrderChecklist";

const ways: Partial<Record<OrderView["availableActions"][number], string>> = {
  EditForm: "form",
  Submit: "form/confirm",
  Withdraw: "withdrawal",
  SubmitCorrection: "#correction",
};

/** An order: its number as a barcode, who applies for what where, and where it stands. */
export function OrderPage() {
  const { t, language, pick } = useWords();
  const { orderId = "" } = useParams();
  useLive();
  const shown = useQuery({
    queryKey: ["orders", "one", orderId],
    queryFn: () => body(applications.GET("/orders/{orderId}", { params: { path: { orderId } } })),
    staleTime: 0,
  });
  useTitle(shown.data?.number ?? t("menu.orders"));
  if (!shown.data) {
    return (
      <div className="page">
        <div className="card">{shown.error ? <ProblemAlert error={shown.error} /> : <Waiting />}</div>
      </div>
    );
  }

  const order = shown.data;
  if (order.state === "Draft") {
    return <Navigate to={`/orders/${orderId}/form`} replace />;
  }

  const open = order.state === "InCorrection" ? order.corrections.at(-1) : undefined;
  const actions = order.availableActions.filter((action) => ways[action] && !(open && action === "EditForm"));
  return (
    <div className="page">
      <p className="crumb">
        <Link to={`/orders?kind=${order.kind}`}>{t("menu.orders")}</Link>
      </p>
      <section className="card case-head">
        <div className="row spread">
          <h1>
            {pick(order.kindInChinese, order.kindInEnglish)}
            <span className="number">{order.number}</span>
          </h1>
          <OrderState state={order.state} />
        </div>
        <Ball waiting={order.waiting} />
        {order.refusal ? (
          <Alert
            type="error"
            showIcon
            title={pick(order.refusal.chinese, order.refusal.english)}
            description={pick(order.refusal.chineseRedress, order.refusal.englishRedress)}
          />
        ) : null}
        <div className="row actions">
          {actions.map((action) => (
            <Link
              key={action}
              to={ways[action]!.startsWith("#") ? ways[action]! : `/orders/${orderId}/${ways[action]}`}
            >
              <Button type={action === "Withdraw" ? "default" : "primary"}>{t(`action.${action}`)}</Button>
            </Link>
          ))}
          <Link to={`/cases/${order.caseId}`}>
            <Button>{t("done.toCase")}</Button>
          </Link>
          <PrintButton />
        </div>
      </section>
      {open ? (
        <section id="correction">
          <Correction order={order} pins={open.pins} />
        </section>
      ) : null}
      <div className="columns">
        <section className="card">
          {order.number ? (
            <img
              className="barcode"
              src={`/api/applications/orders/${orderId}/barcode`}
              alt={t("order.barcode", { number: order.number })}
            />
          ) : null}
          <dl className="pairs">
            <div>
              <dt>{t("order.applicant")}</dt>
              <dd>{order.applicant}</dd>
            </div>
            <div>
              <dt>{t("order.company")}</dt>
              <dd>{order.company.name}</dd>
            </div>
            <div>
              <dt>{t("order.business")}</dt>
              <dd>{pick(order.kindInChinese, order.kindInEnglish)}</dd>
            </div>
            <div>
              <dt>{t("term:reviewOffice")}</dt>
              <dd>{pick(order.office.chineseName, order.office.englishName)}</dd>
            </div>
            <div>
              <dt>{t("order.number")}</dt>
              <dd className="mono">{order.number}</dd>
            </div>
            {order.submittedAt ? (
              <div>
                <dt>{t("order.at")}</dt>
                <dd>{moment(order.submittedAt, language)}</dd>
              </div>
            ) : null}
          </dl>
        </section>
        {order.isPaid ? (
          <section className="card">
            <h2>{t("charge.title")}</h2>
            <Pay caseId={order.caseId} orderId={orderId} empty="charge.afterApproval" />
          </section>
        ) : null}
      </div>
    </div>
  );
}

function Correction({ order, pins }: { order: OrderView; pins: OrderView["corrections"][number]["pins"] }) {
  const { t, pick } = useWords();
  const checklist = useOrderChecklist(order);
  const queries = useQueryClient();
  const params = { path: { orderId: order.id } };
  const back = encodeURIComponent(`/orders/${order.id}`);
  return (
    <PinsForm
      pins={pins}
      calls={order.calls}
      nameOf={(pin) => {
        const item = checklist.data?.items.find((one) => one.item === pin.target);
        return pin.kind === "Field" ? t(`field.${pin.target}`) : pick(item?.chineseName, item?.englishName);
      }}
      wayTo={(pin) =>
        `/orders/${order.id}/form/${pin.kind === "Field" ? stepOfField(pin.target) : "materials"}?back=${back}`
      }
      handIn={async (answers) => {
        if (answers.length > 0) {
          await applications.PUT("/orders/{orderId}/correction", { params, body: { answers } });
        }

        await applications.POST("/orders/{orderId}/correction/submission", {
          params,
          headers: once(),
        });
        await queries.invalidateQueries({ queryKey: ["orders"] });
      }}
    />
  );
}
