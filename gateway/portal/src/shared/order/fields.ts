import type { OrderForm, OrderView } from "../../api/types";
import type { FieldSpec } from "../form/Field";
import { invoiceFields, passportFields } from "../form/fields";

/** The new passport is told: always where that is the business, else when the form says so. */
export const hasPassport = (order: OrderView, form: OrderForm): boolean =>
  order.kind === "PassportChange" || (order.kind === "Replacement" && form.passportChanges === true);

/** The old card is owed, unless it is lost. */
export const owesReturn = (order: OrderView, form: OrderForm): boolean =>
  order.returnNotice !== null && form.reason !== "CardLost";

/** What an order asks for, beside the passport and the way the old card comes back. */
export const fieldsOf = (order: OrderView): FieldSpec[] => [
  ...(order.reasons.length > 0
    ? [
        { path: "reason", kind: "choice", words: "orderReason", choices: order.reasons } as const,
        { path: "explanation", kind: "area", max: 1000, optional: true } as const,
      ]
    : []),
  ...(order.kind === "PassportChange"
    ? []
    : [
        { path: "contactName", kind: "text", max: 64 } as const,
        { path: "contactPhone", kind: "text", max: 20 } as const,
      ]),
  ...(order.kind === "Replacement" ? [{ path: "passportChanges", kind: "yesNo" } as const] : []),
];

export const passport = passportFields("passport");
export const invoice = invoiceFields;
