import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import glossary from "./glossary.json";
import problems from "./problems.json";

export type Language = "zh" | "en";

const remembered = "language";
const words = {
  zh: async () => (await import("./zh")).zh,
  en: async () => (await import("./en")).en,
};

const isEnglish = (): boolean => (localStorage.getItem(remembered) ?? navigator.language).startsWith("en");

function of<T extends Record<Language, string>>(
  table: Record<string, T>,
  language: Language,
): Record<string, string> {
  return Object.fromEntries(Object.entries(table).map(([name, both]) => [name, both[language]]));
}

async function load(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) {
    i18next.addResourceBundle(language, "translation", await words[language]());
    i18next.addResourceBundle(language, "problem", of(problems, language));
    i18next.addResourceBundle(language, "term", of(glossary.terms, language));
    i18next.addResourceBundle(language, "explained", of(glossary.explanations, language));
  }

  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}

/** The language chosen here before; else English for who reads English, Chinese for everybody else. */
export async function startWords(): Promise<void> {
  const language: Language = isEnglish() ? "en" : "zh";
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    keySeparator: ".",
    interpolation: { escapeValue: false }, // React escapes
  });
  await load(language);
}

export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(remembered, language);
  await load(language);
  await i18next.changeLanguage(language);
}

/** The words, and what to take of a thing that comes in both languages. */
export function useWords() {
  const { t, i18n } = useTranslation(["translation", "problem", "term", "explained"]);
  const language: Language = i18n.language === "en" ? "en" : "zh";
  const pick = (chinese: string | null | undefined, english: string | null | undefined): string =>
    (language === "zh" ? (chinese ?? english) : (english ?? chinese)) ?? "";
  return { t, language, pick };
}
