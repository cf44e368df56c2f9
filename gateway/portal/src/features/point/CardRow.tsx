import { ExclamationCircleOutlined } from "@ant-design/icons";
import { Tag } from "antd";
import { Link } from "react-router";
import type { Handover } from "../../api/types";
import { useWords } from "../../i18n";
import { CardStateTag } from "../../shared/card/CardStateTag";
import { time } from "../../shared/format";

/** A card in a list: when somebody comes for it, its numbers, and what stands in the way. */
export function CardRow({ card, at = false }: { card: Handover; at?: boolean }) {
  const { t, language } = useWords();
  return (
    <li className="row card-row">
      {at && card.appointmentAt ? <b className="card-time">{time(card.appointmentAt, language)}</b> : null}
      <span className="card-numbers">
        <Link to={`/point/handovers/${card.cardId}`}>{card.caseNumber}</Link>
        <span className="number">{card.cardNumber}</span>
      </span>
      {card.oldCardOwed ? (
        <Tag color="warning" icon={<ExclamationCircleOutlined />}>
          {t("point.oldFirst")}
        </Tag>
      ) : (
        <CardStateTag state={card.state} />
      )}
    </li>
  );
}
