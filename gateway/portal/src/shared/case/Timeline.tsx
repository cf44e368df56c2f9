import { useWords } from "../../i18n";
import { economyName } from "../../i18n/economies";
import type { Actor, TimelineEvent } from "../../api/types";
import { day, time } from "../format";

export interface Happening {
  what: TimelineEvent;
  by: Actor;
  economy: string | null;
  at: string;
  why?: string | null;
  orderNumber?: string | null;
}

/** What happened, the newest first, by day; who acted is named by role. */
export function Timeline({ entries }: { entries: Happening[] }) {
  const { t, language } = useWords();
  const days = new Map<string, Happening[]>();
  for (const entry of entries.toReversed()) {
    const on = day(entry.at, language);
    days.set(on, [...(days.get(on) ?? []), entry]);
  }

  return (
    <div className="timeline">
      {[...days].map(([on, happened]) => (
        <section key={on}>
          <h3>{on}</h3>
          <ol>
            {happened.map((entry) => (
              <li key={`${entry.what} ${entry.at} ${entry.economy}`}>
                <span className="timeline-time">{time(entry.at, language)}</span>
                <div>
                  <b>{t(`event.${entry.what}`, { economy: economyName(entry.economy ?? "", language) })}</b>
                  <span className="quiet">
                    {" "}
                    · {t(`actor.${entry.by}`)}
                    {entry.orderNumber ? ` · ${entry.orderNumber}` : ""}
                  </span>
                  {entry.why ? <p className="timeline-why">{entry.why}</p> : null}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
