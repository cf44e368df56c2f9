import { Problem } from "../../api/problem";
import { useWords } from "../../i18n";

/** Which columns of the first row are not known, are there twice, or are missing. */
export function HeaderTrouble({ error }: { error: unknown }) {
  const { t } = useWords();
  if (!(error instanceof Problem) || error.code !== "roster.header") {
    return null;
  }

  const names = (kind: string): string[] => (error.more[kind] as string[] | undefined) ?? [];
  const kinds = (["unknown", "repeated", "missing"] as const).filter((kind) => names(kind).length > 0);
  return (
    <ul>
      {kinds.map((kind) => (
        <li key={kind}>
          {t(`roster.columns.${kind}`)}
          {t("list.colon")}
          {names(kind)
            .map((name) => (kind === "unknown" ? name : t(`field.${name}`)))
            .join(t("list.comma"))}
        </li>
      ))}
    </ul>
  );
}
