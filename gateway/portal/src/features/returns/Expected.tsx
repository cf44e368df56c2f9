import { ClockCircleOutlined, ExclamationCircleOutlined } from "@ant-design/icons";
import { Button, Tag } from "antd";
import { useState } from "react";
import type { CardReturn } from "../../api/types";
import { useWords } from "../../i18n";
import { ReceiveReturn } from "../../shared/counter/ReceiveReturn";
import { day, daysSince } from "../../shared/format";

interface Props {
  one: CardReturn;
  office: string;
  open: boolean; // it was looked up: whoever brings it stands here
  onReceived: () => void;
}

/** One old card that is expected: how it was to come, when it is due, and, asked for, the form to receive it. */
export function Expected({ one, office, open, onReceived }: Props) {
  const { t, language } = useWords();
  const [chosen, setChosen] = useState(false);
  const shown = open || chosen;
  return (
    <li className="card">
      <div className="row spread">
        <b className="mono">{one.caseNumber}</b>
        {one.overdue ? (
          <Tag color="error" icon={<ExclamationCircleOutlined />} className="label">
            {t("returns.overdue", { count: daysSince(one.dueAt) })}
          </Tag>
        ) : (
          <Tag icon={<ClockCircleOutlined />} className="label">
            {t("returns.due", { day: day(one.dueAt, language) })}
          </Tag>
        )}
      </div>
      <p>
        {t(`order.${one.method}`)}
        {one.servicePoint ? <span className="quiet"> · {one.servicePoint}</span> : null}
        {one.reminders > 0 ? <span className="quiet"> · {t("returns.reminded", { count: one.reminders })}</span> : null}
      </p>
      {shown ? (
        <ReceiveReturn expected={one} office={office} onReceived={onReceived} />
      ) : (
        <Button onClick={() => setChosen(true)}>{t("returns.open")}</Button>
      )}
    </li>
  );
}
