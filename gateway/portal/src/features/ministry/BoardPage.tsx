import "./ministry.css";
import { Button, Empty } from "antd";
import { useSearchParams } from "react-router";
import { useWords } from "../../i18n";
import { economies } from "../../i18n/economies";
import { AsOf } from "../../shared/AsOf";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { BoardList, BoardTable } from "./BoardTable";
import { Counts } from "./Counts";
import { Filters, states } from "./Filters";
import { useBoard, type BoardFilter } from "./useBoard";

/** All cases the economies are deciding on, with what each has said. */
export function BoardPage() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  useTitle(t("menu.board"));
  const filter: BoardFilter = {
    economy: economies.find((one) => one === search.get("economy")),
    state: states.find((one) => one === search.get("state")),
    overdue: search.get("overdue") === "true" || undefined,
  };
  const change = (to: BoardFilter) =>
    setSearch(
      Object.entries(to)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]): [string, string] => [name, String(value)]),
    );
  const board = useBoard(filter);
  const items = board.data?.pages.flatMap((page) => page.items);
  const isFiltered = Boolean(filter.economy ?? filter.state ?? filter.overdue);
  return (
    <div className="page board-page">
      <h1>{t("menu.board")}</h1>
      <p className="quiet">{t("ministry.lead")}</p>
      <Counts chosen={filter.economy} />
      <section className="card" aria-labelledby="board">
        <div className="row spread">
          <h2 id="board">{t("ministry.board")}</h2>
          <AsOf of={board} />
        </div>
        <Filters filter={filter} change={change} />
        <ProblemAlert error={board.error} retry={() => void board.refetch()} />
        {board.isPending ? <Waiting rows={10} /> : null}
        {items?.length === 0 ? (
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={t(isFiltered ? "ministry.noneSuch" : "ministry.none")}
          />
        ) : null}
        {items && items.length > 0 ? (
          <>
            <BoardTable items={items} />
            <BoardList items={items} />
          </>
        ) : null}
        {board.hasNextPage ? (
          <Button loading={board.isFetchingNextPage} onClick={() => void board.fetchNextPage()}>
            {t("list.more")}
          </Button>
        ) : null}
      </section>
    </div>
  );
}
