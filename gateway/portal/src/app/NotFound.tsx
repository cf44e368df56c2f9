import { Link } from "react-router";
import { useWords } from "../i18n";
import { useTitle } from "../shared/useTitle";

export function NotFound() {
  const { t } = useWords();
  useTitle(t("error.noPage"));
  return (
    <div className="page narrow">
      <h1>{t("error.noPage")}</h1>
      <p>{t("error.noPageWhy")}</p>
      <p>
        <Link to="/">{t("menu.home")}</Link>
      </p>
    </div>
  );
}
