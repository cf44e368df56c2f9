import { body, review } from "../../api/clients";
import { Problem } from "../../api/problem";
import type { OfficeConfiguration } from "../../api/types";
import { useWords } from "../../i18n";
import type { Configured, Entry } from "./configured";

export type Particulars = Pick<
  OfficeConfiguration,
  "chineseName" | "englishName" | "preliminaryOfficers" | "preliminaryDays" | "foreignAffairsDays" | "ministryDays"
>;

const valueOf = (office: OfficeConfiguration): Particulars => ({
  chineseName: office.chineseName,
  englishName: office.englishName,
  preliminaryOfficers: office.preliminaryOfficers,
  preliminaryDays: office.preliminaryDays,
  foreignAffairsDays: office.foreignAffairsDays,
  ministryDays: office.ministryDays,
});

/** An office's name, how many people a first review takes, and the days each review may take. */
export function useParticulars(office: string): Configured<Particulars> {
  const { t } = useWords();
  const params = { path: { office } };
  return {
    key: ["particulars", office],
    read: async () => {
      const found = (await body(review.GET("/offices"))).find((one) => one.office === office);
      if (!found) {
        throw new Problem(404, { code: "office.unknown" });
      }

      return { value: valueOf(found), version: found.version };
    },
    history: async () =>
      (await body(review.GET("/offices/{office}/history", { params }))).map((one) => ({
        version: one.version,
        value: valueOf(one),
        by: one.changedBy,
        at: one.changedAt ?? null,
        reason: one.reason ?? null,
      })),
    save: (value, base, reason) =>
      review.PUT("/offices/{office}", { params, body: { ...value, version: base.version, reason } }),
    tell: (value): Entry[] => {
      const days = (count: number) => t("particulars.days", { count });
      return [
        {
          key: "name",
          title: t("particulars.name"),
          facts: [
            { label: t("configured.chinese"), text: value.chineseName },
            { label: t("configured.english"), text: value.englishName },
          ],
        },
        {
          key: "officers",
          title: t("particulars.officers"),
          facts: [{ label: t("step.preliminary"), text: t(`particulars.by.${value.preliminaryOfficers}`) }],
        },
        {
          key: "deadlines",
          title: t("particulars.deadlines"),
          facts: [
            { label: t("step.preliminary"), text: days(value.preliminaryDays) },
            { label: t("step.foreignAffairs"), text: days(value.foreignAffairsDays) },
            { label: t("step.ministry"), text: days(value.ministryDays) },
          ],
        },
      ];
    },
  };
}
