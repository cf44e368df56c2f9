import { useParams } from "react-router";
import { applications, versioned } from "../../api/clients";
import { useWords } from "../../i18n";
import { LoadedForm } from "../../shared/form/LoadedForm";
import { useTitle } from "../../shared/useTitle";
import { Wizard } from "./Wizard";

/** The application as it is being filled in, or corrected. */
export function ApplicationPage() {
  const { t } = useWords();
  const { caseId = "" } = useParams();
  useTitle(t("application.title"));
  const read = () => versioned(applications.GET("/cases/{caseId}", { params: { path: { caseId } } }));
  return (
    <LoadedForm name={["draft", caseId]} read={read} isOpen={(view) => view.availableActions.includes("EditForm")}>
      {(loaded) => <Wizard key={caseId} loaded={loaded} read={read} />}
    </LoadedForm>
  );
}
