import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  QuestionCircleFilled,
  RollbackOutlined,
} from "@ant-design/icons";
import { Progress } from "antd";
import type { ReactNode } from "react";
import type { EconomyState } from "../../api/types";
import { useWords } from "../../i18n";
import { economyName } from "../../i18n/economies";
import { day } from "../format";

const icons: Record<EconomyState["state"], ReactNode> = {
  Waiting: <ClockCircleOutlined />,
  Queried: <QuestionCircleFilled />,
  Granted: <CheckCircleFilled />,
  Refused: <CloseCircleFilled />,
  Withdrawn: <RollbackOutlined />,
};

export interface Tile extends EconomyState {
  overdue?: boolean;
  likely?: string; // half of the like were decided by then
}

/** Every economy with what it has said. Colour never speaks alone: a word and an icon say the same. */
export function Board({ tiles }: { tiles: Tile[] }) {
  const { t, language } = useWords();
  const count = (state: EconomyState["state"]) => tiles.filter((tile) => tile.state === state).length;
  const decided = tiles.length - count("Waiting") - count("Queried");
  return (
    <div className="board">
      <p className="board-sum">
        {t("board.sum", {
          granted: count("Granted"),
          of: tiles.length,
          refused: count("Refused") + count("Withdrawn"),
        })}
      </p>
      <Progress
        percent={Math.round((decided / tiles.length) * 100)}
        success={{ percent: Math.round((count("Granted") / tiles.length) * 100) }}
        format={() => `${decided}/${tiles.length}`}
        aria-label={t("board.decided", { decided, of: tiles.length })}
      />
      <ul className="tiles">
        {tiles.map((tile) => (
          <li key={`${tile.economy} ${tile.state}`} className={`tile tile-${tile.state}`}>
            <span className="tile-name">
              <b>{tile.economy}</b> {economyName(tile.economy, language)}
            </span>
            <span className="tile-state">
              {icons[tile.state]} {t(`board.${tile.state}`)}
            </span>
            <span className="tile-date">
              {tile.decidedAt
                ? day(tile.decidedAt, language)
                : tile.overdue
                  ? t("board.overdue")
                  : tile.likely
                    ? t("board.likely", { day: day(tile.likely, language) })
                    : "\u00a0"}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
