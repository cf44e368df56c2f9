import type { Language } from ".";

// APEC's names of the economies that decide on a card from China, in the order of their codes.
const names: Record<string, [chinese: string, english: string]> = {
  AUS: ["澳大利亚", "Australia"],
  BRN: ["文莱", "Brunei Darussalam"],
  CHL: ["智利", "Chile"],
  IDN: ["印度尼西亚", "Indonesia"],
  JPN: ["日本", "Japan"],
  KOR: ["韩国", "Korea"],
  MEX: ["墨西哥", "Mexico"],
  MYS: ["马来西亚", "Malaysia"],
  NZL: ["新西兰", "New Zealand"],
  PER: ["秘鲁", "Peru"],
  PHL: ["菲律宾", "The Philippines"],
  PNG: ["巴布亚新几内亚", "Papua New Guinea"],
  RUS: ["俄罗斯", "Russia"],
  SGP: ["新加坡", "Singapore"],
  THA: ["泰国", "Thailand"],
  VNM: ["越南", "Viet Nam"],
};

export const economies = Object.keys(names);

export const economyName = (code: string, language: Language): string =>
  names[code]?.[language === "zh" ? 0 : 1] ?? code;
