import { Button, Checkbox, Select } from "antd";
import type { PreClearanceState } from "../../api/types";
import { useWords } from "../../i18n";
import { economies, economyName } from "../../i18n/economies";
import type { BoardFilter } from "./useBoard";

export const states: PreClearanceState[] = ["Requested", "Queried", "Granted", "Refused", "Withdrawn", "Cancelled"];

/** Which cases are wanted: those with an economy of which all that is chosen is true. */
export function Filters({ filter, change }: { filter: BoardFilter; change: (to: BoardFilter) => void }) {
  const { t, language } = useWords();
  return (
    <div className="row filters" role="search">
      <label htmlFor="economy">{t("ministry.economy")}</label>
      <Select
        id="economy"
        allowClear
        placeholder={t("ministry.all")}
        value={filter.economy}
        onChange={(economy?: string) => change({ ...filter, economy })}
        options={economies.map((value) => ({ value, label: `${value} ${economyName(value, language)}` }))}
      />
      <label htmlFor="state">{t("ministry.stateOf")}</label>
      <Select
        id="state"
        allowClear
        placeholder={t("ministry.all")}
        value={filter.state}
        onChange={(state?: PreClearanceState) => change({ ...filter, state })}
        options={states.map((value) => ({ value, label: t(`ministry.state.${value}`) }))}
      />
      <Checkbox
        checked={filter.overdue === true}
        onChange={(event) => change({ ...filter, overdue: event.target.checked || undefined })}
      >
        {t("ministry.onlyLate")}
      </Checkbox>
      {filter.economy || filter.state || filter.overdue ? (
        <Button size="small" onClick={() => change({})}>
          {t("ministry.showAll")}
        </Button>
      ) : null}
    </div>
  );
}
