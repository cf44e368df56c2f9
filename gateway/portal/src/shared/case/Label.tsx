import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
  IdcardOutlined,
  StopOutlined,
} from "@ant-design/icons";
import { Tag } from "antd";
import type { ReactNode } from "react";
import type { CaseLabel } from "../../api/types";
import { useWords } from "../../i18n";

type Tone = [color: string, icon: ReactNode];

const waiting: Tone = ["processing", <ClockCircleOutlined key="i" />];
const yours: Tone = ["warning", <ExclamationCircleOutlined key="i" />];
const done: Tone = ["success", <CheckCircleOutlined key="i" />];
const ended: Tone = ["default", <StopOutlined key="i" />];

const tones: Record<CaseLabel, Tone> = {
  Draft: ["default", <EditOutlined key="i" />],
  InPreliminaryReview: waiting,
  InForeignAffairsReview: waiting,
  AwaitingPayment: yours,
  InMinistryReview: waiting,
  InCorrection: yours,
  Refused: ["error", <CloseCircleOutlined key="i" />],
  Withdrawn: ended,
  Lapsed: ended,
  Cancelled: ended,
  Expired: ended,
  InPreClearance: waiting,
  InPreClearanceWithEarlyCard: waiting,
  PreClearedWithEarlyCard: done,
  PreCleared: waiting,
  InProduction: waiting,
  ReadyForHandover: ["success", <IdcardOutlined key="i" />],
  Collected: done,
  Mailed: done,
};

/** Where a case stands, in the guide's words. */
export function Label({ label }: { label: CaseLabel }) {
  const { t } = useWords();
  const [color, icon] = tones[label];
  return (
    <Tag color={color} icon={icon} className="label">
      {t(`label.${label}`)}
    </Tag>
  );
}
