import { isOffline, Problem } from "../api/problem";
import { useWords } from "../i18n";

function useCodeWords(): (code: string) => string {
  const { t } = useWords();
  return (code) => t(`problem:${code}`, { defaultValue: "", nsSeparator: ":", keySeparator: false });
}

/** A refusal in the reader's language, by its code; what has no words here is told in the server's. */
export function useProblemWords(): (error: unknown) => string {
  const { t } = useWords();
  const known = useCodeWords();
  const comeBack = (seconds: number) =>
    seconds < 120
      ? t("error.comeBack", { seconds })
      : seconds < 7200
        ? t("error.comeBackMinutes", { minutes: Math.ceil(seconds / 60) })
        : t("error.comeBackHours", { hours: Math.ceil(seconds / 3600) });
  return (error) => {
    if (isOffline(error)) {
      return t("problem:offline");
    }

    if (!(error instanceof Problem)) {
      return t("problem:unexpected");
    }

    const wait = error.retryAfter === null ? "" : ` ${comeBack(Number(error.retryAfter))}`;
    return (known(error.code) || error.message || t("problem:unexpected")) + wait;
  };
}

/** What is wrong with each field, likewise; a reader of Chinese is told no English sentence but where to look. */
export function useFieldWords(): (error: unknown) => { field: string; says: string }[] {
  const { t, language, pick } = useWords();
  const known = useCodeWords();
  return (error) =>
    error instanceof Problem
      ? Object.entries(error.errors).map(([field, sentences]) => {
          const said = error.problems
            .filter((one) => one.field === field)
            .map((one) => pick(one.chinese, one.english) || known(one.code))
            .filter((words) => words !== "");
          const fallback = language === "zh" ? [t("error.field", { field })] : sentences;
          return { field, says: (said.length > 0 ? said : fallback).join(" ") };
        })
      : [];
}
