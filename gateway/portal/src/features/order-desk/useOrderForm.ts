import type { OrderView, Pin } from "../../api/types";
import { useWords } from "../../i18n";
import { useShown, type FieldSpec } from "../../shared/form/Field";
import { addressFields } from "../../shared/form/fields";
import { fieldsOf, hasPassport, invoice, owesReturn, passport } from "../../shared/order/fields";
import type { FormModule } from "../../shared/review/FormPane";
import { useRaw } from "../../shared/review/useRaw";

/** The order's form module by module: the company as the application has it, and what the business asks for. */
export function useOrderForm(order: OrderView, corrected: Pin[]) {
  const { t, pick } = useWords();
  const show = useShown();
  const raw = useRaw([...fieldsOf(order), ...passport, ...invoice, ...addressFields]);
  const { form, company } = order;
  const pointName = (code: string | null | undefined): string => {
    const point = order.office.servicePoints.find((one) => one.code === code);
    return point ? pick(point.chineseName, point.englishName) : (code ?? "—");
  };
  const methodOf = (code: string | null | undefined): string =>
    code === "OnSite" || code === "ByMail" ? t(`order.${code}`) : "—";
  const shown = (pin: Pin, value: string | null): string =>
    pin.target.endsWith("servicePoint")
      ? pointName(value)
      : pin.target === "return.method"
        ? methodOf(value)
        : raw(pin.target, value);
  const before = (path: string): string | undefined => {
    const pin = corrected.find((one) => one.target === path && one.changed);
    return pin ? shown(pin, pin.before) : undefined;
  };
  const line = (path: string, value: string) => ({ path, name: t(`field.${path}`), value, before: before(path) });
  const lines = (of: FieldSpec[]) => of.map((spec) => line(spec.path, show(spec, form)));
  const known = (path: string, name: string, value: string | null) => ({
    path,
    name,
    value: value ?? "—",
    fixed: true,
  });
  const method = form.handover?.method;
  const modules: FormModule[] = [
    {
      title: t("order.company"),
      lines: [
        known("-name", t("registration.name"), company.name),
        known("-uscc", t("registration.uscc"), company.uscc),
        known("-kind", t("field.company.kind"), company.kind ? t(`enterpriseKind.${company.kind}`) : null),
        known("-address", t("field.company.address"), company.address),
      ],
    },
    { title: t("orderStep.fill"), lines: lines(fieldsOf(order)) },
    ...(hasPassport(order, form) ? [{ title: t("order.passport"), lines: lines(passport) }] : []),
    ...(order.isPaid ? [{ title: t("application.step.invoice"), lines: lines(invoice) }] : []),
    ...(owesReturn(order, form)
      ? [
          {
            title: t("term:cardReturn"),
            lines: [
              line("return.method", methodOf(form.return?.method)),
              ...(form.return?.method === "OnSite"
                ? [line("return.servicePoint", pointName(form.return.servicePoint))]
                : []),
            ],
          },
        ]
      : []),
    ...(method
      ? [
          {
            title: t("application.step.handover"),
            lines: [
              line("handover.method", t(`handover.${method}`)),
              ...(method === "Collection"
                ? [line("handover.servicePoint", pointName(form.handover?.servicePoint))]
                : lines(addressFields)),
            ],
          },
        ]
      : []),
  ];
  return { modules, shown };
}
