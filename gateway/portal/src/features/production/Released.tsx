import { CheckCircleOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Tag } from "antd";
import { Link } from "react-router";
import { body, delivery } from "../../api/clients";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Waiting } from "../../shared/Waiting";

/** Batches that were released, the newest first: how many cards were made when, and what stayed out. */
export function Released() {
  const { t, language } = useWords();
  const batches = useInfiniteQuery({
    queryKey: ["point", "batches", "released"],
    queryFn: ({ pageParam }) =>
      body(delivery.GET("/production/batches", { params: { query: { released: true, after: pageParam, limit: 10 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = batches.data?.pages.flatMap((page) => page.items);
  return (
    <section className="card">
      <h2>{t("make.past")}</h2>
      <ProblemAlert error={batches.error} retry={() => void batches.refetch()} />
      {batches.isPending ? <Waiting rows={3} /> : null}
      {items?.length === 0 ? <p className="quiet">{t("make.noPast")}</p> : null}
      <ul className="plain">
        {items?.map((batch) => (
          <li key={batch.batchId} className="row spread">
            <span>
              <Link to={`/point/production/${batch.batchId}`}>{t("make.cards", { count: batch.items.length })}</Link>
              <br />
              <span className="quiet">
                {moment(batch.releasedAt!, language)}
                {batch.stayedOut.length > 0
                  ? ` · ${t("make.stayedOut", { count: batch.stayedOut.length })}`
                  : ""}
              </span>
            </span>
            <Tag color="success" icon={<CheckCircleOutlined />}>
              {t("make.isReleased")}
            </Tag>
          </li>
        ))}
      </ul>
      {batches.hasNextPage ? (
        <Button loading={batches.isFetchingNextPage} onClick={() => void batches.fetchNextPage()}>
          {t("list.more")}
        </Button>
      ) : null}
    </section>
  );
}
