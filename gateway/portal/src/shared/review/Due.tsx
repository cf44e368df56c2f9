import { ClockCircleFilled, ClockCircleOutlined, WarningFilled } from "@ant-design/icons";
import { useEffect, useState } from "react";
import { useWords } from "../../i18n";
import { moment } from "../format";
import { leftUntil } from "./due";

const soon = 24 * 3_600_000;

/** When something is due: in words and colour, and to the minute for who points at it. */
export function Due({ at, dueSoon }: { at: string; dueSoon?: boolean }) {
  const { t, language } = useWords();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 30_000);
    return () => window.clearInterval(timer);
  }, []);
  const { late, unit, count } = leftUntil(at, now);
  const near = dueSoon ?? new Date(at).getTime() - now < soon;
  const tone = late ? "late" : near ? "near" : "calm";
  const Icon = late ? WarningFilled : near ? ClockCircleFilled : ClockCircleOutlined;
  return (
    <span className={`due due-${tone}`} title={moment(at, language)}>
      <Icon aria-hidden /> {late ? t(`deskDue.late.${unit}`, { count }) : t(`deskDue.left.${unit}`, { count })}
    </span>
  );
}
