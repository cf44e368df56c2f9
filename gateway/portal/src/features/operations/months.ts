import type { Language } from "../../i18n";

/** Today as 2026-05-04, where the statements' days are counted. */
export const today = (now = new Date()): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(now); // Canada writes dates like ISO 8601

/** This month and those before it, as 2026-05. */
export function monthsBack(count: number, now = new Date()): string[] {
  const [year = 0, month = 0] = today(now).split("-").map(Number);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

/** 2026年5月, May 2026. */
export const monthName = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
    year: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(new Date(`${month}-01`));
