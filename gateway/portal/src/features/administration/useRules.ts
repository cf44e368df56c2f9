import { applications, body } from "../../api/clients";
import { Problem } from "../../api/problem";
import type { EligibilityRule } from "../../api/types";
import { useWords } from "../../i18n";
import type { Configured } from "./configured";

export interface Rules {
  rules: EligibilityRule[];
}

/** Where the words of a rule's values stand; the rules that ask for a number have none. */
export const valuesOf: Partial<Record<EligibilityRule["kind"], string>> = {
  EnterpriseKind: "enterpriseKind",
  Sector: "sector",
  StaffCategory: "staffCategory",
  TaxCredit: "taxCredit",
};

export const asksForNumber = (kind: EligibilityRule["kind"] | undefined): boolean =>
  kind === "ApecTradeOrContracts" || kind === "Employees" || kind === "PassportMonths" || kind === "InsuredMonths";

/** Who may apply at an office, beyond what the scheme asks everywhere. */
export function useRules(office: string): Configured<Rules> {
  const { t, language } = useWords();
  const params = { path: { office } };
  const sentence = (rule: EligibilityRule) =>
    t(`rule.${rule.kind}`, {
      least: rule.least?.toLocaleString(language),
      allowed: rule.allowed?.map((value) => t(`${valuesOf[rule.kind]}.${value}`)).join(t("list.comma")),
    });
  return {
    key: ["rules", office],
    read: async () => {
      try {
        const { rules, version } = await body(applications.GET("/offices/{office}/eligibility-rules", { params }));
        return { value: { rules }, version };
      } catch (error) {
        if (error instanceof Problem && error.status === 404) {
          return { value: { rules: [] }, version: 0 }; // it asks nothing special yet
        }

        throw error;
      }
    },
    history: async () =>
      (await body(applications.GET("/offices/{office}/eligibility-rules/history", { params }))).map((one) => ({
        version: one.version,
        value: { rules: one.rules },
        by: one.changedBy,
        at: one.validFrom,
        reason: one.reason ?? null,
      })),
    save: (value, base, reason) =>
      applications.PUT("/offices/{office}/eligibility-rules", {
        params,
        body: { version: base.version, rules: value.rules.map(clean), reason },
      }),
    tell: (value) =>
      value.rules.map((rule) => ({
        key: rule.kind,
        title: t(`eligibility.kind.${rule.kind}`),
        facts: [{ label: t("eligibility.says"), text: sentence(rule) }],
      })),
  };
}

// A rule keeps only what belongs to its kind.
const clean = ({ kind, least, allowed }: EligibilityRule): EligibilityRule => ({
  kind,
  least: asksForNumber(kind) ? least : null,
  allowed: valuesOf[kind] ? allowed : null,
});
