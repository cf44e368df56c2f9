import { isOffline, Problem } from "../api/problem";
import { useWords } from "../i18n";

/** A refusal in the reader's language, by its code; what has no words here is told in the server's. */
export function useProblemWords(): (error: unknown) => string {
  const { t } = useWords();
  return (error) => {
    if (isOffline(error)) {
      return t("problem:offline");
    }

    if (!(error instanceof Problem)) {
      return t("problem:unexpected");
    }

    const known = t(`problem:${error.code}`, { defaultValue: "", nsSeparator: ":", keySeparator: false });
    const wait = error.retryAfter === null ? "" : ` ${t("error.comeBack", { seconds: error.retryAfter })}`;
    return (known || error.message || t("problem:unexpected")) + wait;
  };
}
