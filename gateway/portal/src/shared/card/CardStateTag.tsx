import {
  CarOutlined,
  CheckCircleOutlined,
  DeleteOutlined,
  IdcardOutlined,
  InboxOutlined,
  RollbackOutlined,
  WarningOutlined,
} from "@ant-design/icons";
import { Tag } from "antd";
import type { ReactNode } from "react";
import type { Card } from "../../api/types";
import { useWords } from "../../i18n";

const tones: Record<Card["state"], [color: string, icon: ReactNode]> = {
  Produced: ["processing", <InboxOutlined key="i" />],
  Posted: ["processing", <CarOutlined key="i" />],
  Mailed: ["success", <CarOutlined key="i" />],
  Ready: ["success", <IdcardOutlined key="i" />],
  Collected: ["success", <CheckCircleOutlined key="i" />],
  CameBack: ["warning", <RollbackOutlined key="i" />],
  Spoiled: ["error", <WarningOutlined key="i" />],
  Returned: ["warning", <RollbackOutlined key="i" />],
  Destroyed: ["default", <DeleteOutlined key="i" />],
};

/** Where a card is, in a word, an icon and a colour. */
export function CardStateTag({ state }: { state: Card["state"] }) {
  const { t } = useWords();
  const [color, icon] = tones[state];
  return (
    <Tag color={color} icon={icon} className="label">
      {t(`cardState.${state}`)}
    </Tag>
  );
}
