import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { Link } from "react-router";
import { body, delivery } from "../../api/clients";
import { useAccount } from "../../api/session";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Waiting } from "../../shared/Waiting";

/** Batches that wait for the second clerk. */
export function OpenBatches() {
  const { t, language } = useWords();
  const { data: account } = useAccount();
  const batches = useQuery({
    queryKey: ["point", "batches"],
    queryFn: () =>
      body(delivery.GET("/production/batches", { params: { query: { released: false, limit: 100 } } })),
    refetchInterval: 30_000,
  });
  return (
    <section className="card">
      <h2>{t("make.open")}</h2>
      <ProblemAlert error={batches.error} retry={() => void batches.refetch()} />
      {batches.isPending ? <Waiting rows={3} /> : null}
      {batches.data?.items.length === 0 ? <p className="quiet">{t("make.noBatches")}</p> : null}
      <ul className="plain">
        {batches.data?.items.map((batch) => (
          <li key={batch.batchId} className="row spread">
            <span>
              <Link to={`/point/production/${batch.batchId}`}>{t("make.cards", { count: batch.items.length })}</Link>
              <br />
              <span className="quiet">
                {moment(batch.preparedAt, language)}{" "}
                {t(batch.preparedBy === account?.id ? "make.byYou" : "make.byColleague")}
              </span>
            </span>
            <Tag color={batch.canRelease ? "warning" : "default"}>
              {t(batch.canRelease ? "make.yours" : "make.others")}
            </Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}
