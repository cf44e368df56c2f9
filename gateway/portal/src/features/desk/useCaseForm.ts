import { useQuery } from "@tanstack/react-query";
import { applications, body } from "../../api/clients";
import type { CaseView, Pin } from "../../api/types";
import { useWords } from "../../i18n";
import { useShown, type FieldSpec } from "../../shared/form/Field";
import { addressFields, applicantFields, companyFields, invoiceFields } from "../../shared/form/fields";
import { useHandoverChoices } from "../../shared/handover/HandoverFields";
import { useOffices } from "../../shared/handover/useOffices";
import type { FormModule } from "../../shared/review/FormPane";
import { useRaw } from "../../shared/review/useRaw";

const specs: FieldSpec[] = [...companyFields, ...applicantFields, ...addressFields, ...invoiceFields];

/** The application's form module by module, in the order in which it is filled in. */
export function useCaseForm({ id: caseId, form }: CaseView, corrected: Pin[]) {
  const { t, pick } = useWords();
  const show = useShown();
  const raw = useRaw(specs);
  const points = useHandoverChoices(form.office ?? "").data?.servicePoints;
  const company = useQuery({
    queryKey: ["case", caseId, "company"],
    queryFn: () => body(applications.GET("/cases/{caseId}/company", { params: { path: { caseId } } })),
    staleTime: Infinity,
  });
  const office = useOffices().data?.find((one) => one.office === form.office);
  const pointName = (code: string | null | undefined): string => {
    const point = points?.find((one) => one.code === code);
    return point ? pick(point.chineseName, point.englishName) : (code ?? "—");
  };
  const shown = (pin: Pin, value: string | null): string =>
    pin.target === "handover.servicePoint" ? pointName(value) : raw(pin.target, value);
  const before = (path: string): string | undefined => {
    const pin = corrected.find((one) => one.target === path && one.changed);
    return pin ? shown(pin, pin.before) : undefined;
  };
  const lines = (of: FieldSpec[]) =>
    of.map((spec) => ({
      path: spec.path,
      name: t(`field.${spec.path}`),
      value: show(spec, form),
      before: before(spec.path),
    }));
  const method = form.handover?.method;
  const modules: FormModule[] = [
    {
      title: t("application.step.company"),
      lines: [
        { path: "-name", name: t("registration.name"), value: company.data?.name ?? "—", fixed: true },
        { path: "-uscc", name: t("registration.uscc"), value: company.data?.uscc ?? "—", fixed: true },
        ...lines(companyFields),
      ],
    },
    { title: t("application.step.applicant"), lines: lines(applicantFields) },
    {
      title: t("application.step.office"),
      lines: [
        {
          path: "office",
          name: t("field.office"),
          value: office ? pick(office.chineseName, office.englishName) : (form.office ?? "—"),
          fixed: true, // a submitted application keeps its office
        },
      ],
    },
    {
      title: t("application.step.handover"),
      lines: [
        {
          path: "handover.method",
          name: t("field.handover.method"),
          value: method ? t(`handover.${method}`) : "—",
          before: before("handover.method"),
        },
        ...(method === "Collection"
          ? [
              {
                path: "handover.servicePoint",
                name: t("term:servicePoint"),
                value: pointName(form.handover?.servicePoint),
                before: before("handover.servicePoint"),
              },
            ]
          : lines(addressFields)),
      ],
    },
    { title: t("application.step.invoice"), lines: lines(invoiceFields) },
  ];
  return { modules, shown };
}
