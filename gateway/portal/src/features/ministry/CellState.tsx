import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  ExclamationCircleFilled,
  MinusCircleOutlined,
  QuestionCircleFilled,
  RollbackOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { BoardCell, PreClearanceState } from "../../api/types";
import { useWords } from "../../i18n";
import { day } from "../../shared/format";

const icons: Record<PreClearanceState, ReactNode> = {
  Requested: <ClockCircleOutlined />,
  Queried: <QuestionCircleFilled />,
  Granted: <CheckCircleFilled />,
  Refused: <CloseCircleFilled />,
  Withdrawn: <RollbackOutlined />,
  Cancelled: <MinusCircleOutlined />,
};

/** What one economy has said of a case, by word, icon and colour; and whether it is late. */
export function CellState({ of }: { of: BoardCell }) {
  const { t, language } = useWords();
  const since = of.decidedAt ?? of.askedAt ?? of.requestedAt;
  return (
    <span
      className={`cell cell-${of.overdue ? "late" : of.state}`}
      title={t("ministry.since", { day: day(since, language), due: day(of.dueAt, language) })}
    >
      {of.overdue && of.state === "Requested" ? (
        <>
          <ExclamationCircleFilled /> {t("ministry.late")}
        </>
      ) : (
        <>
          {icons[of.state]} {t(`ministry.state.${of.state}`)}
        </>
      )}
      {of.overdue && of.state === "Queried" ? <small>{t("ministry.late")}</small> : null}
    </span>
  );
}
