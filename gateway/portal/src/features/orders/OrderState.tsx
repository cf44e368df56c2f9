import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
  StopOutlined,
} from "@ant-design/icons";
import { Tag } from "antd";
import type { ReactNode } from "react";
import type { OrderView } from "../../api/types";
import { useWords } from "../../i18n";

const tones: Record<OrderView["state"], [color: string, icon: ReactNode]> = {
  Draft: ["default", <EditOutlined key="i" />],
  InReview: ["processing", <ClockCircleOutlined key="i" />],
  InCorrection: ["warning", <ExclamationCircleOutlined key="i" />],
  Approved: ["processing", <ClockCircleOutlined key="i" />],
  AwaitingPayment: ["warning", <ExclamationCircleOutlined key="i" />],
  InProgress: ["processing", <ClockCircleOutlined key="i" />],
  Completed: ["success", <CheckCircleOutlined key="i" />],
  Refused: ["error", <CloseCircleOutlined key="i" />],
  Withdrawn: ["default", <StopOutlined key="i" />],
};

export function OrderState({ state }: { state: OrderView["state"] }) {
  const { t } = useWords();
  const [color, icon] = tones[state];
  return (
    <Tag color={color} icon={icon} className="label">
      {t(`orderState.${state}`)}
    </Tag>
  );
}
