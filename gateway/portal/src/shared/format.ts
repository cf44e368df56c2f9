import type { Language } from "../i18n";

const locale = (language: Language): string => (language === "zh" ? "zh-CN" : "en-GB");
const timeZone = "Asia/Shanghai"; // days and deadlines count there

/** 2026年11月22日, 22 November 2026: of a moment, or of a day that has no time. */
export function day(at: string, language: Language): string {
  const isDay = at.length === 10;
  return new Intl.DateTimeFormat(locale(language), {
    year: "numeric",
    month: "long",
    day: "numeric",
    timeZone: isDay ? "UTC" : timeZone,
  }).format(new Date(at));
}

export const time = (at: string | Date, language: Language): string =>
  new Intl.DateTimeFormat(locale(language), { hour: "2-digit", minute: "2-digit", timeZone }).format(new Date(at));

export const moment = (at: string, language: Language): string => `${day(at, language)} ${time(at, language)}`;

export const money = (amount: number, currency: string, language: Language): string =>
  new Intl.NumberFormat(locale(language), { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(
    amount,
  );

/** 0.85 as 85%. */
export const share = (part: number, language: Language): string =>
  new Intl.NumberFormat(locale(language), { style: "percent" }).format(part);

export const megabytes = (bytes: number): string =>
  `${(bytes / 1024 / 1024).toFixed(bytes < 1024 * 1024 ? 2 : 1)} MB`;

/** How many whole days have passed. */
export const daysSince = (at: string, now = Date.now()): number =>
  Math.max(0, Math.floor((now - new Date(at).getTime()) / 86_400_000));

/** How many days are left until a day begins; none or less when it has come. */
export const daysUntil = (on: string, now = Date.now()): number =>
  Math.ceil((new Date(on).getTime() - now) / 86_400_000);
