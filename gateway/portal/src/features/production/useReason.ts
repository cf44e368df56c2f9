import { useWords } from "../../i18n";

/** Why a card could not be made, in the reader's language by its code, or else as the server says it. */
export function useReason(): (code: string, sentence: string | null) => string {
  const { t } = useWords();
  return (code, sentence) =>
    t(`problem:${code}`, { defaultValue: "", nsSeparator: ":", keySeparator: false }) || (sentence ?? code);
}
