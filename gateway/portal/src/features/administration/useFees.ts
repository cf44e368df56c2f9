import { body, payments, versioned } from "../../api/clients";
import type { LocalFee } from "../../api/types";
import { useWords } from "../../i18n";
import { day, money } from "../../shared/format";
import type { Configured, Entry } from "./configured";

export interface Fees {
  effectiveOn: string;
  fees: LocalFee[];
}

const yuan = "CNY";

/** Today where the days of the scheme are counted. */
export const today = (): string => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format();

/** What an office charges besides the ministry's fee, from a day on. */
export function useFees(office: string): Configured<Fees> & { readDue: () => Promise<number> } {
  const { t, language, pick } = useWords();
  const params = { path: { office } };
  const path = "/offices/{office}/local-fees";
  const effect = (text: string): Entry => ({
    key: "on",
    title: t("localFees.on"),
    facts: [{ label: t("localFees.day"), text }],
  });
  return {
    key: ["fees", office],
    readDue: async () => (await body(payments.GET(path, { params }))).dueToday,
    read: async () => {
      const { value, etag } = await versioned(payments.GET(path, { params }));
      return { value: { effectiveOn: value.effectiveOn ?? "", fees: value.fees }, version: value.version, etag };
    },
    history: async () =>
      (await body(payments.GET("/offices/{office}/local-fees/history", { params }))).map((one) => ({
        version: one.version,
        value: { effectiveOn: one.effectiveOn, fees: one.fees },
        by: one.configuredBy,
        at: one.configuredAt,
        reason: one.reason,
      })),
    save: (value, base, reason) =>
      payments.PUT(path, { params: { ...params, header: { "If-Match": base.etag } }, body: { ...value, reason } }),
    tell: (value): Entry[] => [
      ...value.fees.map((fee) => ({
        key: fee.chineseName,
        title: pick(fee.chineseName, fee.englishName),
        facts: [
          { label: t("configured.chinese"), text: fee.chineseName },
          { label: t("configured.english"), text: fee.englishName },
          { label: t("localFees.amount"), text: money(fee.amount, yuan, language) },
        ],
      })),
      ...(value.fees.length === 0 ? [{ key: "none", title: t("localFees.none"), facts: [] }] : []),
      ...(value.effectiveOn ? [effect(day(value.effectiveOn, language))] : []),
    ],
  };
}
