import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Modal, Tag } from "antd";
import { body, delivery } from "../../api/clients";
import type { Card } from "../../api/types";
import { useWords } from "../../i18n";
import { economyName } from "../../i18n/economies";
import { CardFaces } from "../../shared/card/CardFaces";
import { day, moment } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Waiting } from "../../shared/Waiting";
import { Appointment } from "./Appointment";

const tones: Record<Card["validity"], string> = {
  NotYetLive: "processing",
  Live: "success",
  Revoked: "error",
  Expired: "default",
};

/** The cards of a case, the newest first: what is on them, where they are, and the code for the holder's phone. */
export function Cards({ caseId }: { caseId: string }) {
  const cards = useQuery({
    queryKey: ["case", caseId, "cards"],
    queryFn: () => body(delivery.GET("/cards", { params: { query: { caseId, limit: 100 } } })),
  });
  if (!cards.data) {
    return cards.error ? (
      <ProblemAlert error={cards.error} retry={() => void cards.refetch()} />
    ) : (
      <Waiting rows={4} />
    );
  }

  return cards.data.items.toReversed().map((card) => <OneCard key={card.cardId} card={card} />);
}

function OneCard({ card }: { card: Card }) {
  const { t, language } = useWords();
  const names = (codes: string[]) => codes.map((code) => economyName(code, language)).join(t("list.comma"));
  const struck = card.grantedEconomies.filter((code) => !card.remainingEconomies.includes(code));
  return (
    <article className="card-data">
      <p className="row spread">
        <span className="number">{card.cardNumber}</span>{" "}
        <Tag color={tones[card.validity]}>{t(`validity.${card.validity}`)}</Tag>
      </p>
      <CardFaces cardId={card.cardId} remaining={card.remainingEconomies} />
      <dl className="pairs">
        <div>
          <dt>{t("card.expires")}</dt>
          <dd>{day(card.expiresOn, language)}</dd>
        </div>
        <div>
          <dt>{t("card.economies")}</dt>
          <dd>{names(card.remainingEconomies)}</dd>
        </div>
        {struck.length > 0 ? (
          <div>
            <dt>{t("card.struck")}</dt>
            <dd>{names(struck)}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t("card.where")}</dt>
          <dd>{t(`cardState.${card.state}`)}</dd>
        </div>
        {card.trackingNumber ? (
          <div>
            <dt>{t("card.tracking")}</dt>
            <dd className="mono">{card.trackingNumber}</dd>
          </div>
        ) : null}
        {card.endedAt ? (
          <div>
            <dt>{t("card.ended")}</dt>
            <dd>{day(card.endedAt, language)}</dd>
          </div>
        ) : null}
      </dl>
      {card.shipments.map((shipment) => (
        <ul key={shipment.trackingNumber} className="plain quiet">
          {shipment.events.map((event) => (
            <li key={event.what}>
              {moment(event.at, language)} {t(`courier.${event.what}`)}
            </li>
          ))}
        </ul>
      ))}
      {card.state === "Ready" && card.handover === "Collection" ? <Appointment card={card} /> : null}
      {card.validity === "Live" ? <Virtual cardId={card.cardId} /> : null}
    </article>
  );
}

function Virtual({ cardId }: { cardId: string }) {
  const { t, language } = useWords();
  const issue = useMutation({
    mutationFn: () => body(delivery.GET("/cards/{cardId}/virtual", { params: { path: { cardId } } })),
  });
  return (
    <>
      <Button loading={issue.isPending} onClick={() => issue.mutate()}>
        {t("card.virtual")}
      </Button>
      <ProblemAlert error={issue.error} />
      <Modal open={issue.data !== undefined} title={t("card.virtual")} footer={null} onCancel={() => issue.reset()}>
        {issue.data ? (
          <div className="qr">
            <img src={`data:image/svg+xml;utf8,${encodeURIComponent(issue.data.qr)}`} alt={t("card.virtualQr")} />
            <p className="quiet">{t("card.asOf", { at: moment(issue.data.asOf, language) })}</p>
            <p>
              <a href="/verify/" target="_blank" rel="noreferrer">
                {t("frame.verify")}
              </a>
            </p>
          </div>
        ) : null}
      </Modal>
    </>
  );
}
