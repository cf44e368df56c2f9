import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import { applications, once } from "../../api/clients";
import type { ApplicationForm, CaseView, Checklist } from "../../api/types";
import { useWords } from "../../i18n";
import { ErrorSummary } from "../../shared/ErrorSummary";
import { useShown } from "../../shared/form/Field";
import { addressFields, applicantFields, companyFields, invoiceFields } from "../../shared/form/fields";
import { useFaults } from "../../shared/form/useFaults";
import type { SavedForm } from "../../shared/form/useSavedForm";
import { Module } from "../../shared/form/Module";
import { useHandoverChoices } from "../../shared/handover/HandoverFields";
import { useOffices } from "../../shared/handover/useOffices";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { stepOfField } from "./steps";

interface Props {
  saved: SavedForm<CaseView, ApplicationForm>;
  checklist: Checklist | undefined;
  isCorrection: boolean;
}

/** Everything as it will be sent, module by module, each with a way back to mend it. */
export function Confirm({ saved, checklist, isCorrection }: Props) {
  const { t, pick } = useWords();
  const show = useShown();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { view, form } = saved;
  const points = useHandoverChoices(form.office ?? "").data?.servicePoints;
  const point = points?.find((one) => one.code === form.handover?.servicePoint);
  const office = useOffices().data?.find((one) => one.office === form.office);
  const confirm = `/cases/${view.id}/form/confirm`;
  const to = (step: string) => `/cases/${view.id}/form/${step}?back=${encodeURIComponent(confirm)}`;
  const found = useFaults();
  const faults = [
    ...found.ofProblems(view.problems, (field) => to(stepOfField(field))),
    ...found.ofMissing(checklist, to("materials")),
  ];
  const submit = useMutation({
    mutationFn: async () => {
      if (await saved.flush()) {
        await applications.POST("/cases/{caseId}/submission", {
          params: {
            path: { caseId: view.id },
            header: { "If-Match": saved.etag() },
          },
          headers: once(),
        });
        await queries.invalidateQueries({ queryKey: ["case", view.id] });
        await queries.invalidateQueries({ queryKey: ["cases"] });
        await navigate(`/cases/${view.id}/done`, { replace: true });
      }
    },
  });
  return (
    <>
      <ErrorSummary faults={faults} title={t("application.notReady", { count: faults.length })} />
      <Module
        title={t("application.step.company")}
        edit={to("company")}
        specs={companyFields}
        form={form}
        show={show}
      />
      <Module
        title={t("application.step.applicant")}
        edit={to("applicant")}
        specs={applicantFields}
        form={form}
        show={show}
      />
      <Module title={t("application.step.office")} edit={to("office")} specs={[]} form={form} show={show}>
        <div>
          <dt>{t("term:reviewOffice")}</dt>
          <dd>{office ? pick(office.chineseName, office.englishName) : "—"}</dd>
        </div>
      </Module>
      <Module title={t("application.step.materials")} edit={to("materials")} specs={[]} form={form} show={show}>
        {checklist?.items
          .filter((item) => item.files.length > 0)
          .map((item) => (
            <div key={item.item}>
              <dt>{pick(item.chineseName, item.englishName)}</dt>
              <dd>{item.files.map((file) => file.name).join(t("list.comma"))}</dd>
            </div>
          ))}
      </Module>
      <Module
        title={t("application.step.handover")}
        edit={to("handover")}
        specs={form.handover?.method === "Mailing" ? addressFields : []}
        form={form}
        show={show}
      >
        <div>
          <dt>{t("field.handover.method")}</dt>
          <dd>{form.handover?.method ? t(`handover.${form.handover.method}`) : "—"}</dd>
        </div>
        {form.handover?.method === "Collection" ? (
          <div>
            <dt>{t("term:servicePoint")}</dt>
            <dd>{point ? pick(point.chineseName, point.englishName) : "—"}</dd>
          </div>
        ) : null}
      </Module>
      <Module
        title={t("application.step.invoice")}
        edit={to("invoice")}
        specs={invoiceFields}
        form={form}
        show={show}
      />
      <ProblemAlert error={submit.error} />
      {isCorrection ? (
        <Link to={`/cases/${view.id}/correction`}>
          <Button type="primary" size="large">
            {t("correction.back")}
          </Button>
        </Link>
      ) : (
        <section className="card">
          <p>{t("application.declare")}</p>
          <Button type="primary" size="large" loading={submit.isPending} onClick={() => submit.mutate()}>
            {t("application.submit")}
          </Button>
        </section>
      )}
    </>
  );
}
