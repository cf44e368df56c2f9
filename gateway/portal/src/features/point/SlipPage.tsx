import { PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useParams } from "react-router";
import { body, delivery } from "../../api/clients";
import { useAccount } from "../../api/session";
import { useWords } from "../../i18n";
import { Barcode } from "../../shared/Barcode";
import { day, moment } from "../../shared/format";
import { useHandoverChoices } from "../../shared/handover/HandoverFields";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import "./point.css";

/** The pickup slip: where and when the card is handed over, its number to scan, and what to bring. */
export function SlipPage() {
  const { t, language, pick } = useWords();
  const { cardId = "" } = useParams();
  const { data: account } = useAccount();
  const shown = useQuery({
    queryKey: ["point", "slip", cardId],
    queryFn: () => body(delivery.GET("/handovers/{cardId}", { params: { path: { cardId } } })),
  });
  const choices = useHandoverChoices(account?.office ?? "");
  useTitle(t("slip.title"));
  const card = shown.data;
  if (!card || !choices.data) {
    const error = shown.error ?? choices.error;
    return <div className="page narrow">{error ? <ProblemAlert error={error} /> : <Waiting />}</div>;
  }

  const point = choices.data.servicePoints.find((one) => one.code === card.servicePoint);
  const bring = ["passport", ...(card.oldCardOwed ? ["oldCard"] : []), "representative"];
  return (
    <div className="page narrow">
      <div className="row spread no-print">
        <p className="crumb">
          <Link to={`/point/handovers/${cardId}`}>{card.caseNumber}</Link>
        </p>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t("slip.print")}
        </Button>
      </div>
      <article className="card slip">
        <h1>{t("slip.title")}</h1>
        <Barcode number={card.caseNumber} label={t("slip.barcode", { number: card.caseNumber })} />
        <dl className="pairs">
          <div>
            <dt>{t("slip.where")}</dt>
            <dd>
              {point ? pick(point.chineseName, point.englishName) : card.servicePoint}
              <br />
              {point?.address}
              <br />
              {point ? pick(point.chineseHours, point.englishHours) : ""}
            </dd>
          </div>
          <div>
            <dt>{t("slip.when")}</dt>
            <dd>{card.appointmentAt ? moment(card.appointmentAt, language) : t("slip.anyTime")}</dd>
          </div>
        </dl>
        <h2>{t("slip.bring")}</h2>
        <ul>
          {bring.map((one) => (
            <li key={one}>{t(`slip.brings.${one}`)}</li>
          ))}
        </ul>
        {point?.chineseNotice ? <p>{pick(point.chineseNotice, point.englishNotice)}</p> : null}
        <p className="quiet">{t("slip.printed", { day: day(new Date().toISOString(), language) })}</p>
      </article>
    </div>
  );
}
