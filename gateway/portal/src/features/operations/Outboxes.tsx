import { useQuery } from "@tanstack/react-query";
import { applications, body, delivery, documents, identity, payments, review } from "../../api/clients";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { Rows } from "../../shared/Rows";
import { brokerKey, everyFewSeconds } from "./brokerKey";
import { Part } from "./Part";

const ask = {
  identity: () => body(identity.GET("/outbox")),
  applications: () => body(applications.GET("/outbox")),
  documents: () => body(documents.GET("/outbox")),
  review: () => body(review.GET("/outbox")),
  payments: () => body(payments.GET("/outbox")),
  delivery: () => body(delivery.GET("/outbox")),
};
const services = Object.keys(ask) as (keyof typeof ask)[];

/** What each service owes the bus. One that does not answer does not hide the others. */
export function Outboxes() {
  const { t, language } = useWords();
  const outboxes = useQuery({
    queryKey: [brokerKey, "outboxes"],
    queryFn: () => Promise.allSettled(services.map((service) => ask[service]())),
    refetchInterval: everyFewSeconds,
  });
  return (
    <Part id="outboxes" title={t("outbox.title")} of={outboxes}>
      <p className="quiet">{t("outbox.lead")}</p>
      <Rows
        heads={["service", "messages", "since"].map((head) => t(`outbox.head.${head}`))}
        rows={(outboxes.data ?? []).map((one, place) => {
          const service = services[place]!;
          const state = one.status === "fulfilled" ? one.value : undefined;
          return {
            key: service,
            cells: [
              t(`outbox.service.${service}`),
              state ? state.messages : <span className="late">{t("outbox.silent")}</span>,
              state?.owedSince ? moment(state.owedSince, language) : "—",
            ],
          };
        })}
      />
    </Part>
  );
}
