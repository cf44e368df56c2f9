import "./operations.css";
import { useQuery } from "@tanstack/react-query";
import { body, review } from "../../api/clients";
import { useWords } from "../../i18n";
import { useOffices } from "../../shared/handover/useOffices";
import { useTitle } from "../../shared/useTitle";
import { Rows } from "../../shared/Rows";
import { Part } from "./Part";

/** How long the reviews of each office take. */
export function StatisticsPage() {
  const { t, pick } = useWords();
  useTitle(t("menu.statistics"));
  const offices = useOffices();
  const asked = useQuery({ queryKey: ["statistics"], queryFn: () => body(review.GET("/statistics")) });
  const slowest = Math.max(1, ...(asked.data ?? []).map((row) => row.slowestDays ?? 0));
  return (
    <div className="page">
      <h1>{t("menu.statistics")}</h1>
      <p className="quiet">{t("statistics.lead")}</p>
      {[...new Set(asked.data?.map((row) => row.office))].map((code) => {
        const office = offices.data?.find((one) => one.office === code);
        const rows = (asked.data ?? []).filter((row) => row.office === code);
        return (
          <Part key={code} id={`of-${code}`} title={pick(office?.chineseName, office?.englishName) || code} of={asked}>
            <Rows
              heads={["stage", "cases", "half", "nine", "slowest"].map((name) => t(`statistics.${name}`))}
              rows={rows.map((row) => ({
                key: row.stage,
                cells: [
                  t(`reviewStage.${row.stage}`),
                  t("statistics.count", { count: row.cases }),
                  <Measure key="half" kind="half" days={row.halfWithinDays} of={slowest} />,
                  <Measure key="nine" kind="nine" days={row.nineOfTenWithinDays} of={slowest} />,
                  <Measure key="slowest" kind="slowest" days={row.slowestDays} of={slowest} />,
                ],
              }))}
            />
          </Part>
        );
      })}
      {asked.data ? null : (
        <Part id="waiting" title={t("menu.statistics")} of={asked}>
          {null}
        </Part>
      )}
    </div>
  );
}

function Measure({ kind, days, of }: { kind: string; days: number | null; of: number }) {
  const { t, language } = useWords();
  if (days === null) {
    return <span className="quiet">{t("statistics.tooFew")}</span>;
  }

  return (
    <span className={`measure measure-${kind}`}>
      <span className="measure-bar" aria-hidden="true">
        <i style={{ width: `${(days / of) * 100}%` }} />
      </span>
      {t("statistics.days", { days: days.toLocaleString(language, { maximumFractionDigits: 1 }) })}
    </span>
  );
}
