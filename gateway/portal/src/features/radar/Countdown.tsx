import { CheckCircleOutlined, ClockCircleOutlined, WarningOutlined } from "@ant-design/icons";
import { Tag } from "antd";
import { useWords } from "../../i18n";
import { daysUntil } from "../../shared/format";

const soon = 60;

/** How many days are left; what opens is no warning. */
export function Countdown({ on, opens }: { on: string; opens: boolean }) {
  const { t } = useWords();
  const left = daysUntil(on);
  if (opens) {
    return left <= 0 ? (
      <Tag color="success" icon={<CheckCircleOutlined />}>
        {t("radar.open")}
      </Tag>
    ) : (
      <Tag icon={<ClockCircleOutlined />}>{t("radar.in", { count: left })}</Tag>
    );
  }

  return left <= soon ? (
    <Tag color="error" icon={<WarningOutlined />}>
      {t("radar.left", { count: left })}
    </Tag>
  ) : (
    <Tag color="warning" icon={<ClockCircleOutlined />}>
      {t("radar.left", { count: left })}
    </Tag>
  );
}
