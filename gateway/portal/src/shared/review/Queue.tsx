import { Button, Empty, Tag } from "antd";
import { Link } from "react-router";
import type { QueueCounts } from "../../api/types";
import { useWords } from "../../i18n";
import { day } from "../format";
import { ProblemAlert } from "../ProblemAlert";
import { useNames } from "../useNames";
import { Waiting } from "../Waiting";
import { Due } from "./Due";
import { filterNames, type FilterName } from "./filters";

export interface QueueRow {
  id: string;
  to: string;
  number: string;
  tags?: string[]; // what kind it is, where there are several
  receivedAt: string;
  dueAt: string;
  dueSoon: boolean;
  overdue: boolean;
  round: number;
  claimedBy: string | null;
  claimedByMe: boolean;
}

interface Props {
  rows: QueueRow[] | undefined;
  counts: QueueCounts | undefined;
  filter: FilterName;
  error: unknown;
  retry: () => void;
  hasMore: boolean;
  loadingMore: boolean;
  more: () => void;
  claim: (row: QueueRow) => void;
  claiming: string | undefined;
}

/** What waits, what is due soonest first; a filter for each question a desk has. */
export function Queue({ rows, counts, filter, error, retry, hasMore, loadingMore, more, claim, claiming }: Props) {
  const { t } = useWords();
  const nameOf = useNames(rows?.map((row) => row.claimedBy) ?? [], t("deskReview.colleague"));
  return (
    <>
      <nav className="desk-tabs" aria-label={t("deskQueue.filters")}>
        {filterNames.map((name) => (
          <Link
            key={name}
            to={name === "all" ? "?" : `?show=${name}`}
            aria-current={name === filter ? "page" : undefined}
          >
            {t(`deskQueue.show.${name}`)}
            {counts ? <span className="count">{counts[name]}</span> : null}
          </Link>
        ))}
      </nav>
      <ProblemAlert error={error} retry={retry} />
      {rows === undefined && !error ? (
        <div className="card">
          <Waiting />
        </div>
      ) : null}
      {rows?.length === 0 ? (
        <div className="card">
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={t(filter === "all" ? "deskQueue.empty" : "deskQueue.emptyFilter")}
          >
            {filter === "all" ? null : <Link to="?">{t("deskQueue.showAll")}</Link>}
          </Empty>
        </div>
      ) : null}
      <ul className="queue">
        {rows?.map((row) => (
          <Row key={row.id} row={row} nameOf={nameOf} claim={claim} claiming={claiming} />
        ))}
      </ul>
      {hasMore ? (
        <Button loading={loadingMore} onClick={more}>
          {t("list.more")}
        </Button>
      ) : null}
    </>
  );
}

interface RowProps extends Pick<Props, "claim" | "claiming"> {
  row: QueueRow;
  nameOf: (account: string) => string;
}

function Row({ row, nameOf, claim, claiming }: RowProps) {
  const { t, language } = useWords();
  return (
    <li className={row.claimedByMe ? "queue-mine" : undefined}>
      <Link to={row.to} className="queue-number mono" data-step>
        {row.number}
      </Link>
      <span className="queue-tags">
        {row.tags?.map((tag) => <Tag key={tag}>{tag}</Tag>)}
        {row.round > 1 ? <Tag color="processing">{t("deskQueue.round", { round: row.round })}</Tag> : null}
      </span>
      <Due at={row.dueAt} dueSoon={row.dueSoon} />
      <span className="quiet">{t("deskQueue.received", { day: day(row.receivedAt, language) })}</span>
      <span className="queue-do">
        {row.claimedBy === null ? (
          <Button
            size="small"
            type="primary"
            data-claim
            aria-label={t("deskQueue.claimOf", { number: row.number })}
            loading={claiming === row.id}
            disabled={claiming !== undefined}
            onClick={() => claim(row)}
          >
            {t("deskQueue.claim")}
          </Button>
        ) : (
          <Tag color={row.claimedByMe ? "success" : undefined}>
            {row.claimedByMe ? t("deskQueue.mine") : nameOf(row.claimedBy)}
          </Tag>
        )}
      </span>
    </li>
  );
}
