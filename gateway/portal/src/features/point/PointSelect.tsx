import { Select } from "antd";
import { useState } from "react";
import { useWords } from "../../i18n";
import { useHandoverChoices } from "../../shared/handover/HandoverFields";

const remembered = "service-point";

/** The service point this counter belongs to, remembered in this browser; empty for all of the office. */
export function usePoint(): [string, (point: string) => void] {
  const [point, setPoint] = useState(() => localStorage.getItem(remembered) ?? "");
  return [
    point,
    (chosen) => {
      localStorage.setItem(remembered, chosen);
      setPoint(chosen);
    },
  ];
}

interface Props {
  office: string;
  value: string;
  onChange: (point: string) => void;
}

export function PointSelect({ office, value, onChange }: Props) {
  const { t, pick } = useWords();
  const choices = useHandoverChoices(office);
  const points = choices.data?.servicePoints ?? [];
  return (
    <Select
      className="point-select"
      aria-label={t("point.choose")}
      value={points.some((point) => point.code === value) ? value : ""}
      onChange={onChange}
      options={[
        { value: "", label: t("point.all") },
        ...points.map((point) => ({ value: point.code, label: pick(point.chineseName, point.englishName) })),
      ]}
    />
  );
}
