import { CopyOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Result } from "antd";
import { Link, useParams } from "react-router";
import { applications, body } from "../../api/clients";
import { useWords } from "../../i18n";
import { Barcode } from "../../shared/Barcode";
import { Pay } from "../../shared/case/Pay";
import { useLive } from "../../shared/live/useLive";
import { PrintButton } from "../../shared/PrintButton";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";

const next = ["preliminary", "foreignAffairs", "ministry", "economies", "card"];

/** Submitted: the number, what happens next, and the fee, which may be paid at once. */
export function DonePage() {
  const { t } = useWords();
  const { message } = App.useApp();
  const { caseId = "" } = useParams();
  useTitle(t("done.title"));
  useLive();
  const shown = useQuery({
    queryKey: ["case", caseId],
    queryFn: () => body(applications.GET("/cases/{caseId}", { params: { path: { caseId } } })),
  });
  if (!shown.data) {
    return <div className="page narrow">{shown.error ? <ProblemAlert error={shown.error} /> : <Waiting />}</div>;
  }

  const number = shown.data.number ?? "";
  const copy = () => navigator.clipboard.writeText(number).then(() => message.success(t("done.copied")));
  return (
    <div className="page narrow">
      <Result
        status="success"
        title={<h1 className="result-title">{t("done.title")}</h1>}
        subTitle={
          <>
            <span className="big-number">{number}</span>
            <Button type="text" icon={<CopyOutlined />} aria-label={t("done.copy")} onClick={() => void copy()} />
          </>
        }
      />
      <Barcode number={number} label={t("slip.barcode", { number })} />
      <section className="card">
        <h2>{t("charge.title")}</h2>
        <Pay caseId={caseId} empty="charge.soon" />
      </section>
      <section className="card">
        <h2>{t("done.next")}</h2>
        <ol>
          {next.map((one) => (
            <li key={one}>{t(`done.steps.${one}`)}</li>
          ))}
        </ol>
        <p className="quiet">{t("done.told")}</p>
      </section>
      <div className="row">
        <Link to={`/cases/${caseId}`}>
          <Button type="primary">{t("done.toCase")}</Button>
        </Link>
        <PrintButton />
      </div>
    </div>
  );
}
