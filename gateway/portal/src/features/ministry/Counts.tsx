import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { body, review } from "../../api/clients";
import type { EconomyCount } from "../../api/types";
import { useWords } from "../../i18n";
import { economyName } from "../../i18n/economies";
import { AsOf } from "../../shared/AsOf";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Waiting } from "../../shared/Waiting";

/** How far each economy is, over all cases of the board; a tile leads to its own. */
export function Counts({ chosen }: { chosen?: string }) {
  const { t } = useWords();
  const counts = useQuery({
    queryKey: ["pre-clearances", "counts"],
    queryFn: () => body(review.GET("/pre-clearances/counts")),
    refetchInterval: 30_000,
  });
  return (
    <section className="card" aria-labelledby="counts">
      <div className="row spread">
        <h2 id="counts">
          {counts.data ? t("ministry.cases", { count: counts.data.cases }) : t("ministry.counts")}
        </h2>
        <AsOf of={counts} />
      </div>
      <ProblemAlert error={counts.error} retry={() => void counts.refetch()} />
      {counts.isPending ? <Waiting rows={4} /> : null}
      <ul className="count-tiles">
        {counts.data?.economies.map((row) => (
          <li key={row.economy}>
            <Tile row={row} chosen={chosen === row.economy} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tile({ row, chosen }: { row: EconomyCount; chosen: boolean }) {
  const { t, language } = useWords();
  return (
    <Link
      className="count-tile"
      to={chosen ? "/ministry" : `/ministry?economy=${row.economy}`}
      aria-current={chosen ? "true" : undefined}
    >
      <span>
        <b>{row.economy}</b> {economyName(row.economy, language)}
      </span>
      <span className="count-numbers">
        {t("ministry.numbers", { waiting: row.requested + row.queried, granted: row.granted, refused: row.refused })}
      </span>
      <span className={row.overdue > 0 ? "count-late" : "quiet"}>
        {t("ministry.lateAndAsked", { late: row.overdue, asked: row.queried })}
      </span>
    </Link>
  );
}
