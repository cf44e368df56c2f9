import { body, review } from "../../api/clients";
import type { SpecialDay } from "../../api/types";
import { useWords } from "../../i18n";
import { day } from "../../shared/format";
import type { Configured } from "./configured";

export interface Year {
  days: SpecialDay[];
}

const wordOf = (one: SpecialDay) => (one.isWorking ? "workdays.worked" : "workdays.off");

/** The days of a year that are not what their place in the week says. */
export function useCalendar(year: number): Configured<Year> {
  const { t, language } = useWords();
  const params = { path: { year } };
  const readHistory = () => body(review.GET("/calendar/{year}/history", { params }));
  const weekday = (on: string) =>
    new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { weekday: "short", timeZone: "UTC" }).format(
      new Date(on),
    );
  return {
    key: ["calendar", String(year)],
    read: async () => {
      const newest = (await readHistory())[0];
      return { value: { days: newest?.days ?? [] }, version: newest?.version ?? 0 };
    },
    history: async () =>
      (await readHistory()).map((one) => ({
        version: one.version,
        value: { days: one.days },
        by: one.changedBy,
        at: one.changedAt ?? null,
        reason: one.reason ?? null,
      })),
    save: (value, base, reason) =>
      review.PUT("/calendar/{year}", {
        params,
        body: {
          days: value.days.map((one) => ({ on: one.day, isWorking: one.isWorking, name: one.name })),
          version: base.version,
          reason,
        },
      }),
    tell: (value) =>
      [...value.days]
        .sort((a, b) => a.day.localeCompare(b.day))
        .map((one) => ({
          key: one.day,
          title: `${day(one.day, language)} ${weekday(one.day)}`,
          facts: [{ label: t("workdays.kind"), text: `${t(wordOf(one))} · ${one.name}` }],
        })),
  };
}
