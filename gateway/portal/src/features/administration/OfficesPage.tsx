import { Link } from "react-router";
import { useWords } from "../../i18n";
import { useOffices } from "../../shared/handover/useOffices";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { tabs } from "./tabs";

/** The review offices, each with the way to all that is configured for it. */
export function OfficesPage() {
  const { t, pick } = useWords();
  const offices = useOffices();
  useTitle(t("menu.offices"));
  return (
    <div className="page">
      <h1>{t("menu.offices")}</h1>
      <p className="quiet">{t("offices.lead")}</p>
      <ProblemAlert error={offices.error} retry={() => void offices.refetch()} />
      {offices.isPending ? (
        <div className="card">
          <Waiting />
        </div>
      ) : null}
      <ul className="list">
        {offices.data?.map((office) => (
          <li key={office.office} className="card">
            <Link className="list-name" to={`/offices/${office.office}`}>
              {pick(office.chineseName, office.englishName)}
              <span className="number">{office.office}</span>
            </Link>
            <p>
              {t("offices.deadlines", {
                preliminary: office.preliminaryDays,
                foreignAffairs: office.foreignAffairsDays,
                ministry: office.ministryDays,
              })}
            </p>
            <p className="row">
              {tabs.map((tab) => (
                <Link key={tab} to={`/offices/${office.office}/${tab}`}>
                  {t(`offices.tab.${tab}`)}
                </Link>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
