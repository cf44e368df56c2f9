import { useWords } from "../../i18n";
import type { FieldSpec } from "../form/Field";

/** What a pin keeps of a field, as a person reads it. */
export function useRaw(specs: FieldSpec[]): (path: string, raw: string | null) => string {
  const { t } = useWords();
  return (path, raw) => {
    const spec = specs.find((one) => one.path === path);
    return raw === null || raw === ""
      ? "—"
      : path.endsWith("handover.method")
        ? t(`handover.${raw}`)
        : spec?.kind === "yesNo"
          ? t(raw === "true" ? "form.yes" : "form.no")
          : spec?.kind === "choice"
            ? t(`${spec.words}.${raw}`)
            : raw;
  };
}
