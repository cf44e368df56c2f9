import { Button, Form, Modal, Steps } from "antd";
import { useState } from "react";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { applications, versioned, type Versioned } from "../../api/clients";
import type { OrderForm, OrderView } from "../../api/types";
import { useWords } from "../../i18n";
import { ErrorSummary } from "../../shared/ErrorSummary";
import { FormContext } from "../../shared/form/FormContext";
import { covers } from "../../shared/form/paths";
import { SaveNote, SaveTrouble } from "../../shared/form/SaveNote";
import { useFaults } from "../../shared/form/useFaults";
import { useSavedForm } from "../../shared/form/useSavedForm";
import { HandoverFields } from "../../shared/handover/HandoverFields";
import { Materials } from "../../shared/materials/Materials";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Advice } from "./Advice";
import { OrderConfirm } from "./OrderConfirm";
import { OrderFields } from "./OrderFields";
import { stepOfField, stepsOf } from "./steps";
import { askedFor, useOrderChecklist } from "./useOrderChecklist";

const formOf = (order: OrderView): OrderForm => order.form;

/** One of the four related businesses: 在线填表, 上传材料, 取卡方式 where a card is made, 信息确认. */
export function OrderWizard({
  loaded,
  read,
}: {
  loaded: Versioned<OrderView>;
  read: () => Promise<Versioned<OrderView>>;
}) {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const params = useParams();
  const [search] = useSearchParams();
  const [asked, setAsked] = useState(loaded.value.popUp !== null && params.step === undefined);
  const [tried, setTried] = useState(false);
  const orderId = loaded.value.id;
  const steps = stepsOf(loaded.value);
  const step = steps.find((one) => one === params.step) ?? "fill";
  const at = steps.indexOf(step);
  const saved = useSavedForm<OrderView, OrderForm>({
    name: orderId,
    loaded,
    formOf,
    save: (form, etag) =>
      versioned(
        applications.PUT("/orders/{orderId}/form", {
          params: { path: { orderId }, header: { "If-Match": etag } },
          body: { form },
        }),
      ),
    reload: read,
  });
  const order = saved.view;
  const pins = order.state === "InCorrection" ? order.corrections.at(-1)?.pins : undefined;
  const query = askedFor(order);
  const checklist = useOrderChecklist(order);
  const here = tried ? order.problems.filter((problem) => stepOfField(problem.field) === step) : [];

  const found = useFaults();
  const go = async (to: number) => {
    await saved.flush();
    setTried(true);
    const back = search.get("back");
    await navigate(back !== null && to > at ? back : `/orders/${orderId}/form/${steps[to]}`);
  };

  return (
    <FormContext
      value={{
        form: saved.form,
        change: saved.change,
        problem: (path) => {
          const found = here.find((problem) => problem.field === path);
          return found && pick(found.chinese, found.english);
        },
        locked: (path) => pins !== undefined && !pins.some((pin) => pin.kind === "Field" && covers(pin.target, path)),
      }}
    >
      <div className="page wizard">
        <p className="crumb">
          <Link to={`/cases/${order.caseId}`}>{order.caseNumber}</Link> · {order.applicant}
        </p>
        <h1>{pick(order.kindInChinese, order.kindInEnglish)}</h1>
        <Steps
          className="order-steps"
          size="small"
          current={at}
          onChange={(to) => void go(to)}
          items={steps.map((one) => ({ title: t(`orderStep.${one}`) }))}
        />
        <Modal
          open={asked}
          title={pick(order.kindInChinese, order.kindInEnglish)}
          okText={t("order.confirmPopUp")}
          cancelText={t("form.back")}
          onOk={() => setAsked(false)}
          onCancel={() => void navigate(`/cases/${order.caseId}`)}
        >
          <p>{order.popUp}</p>
        </Modal>
        <SaveTrouble saved={saved} />
        <ErrorSummary
          faults={found.ofProblems(here)}
        />
        <Form layout="vertical" component="div">
          {step === "fill" && order.kind === "EarlyProduction" ? <Advice caseId={order.caseId} /> : null}
          {step === "fill" ? <OrderFields order={order} form={saved.form} /> : null}
          {step === "materials" ? (
            <section className="card">
              <h2>{t("materials.title")}</h2>
              <ProblemAlert error={checklist.error} retry={() => void checklist.refetch()} />
              {checklist.data ? (
                <Materials
                  checklist={checklist.data}
                  dossier={{
                    of: "orders",
                    id: orderId,
                    query: `?${new URLSearchParams([
                      ["office", query.office],
                      ["business", query.business],
                      ...query.conditions.map((one) => ["conditions", one]),
                    ]).toString()}`,
                    queryKey: ["checklist", orderId],
                    isOpen: (item) => !pins || pins.some((pin) => pin.kind === "Material" && pin.target === item),
                  }}
                />
              ) : null}
            </section>
          ) : null}
          {step === "handover" ? (
            <section className="card">
              <h2>{t("orderStep.handover")}</h2>
              <div className="fields">
                <HandoverFields office={order.office.code} />
              </div>
            </section>
          ) : null}
          {step === "confirm" ? (
            <OrderConfirm saved={saved} checklist={checklist.data} isCorrection={pins !== undefined} />
          ) : null}
        </Form>
        <div className="bar">
          <SaveNote saved={saved} />
          <div className="row">
            {at > 0 ? <Button onClick={() => void go(at - 1)}>{t("form.previous")}</Button> : null}
            {step === "confirm" ? null : (
              <Button type="primary" onClick={() => void go(at + 1)}>
                {t(search.get("back") ? "application.backToConfirm" : "form.next")}
              </Button>
            )}
          </div>
        </div>
      </div>
    </FormContext>
  );
}
