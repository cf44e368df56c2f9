import { useRouteError } from "react-router";
import { useWords } from "../i18n";
import { useProblemWords } from "../shared/useProblemWords";

/** A page that could not be shown: what happened, and the way on. */
export function Failed() {
  const { t } = useWords();
  const say = useProblemWords();
  const error = useRouteError();
  return (
    <div className="page narrow" role="alert">
      <h1>{t("error.failed")}</h1>
      <p>{say(error)}</p>
      <p>
        <button className="button" type="button" onClick={() => window.location.reload()}>
          {t("error.again")}
        </button>
      </p>
    </div>
  );
}
