import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { applications, body, documents, review, versioned } from "../../api/clients";
import { Problem } from "../../api/problem";
import { useAccount } from "../../api/session";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Desk } from "../../shared/review/Desk";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { CaseReview } from "./CaseReview";

// The ministry finds cases that have not come to it yet: it may read them, there is nothing to decide.
async function readReview(caseId: string) {
  try {
    return await versioned(review.GET("/cases/{caseId}", { params: { path: { caseId } } }));
  } catch (error) {
    if (error instanceof Problem && error.status === 404) {
      return null;
    }

    throw error;
  }
}

/** A case at the desk: the form on the left, what was handed in on the right, what can be decided at the foot. */
export function DeskCasePage() {
  const { t } = useWords();
  const { caseId = "" } = useParams();
  const { data: account } = useAccount();
  const params = { path: { caseId } };
  const reviewed = useQuery({
    queryKey: ["desk", "case", caseId],
    queryFn: () => readReview(caseId),
    staleTime: 0,
    refetchInterval: 20_000,
  });
  const round = reviewed.data?.value.round ?? 0; // with a correction all of it may be another
  const file = useQuery({
    queryKey: ["case", caseId, "at-desk", round],
    queryFn: () => body(applications.GET("/cases/{caseId}", { params })),
    enabled: reviewed.data !== undefined,
    staleTime: 0,
  });
  const handedIn = useQuery({
    queryKey: ["case", caseId, "handed-in", round],
    queryFn: () => body(documents.GET("/cases/{caseId}/handed-in", { params })),
    enabled: reviewed.data !== undefined,
  });
  useTitle(file.data?.number ?? t("menu.desk"));
  const error = reviewed.error ?? file.error ?? handedIn.error;
  if (!file.data || !handedIn.data || reviewed.data === undefined || !account) {
    return (
      <Desk>
        <ProblemAlert
          error={error}
          retry={() => {
            void reviewed.refetch();
            void file.refetch();
            void handedIn.refetch();
          }}
        />
        {error ? null : (
          <div className="review">
            <div className="card">
              <Waiting rows={14} />
            </div>
            <div className="card">
              <Waiting rows={14} />
            </div>
          </div>
        )}
      </Desk>
    );
  }

  return (
    <CaseReview
      key={caseId}
      account={account}
      file={file.data}
      handedIn={handedIn.data}
      reviewed={reviewed.data}
    />
  );
}
