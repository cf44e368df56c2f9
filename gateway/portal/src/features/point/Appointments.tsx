import { Empty } from "antd";
import type { Handover } from "../../api/types";
import { useWords } from "../../i18n";
import { day } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Waiting } from "../../shared/Waiting";
import { CardRow } from "./CardRow";

interface Props {
  cards: Handover[] | undefined;
  error: unknown;
  retry: () => void;
}

/** Who comes today, by time, and on the next days. */
export function Appointments({ cards, error, retry }: Props) {
  const { t, language } = useWords();
  const today = day(new Date().toISOString(), language);
  const days = new Map<string, Handover[]>();
  for (const card of cards ?? []) {
    const on = day(card.appointmentAt!, language);
    days.set(on, [...(days.get(on) ?? []), card]);
  }

  const now = days.get(today) ?? [];
  const later = [...days].filter(([one]) => one !== today);
  return (
    <div>
      <section className="card">
        <h2>
          {t("point.today")} <span className="quiet">{today}</span>
        </h2>
        <ProblemAlert error={error} retry={retry} />
        {cards === undefined && !error ? <Waiting rows={4} /> : null}
        {cards !== undefined && now.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("point.nobodyToday")} />
        ) : null}
        <ul className="plain">
          {now.map((card) => (
            <CardRow key={card.cardId} card={card} at />
          ))}
        </ul>
      </section>
      {later.length > 0 ? (
        <section className="card">
          <h2>{t("point.later")}</h2>
          {later.map(([one, comers]) => (
            <div key={one}>
              <h3>
                {one} <span className="quiet">{t("point.comers", { count: comers.length })}</span>
              </h3>
              <ul className="plain">
                {comers.map((card) => (
                  <CardRow key={card.cardId} card={card} at />
                ))}
              </ul>
            </div>
          ))}
        </section>
      ) : null}
    </div>
  );
}
