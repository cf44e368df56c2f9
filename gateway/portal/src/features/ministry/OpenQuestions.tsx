import { CheckCircleFilled, ClockCircleOutlined } from "@ant-design/icons";
import { Button, Empty } from "antd";
import { useWords } from "../../i18n";
import { economyName } from "../../i18n/economies";
import { AsOf } from "../../shared/AsOf";
import { day, daysSince } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Waiting } from "../../shared/Waiting";
import { CaseNumber } from "./CaseNumber";
import { useBoard } from "./useBoard";

/** What economies have asked before they decide, and who has the ball. */
export function OpenQuestions() {
  const { t, language } = useWords();
  const board = useBoard({ state: "Queried" });
  const items = board.data?.pages
    .flatMap((page) => page.items)
    .flatMap((item) => item.economies.filter((one) => one.state === "Queried").map((cell) => ({ item, cell })));
  return (
    <section className="card" aria-labelledby="questions">
      <div className="row spread">
        <h2 id="questions">{t("ministry.questions")}</h2>
        <AsOf of={board} />
      </div>
      <ProblemAlert error={board.error} retry={() => void board.refetch()} />
      {board.isPending ? <Waiting /> : null}
      {items?.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("ministry.noQuestions")} />
      ) : null}
      <ul className="plain">
        {items?.map(({ item, cell }) => (
          <li key={`${item.caseId} ${cell.economy}`} className="row spread">
            <span>
              <b>{cell.economy}</b> {economyName(cell.economy, language)}
            </span>
            <CaseNumber of={item} />
            <span className="quiet">
              {cell.askedAt ? t("ministry.askedOn", { day: day(cell.askedAt, language) }) : null}
            </span>
            {cell.answeredAt ? (
              <span className="cell cell-Granted">
                <CheckCircleFilled /> {t("ministry.answered", { day: day(cell.answeredAt, language) })}
              </span>
            ) : (
              <span className="cell cell-Queried">
                <ClockCircleOutlined />{" "}
                {t("ministry.unanswered", { count: daysSince(cell.askedAt ?? cell.requestedAt) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {board.hasNextPage ? (
        <Button loading={board.isFetchingNextPage} onClick={() => void board.fetchNextPage()}>
          {t("list.more")}
        </Button>
      ) : null}
    </section>
  );
}
