import { useQuery } from "@tanstack/react-query";
import { body, documents } from "../../api/clients";
import { useWords } from "../../i18n";
import { day, megabytes } from "../../shared/format";
import { Rows } from "../../shared/Rows";
import { useTitle } from "../../shared/useTitle";
import { Part } from "./Part";

/** How long files are kept, which were destroyed since, and which are due next. */
export function RetentionPage() {
  const { t, language } = useWords();
  useTitle(t("menu.retention"));
  const asked = useQuery({ queryKey: ["retention"], queryFn: () => body(documents.GET("/retention")) });
  const { rules, purged } = asked.data ?? { rules: [], purged: [] };
  return (
    <div className="page">
      <h1>{t("menu.retention")}</h1>
      <p className="quiet">{t("retention.lead")}</p>
      <Part id="due" title={t("retention.due")} of={asked}>
        <Rows
          heads={["class", "kept", "dossiers", "files", "next"].map((name) => t(`retention.${name}`))}
          rows={rules.map((rule) => ({
            key: rule.class,
            cells: [
              t(`retention.${rule.class}`),
              t("retention.days", { count: rule.days }),
              rule.dossiers,
              rule.files,
              rule.nextDueAt === null ? t("retention.none") : day(rule.nextDueAt, language),
            ],
          }))}
        />
      </Part>
      <Part
        id="purged"
        title={t("retention.purged")}
        of={asked}
        nothing={asked.data && purged.length === 0 ? t("retention.nonePurged") : undefined}
      >
        <Rows
          heads={["day", "class", "dossiers", "files", "size"].map((name) => t(`retention.${name}`))}
          rows={purged.map((row) => ({
            key: `${row.day} ${row.class}`,
            cells: [
              day(row.day, language),
              t(`retention.${row.class}`),
              row.dossiers,
              row.files,
              megabytes(row.bytes),
            ],
          }))}
        />
      </Part>
    </div>
  );
}
