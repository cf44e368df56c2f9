import "./ministry.css";
import { useTitle } from "../../shared/useTitle";
import { useWords } from "../../i18n";
import { LateEconomies } from "./LateEconomies";
import { OpenQuestions } from "./OpenQuestions";

/** Economies that should have decided by now, and what economies have asked and not decided since. */
export function OverduePage() {
  const { t } = useWords();
  useTitle(t("menu.overdue"));
  return (
    <div className="page">
      <h1>{t("menu.overdue")}</h1>
      <p className="quiet">{t("ministry.overdueLead")}</p>
      <LateEconomies />
      <OpenQuestions />
    </div>
  );
}
