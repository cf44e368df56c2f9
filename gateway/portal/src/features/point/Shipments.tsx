import type { Handover } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";

/** Each journey with the courier: its number, and what the courier said, the newest first. */
export function Shipments({ of }: { of: Handover["shipments"] }) {
  const { t, language } = useWords();
  return (
    <section className="card">
      <h2>{t("post.journeys")}</h2>
      {of.toReversed().map((journey) => (
        <div key={journey.trackingNumber}>
          <p>
            {t("card.tracking")} <b className="mono">{journey.trackingNumber}</b>
          </p>
          <ul className="plain">
            {journey.events.toReversed().map((event) => (
              <li key={event.what}>
                {moment(event.at, language)} {t(`courier.${event.what}`)}
              </li>
            ))}
            <li>
              {moment(journey.bookedAt, language)} {t("post.booked")}
            </li>
          </ul>
        </div>
      ))}
    </section>
  );
}
