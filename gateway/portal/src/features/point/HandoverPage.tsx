import { PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useParams } from "react-router";
import { delivery, versioned } from "../../api/clients";
import { useWords } from "../../i18n";
import { CardFaces } from "../../shared/card/CardFaces";
import { CardStateTag } from "../../shared/card/CardStateTag";
import { day, moment } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { Custody } from "./Custody";
import { LayAside } from "./LayAside";
import { NextStep } from "./NextStep";
import "./point.css";
import { Shipments } from "./Shipments";

/** One card at the counter: what has to be done with it now, what is on it, and who had it. */
export function HandoverPage() {
  const { t, language } = useWords();
  const { cardId = "" } = useParams();
  const shown = useQuery({
    queryKey: ["point", "handover", cardId],
    queryFn: () => versioned(delivery.GET("/handovers/{cardId}", { params: { path: { cardId } } })),
  });
  useTitle(shown.data?.value.caseNumber ?? t("point.title"));
  if (!shown.data) {
    return (
      <div className="page">
        <div className="card">
          {shown.error ? <ProblemAlert error={shown.error} retry={() => void shown.refetch()} /> : <Waiting />}
        </div>
      </div>
    );
  }

  const { value: card, etag } = shown.data;
  return (
    <div className="page">
      <p className="crumb">
        <Link to="/point">{t("point.title")}</Link>
      </p>
      <section className="card case-head hand-head">
        <div className="row spread">
          <h1>
            {card.caseNumber}
            <span className="number">{card.cardNumber}</span>
          </h1>
          <CardStateTag state={card.state} />
        </div>
        <dl className="pairs">
          <div>
            <dt>{t("field.handover.method")}</dt>
            <dd>{t(`handover.${card.handover}`)}</dd>
          </div>
          <div>
            <dt>{t("hand.made")}</dt>
            <dd>{day(card.producedAt, language)}</dd>
          </div>
          {card.appointmentAt ? (
            <div>
              <dt>{t("hand.appointment")}</dt>
              <dd>{moment(card.appointmentAt, language)}</dd>
            </div>
          ) : null}
          <div>
            <dt>{t("hand.validity")}</dt>
            <dd>{t(`validity.${card.validity}`)}</dd>
          </div>
        </dl>
        {card.state === "Ready" ? (
          <Link to={`/point/handovers/${cardId}/slip`}>
            <Button icon={<PrinterOutlined />}>{t("slip.print")}</Button>
          </Link>
        ) : null}
      </section>
      <div className="columns">
        <div>
          <NextStep card={card} etag={etag} />
          {card.shipments.length > 0 ? <Shipments of={card.shipments} /> : null}
        </div>
        <div>
          <section className="card">
            <h2>{t("face.title")}</h2>
            <CardFaces cardId={cardId} />
          </section>
          <Custody cardId={cardId} />
          {card.canLayAside ? <LayAside card={card} etag={etag} /> : null}
        </div>
      </div>
    </div>
  );
}
