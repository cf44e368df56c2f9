import "./administration.css";
import type { ComponentType } from "react";
import { Link, useParams } from "react-router";
import { useWords } from "../../i18n";
import { useOffices } from "../../shared/handover/useOffices";
import { useTitle } from "../../shared/useTitle";
import { ChecklistTab } from "./ChecklistTab";
import { FeesTab } from "./FeesTab";
import { ParticularsTab } from "./ParticularsTab";
import { PointsTab } from "./PointsTab";
import { RulesTab } from "./RulesTab";
import { tabs } from "./tabs";

const pages: Record<(typeof tabs)[number], ComponentType<{ office: string }>> = {
  particulars: ParticularsTab,
  checklist: ChecklistTab,
  rules: RulesTab,
  fees: FeesTab,
  points: PointsTab,
};

/** All that is configured for a review office. */
export function OfficePage() {
  const { t, pick } = useWords();
  const { office = "", tab } = useParams();
  const offices = useOffices();
  const found = offices.data?.find((one) => one.office === office);
  const name = pick(found?.chineseName, found?.englishName) || office;
  const shown = tabs.find((one) => one === tab) ?? "particulars";
  useTitle(`${name} · ${t(`offices.tab.${shown}`)}`);
  const Shown = pages[shown];
  return (
    <div className="page">
      <p className="crumb">
        <Link to="/offices">{t("menu.offices")}</Link>
      </p>
      <h1>
        {name} <span className="number">{office}</span>
      </h1>
      <nav className="tabs" aria-label={name}>
        {tabs.map((one) => (
          <Link key={one} to={`/offices/${office}/${one}`} aria-current={one === shown ? "page" : undefined}>
            {t(`offices.tab.${one}`)}
          </Link>
        ))}
      </nav>
      <Shown key={`${office} ${shown}`} office={office} />
    </div>
  );
}
