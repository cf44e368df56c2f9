import type { BoardItem } from "../../api/types";
import { useWords } from "../../i18n";
import { economies, economyName } from "../../i18n/economies";
import { day } from "../../shared/format";
import { CaseNumber } from "./CaseNumber";
import { CellState } from "./CellState";

/** Cases by economies, where there is room for sixteen columns. */
export function BoardTable({ items }: { items: BoardItem[] }) {
  const { t, language } = useWords();
  return (
    <div className="board-wide" tabIndex={0} role="region" aria-label={t("ministry.board")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("ministry.case")}</th>
            {economies.map((economy) => (
              <th key={economy} scope="col">
                <abbr title={economyName(economy, language)}>{economy}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.caseId}>
              <th scope="row">
                <CaseNumber of={item} />
                <span className="quiet">
                  {t("ministry.forwarded", { day: day(item.forwardedAt, language), office: item.office })}
                </span>
              </th>
              {economies.map((economy) => {
                const cell = item.economies.find((one) => one.economy === economy);
                return <td key={economy}>{cell ? <CellState of={cell} /> : "—"}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same on a narrow screen: a card for each case. */
export function BoardList({ items }: { items: BoardItem[] }) {
  const { t, language } = useWords();
  return (
    <ul className="list board-narrow">
      {items.map((item) => {
        const count = (state: string) => item.economies.filter((one) => one.state === state).length;
        return (
          <li key={item.caseId} className="card">
            <h3>
              <CaseNumber of={item} />
            </h3>
            <p className="quiet">
              {t("ministry.forwarded", { day: day(item.forwardedAt, language), office: item.office })}
            </p>
            <p>
              {t("ministry.sum", {
                granted: count("Granted"),
                refused: count("Refused") + count("Withdrawn"),
                late: item.economies.filter((one) => one.overdue).length,
              })}
            </p>
            <ul className="cells">
              {item.economies.map((cell) => (
                <li key={cell.economy}>
                  <b>{cell.economy}</b> <CellState of={cell} />
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}
