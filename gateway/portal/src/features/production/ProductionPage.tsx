import { useTitle } from "../../shared/useTitle";
import { useWords } from "../../i18n";
import { Jobs } from "./Jobs";
import { OpenBatches } from "./OpenBatches";
import { Released } from "./Released";
import { ToDestroy } from "./ToDestroy";

/** Cards to be made: two clerks make them together, and two see destroyed what was spoiled. */
export function ProductionPage() {
  const { t } = useWords();
  useTitle(t("point.menu.production"));
  return (
    <div className="page">
      <h1>{t("point.menu.production")}</h1>
      <p className="quiet">{t("make.lead")}</p>
      <div className="columns">
        <Jobs />
        <div>
          <OpenBatches />
          <ToDestroy />
          <Released />
        </div>
      </div>
    </div>
  );
}
