import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "react-router";
import { applications, body, documents, once } from "../../api/clients";
import { useWords } from "../../i18n";
import { PinsForm } from "../../shared/case/PinsForm";
import { stepOfPath } from "../../shared/form/paths";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";

/** What the office pinned of an application. */
export function CorrectionPage() {
  const { t, pick } = useWords();
  const { caseId = "" } = useParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const params = { path: { caseId } };
  useTitle(t("correction.title"));
  const shown = useQuery({
    queryKey: ["case", caseId],
    queryFn: () => body(applications.GET("/cases/{caseId}", { params })),
    staleTime: 0, // the form has just been changed
  });
  const office = shown.data?.form.office ?? "";
  const checklist = useQuery({
    queryKey: ["checklist", caseId, office],
    queryFn: () => body(documents.GET("/cases/{caseId}/checklist", { params: { ...params, query: { office } } })),
    enabled: office !== "",
  });
  const open = shown.data?.label === "InCorrection" ? shown.data.corrections.at(-1) : undefined;
  if (!shown.data || !open) {
    return (
      <div className="page narrow">
        {shown.error ? (
          <ProblemAlert error={shown.error} />
        ) : shown.data ? (
          <p>{t("correction.none")}</p>
        ) : (
          <Waiting />
        )}
        <p>
          <Link to={`/cases/${caseId}`}>{t("form.back")}</Link>
        </p>
      </div>
    );
  }

  const back = encodeURIComponent(`/cases/${caseId}/correction`);
  return (
    <div className="page narrow">
      <h1>
        {t("correction.title")} <span className="number">{shown.data.number}</span>
      </h1>
      <PinsForm
        pins={open.pins}
        calls={shown.data.calls}
        nameOf={(pin) => {
          const item = checklist.data?.items.find((one) => one.item === pin.target);
          return pin.kind === "Field" ? t(`field.${pin.target}`) : pick(item?.chineseName, item?.englishName);
        }}
        wayTo={(pin) =>
          `/cases/${caseId}/form/${pin.kind === "Field" ? stepOfPath(pin.target) : "materials"}?back=${back}`
        }
        handIn={async (answers) => {
          if (answers.length > 0) {
            await applications.PUT("/cases/{caseId}/correction", { params, body: { answers } });
          }

          await applications.POST("/cases/{caseId}/correction/submission", {
            params,
            headers: once(),
          });
          await queries.invalidateQueries({ queryKey: ["case", caseId] });
          await navigate(`/cases/${caseId}`);
        }}
      />
      <p>
        <Link to={`/cases/${caseId}`}>{t("form.back")}</Link>
      </p>
    </div>
  );
}
