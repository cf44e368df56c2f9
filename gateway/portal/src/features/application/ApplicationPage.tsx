import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { applications, versioned } from "../../api/clients";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { Wizard } from "./Wizard";

/** The application as it is being filled in, or corrected. */
export function ApplicationPage() {
  const { t } = useWords();
  const { caseId = "" } = useParams();
  useTitle(t("application.title"));
  const read = () => versioned(applications.GET("/cases/{caseId}", { params: { path: { caseId } } }));
  const loaded = useQuery({
    queryKey: ["draft", caseId],
    queryFn: read,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  });
  if (!loaded.data) {
    return (
      <div className="page">
        <ProblemAlert error={loaded.error} retry={() => void loaded.refetch()} />
        {loaded.isPending ? (
          <div className="card">
            <Waiting rows={10} />
          </div>
        ) : null}
      </div>
    );
  }

  return loaded.data.value.availableActions.includes("EditForm") ? (
    <Wizard key={caseId} loaded={loaded.data} read={read} />
  ) : (
    <div className="page">
      <p>{t("application.closed")}</p>
    </div>
  );
}
