import { useWords } from "../../i18n";
import { moment } from "../format";
import { Rows } from "../Rows";

/** Somebody read numbers, or opened a file. */
export interface ReadingShown {
  at: string;
  role: string;
  purpose: string;
  what: string;
}

/** Who read personal data, the last one first: by role, not by name. */
export function Readings({ readings }: { readings: ReadingShown[] }) {
  const { t, language } = useWords();
  if (readings.length === 0) {
    return <p className="quiet">{t("readings.none")}</p>;
  }

  const latestFirst = readings.toSorted((one, other) => other.at.localeCompare(one.at));
  return (
    <Rows
      heads={[t("readings.at"), t("readings.who"), t("readings.what"), t("readings.purpose")]}
      rows={latestFirst.map((one, place) => ({
        key: `${one.at} ${place}`,
        cells: [moment(one.at, language), t(`role.${one.role}`), one.what, t(`purpose.${one.purpose}`)],
      }))}
    />
  );
}
