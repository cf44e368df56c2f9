import { Checkbox, Form, Radio } from "antd";
import type { OrderForm, OrderView } from "../../api/types";
import { useWords } from "../../i18n";
import { Field } from "../../shared/form/Field";
import { useForm } from "../../shared/form/FormContext";
import { MrzPaste } from "../../shared/form/MrzPaste";
import { idOf, valueAt } from "../../shared/form/paths";
import { PointChoice } from "../../shared/handover/PointChoice";
import { Term } from "../../shared/Term";
import { fieldsOf, hasPassport, invoice, owesReturn, passport } from "../../shared/order/fields";

/** 在线填表: the company as the application has it, read-only, and what the business asks for. */
export function OrderFields({ order, form }: { order: OrderView; form: OrderForm }) {
  const { t } = useWords();
  const { company } = order;
  return (
    <>
      <section className="card">
        <h2>{t("order.company")}</h2>
        <dl className="pairs">
          <div>
            <dt>{t("registration.name")}</dt>
            <dd>{company.name}</dd>
          </div>
          <div>
            <dt>{t("registration.uscc")}</dt>
            <dd>{company.uscc}</dd>
          </div>
          {company.kind ? (
            <div>
              <dt>{t("field.company.kind")}</dt>
              <dd>{t(`enterpriseKind.${company.kind}`)}</dd>
            </div>
          ) : null}
          {company.address ? (
            <div>
              <dt>{t("field.company.address")}</dt>
              <dd>{company.address}</dd>
            </div>
          ) : null}
        </dl>
        <p className="quiet">{t("order.readOnly")}</p>
      </section>
      <section className="card">
        <h2>{t("orderStep.fill")}</h2>
        <div className="fields">
          {fieldsOf(order).map((spec) => (
            <Field key={spec.path} spec={spec} />
          ))}
        </div>
      </section>
      {hasPassport(order, form) ? (
        <section className="card">
          <h2>{t("order.passport")}</h2>
          <MrzPaste
            fill={({ number, expiresOn, mrzLine1, mrzLine2 }) => ({
              "passport.number": number,
              "passport.expiresOn": expiresOn,
              "passport.mrzLine1": mrzLine1,
              "passport.mrzLine2": mrzLine2,
            })}
          />
          <div className="fields">
            {passport.map((spec) => (
              <Field key={spec.path} spec={spec} />
            ))}
          </div>
        </section>
      ) : null}
      {order.isPaid ? (
        <section className="card">
          <h2>{t("application.step.invoice")}</h2>
          <div className="fields">
            {invoice.map((spec) => (
              <Field key={spec.path} spec={spec} />
            ))}
          </div>
        </section>
      ) : null}
      {owesReturn(order, form) ? <Return order={order} /> : null}
    </>
  );
}

/** 交卡: on site, or by mail; and the tick that it is known. */
function Return({ order }: { order: OrderView }) {
  const { t } = useWords();
  const { form, change, problem, locked } = useForm();
  const method = valueAt(form, "return.method");
  const [unsaid, unticked] = [problem("return.method"), problem("returnAcknowledged")];
  return (
    <section className="card">
      <h2>
        <Term name="cardReturn" />
      </h2>
      <div className="fields">
        <Form.Item
          label={t("field.return.method")}
          className="wide"
          validateStatus={unsaid ? "error" : undefined}
          help={unsaid}
        >
          <Radio.Group
            id={idOf("return.method")}
            className="big-choices"
            disabled={locked("return.method")}
            value={method}
            onChange={(event) => change({ "return.method": event.target.value as string })}
            options={[
              { value: "OnSite", label: t("order.OnSite") },
              { value: "ByMail", label: t("order.ByMail") },
            ]}
          />
        </Form.Item>
        {method === "OnSite" ? (
          <>
            <PointChoice path="return.servicePoint" points={order.office.servicePoints} />
            <p className="quiet wide">{t("order.bringId")}</p>
          </>
        ) : null}
        <Form.Item className="wide" validateStatus={unticked ? "error" : undefined} help={unticked}>
          <Checkbox
            id={idOf("returnAcknowledged")}
            disabled={locked("returnAcknowledged")}
            checked={valueAt(form, "returnAcknowledged") === true}
            onChange={(event) => change({ returnAcknowledged: event.target.checked })}
          >
            {order.returnNotice}
          </Checkbox>
        </Form.Item>
      </div>
    </section>
  );
}
