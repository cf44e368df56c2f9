import { useQuery } from "@tanstack/react-query";
import { Button, Form, Progress, Steps } from "antd";
import { useEffect, useState } from "react";
import { Link, useLocation, useNavigate, useParams, useSearchParams } from "react-router";
import { applications, body, documents, versioned, type Versioned } from "../../api/clients";
import type { ApplicationForm, CaseView } from "../../api/types";
import { useWords } from "../../i18n";
import { ErrorSummary } from "../../shared/ErrorSummary";
import { FormContext } from "../../shared/form/FormContext";
import { covers } from "../../shared/form/paths";
import { SaveNote, SaveTrouble } from "../../shared/form/SaveNote";
import { useFaults } from "../../shared/form/useFaults";
import { useSavedForm } from "../../shared/form/useSavedForm";
import { Confirm } from "./Confirm";
import { StepFields } from "./StepFields";
import { stepOf, stepOfField, steps } from "./steps";

const formOf = (view: CaseView): ApplicationForm => view.form;

/** The application step by step, saved as it is typed. */
export function Wizard({ loaded, read }: { loaded: Versioned<CaseView>; read: () => Promise<Versioned<CaseView>> }) {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const params = useParams();
  const caseId = loaded.value.id;
  const step = stepOf(params.step);
  const at = steps.findIndex((one) => one.name === step);
  const saved = useSavedForm<CaseView, ApplicationForm>({
    name: caseId,
    loaded,
    formOf,
    save: (form, etag) =>
      versioned(
        applications.PUT("/cases/{caseId}/form", {
          params: { path: { caseId }, header: { "If-Match": etag } },
          body: form,
        }),
      ),
    reload: read,
  });
  const [tried, setTried] = useState<readonly string[]>([]); // whose mistakes are shown: what was left with Next
  const [refusals, setRefusals] = useState(0);
  const pins = saved.view.label === "InCorrection" ? saved.view.corrections.at(-1)?.pins : undefined;
  const shown = (path: string) => tried.includes(stepOfField(path)) || tried.includes("confirm");
  const problems = saved.view.problems.filter((problem) => shown(problem.field));
  const here = problems.filter((problem) => stepOfField(problem.field) === step);
  const office = saved.form.office ?? "";
  const direct = saved.form.company?.reportsDirectly === true; // it hands in what the office asks of those
  const checklist = useQuery({
    queryKey: ["checklist", caseId, office, direct],
    queryFn: () =>
      body(documents.GET("/cases/{caseId}/checklist", { params: { path: { caseId }, query: { office, direct } } })),
    enabled: office !== "",
  });
  useFocusOnTarget();

  const found = useFaults();
  const go = async (to: number) => {
    setTried((before) => [...before, step]);
    const now = await saved.flush();
    const stays =
      to > at &&
      now !== null &&
      step !== "confirm" &&
      search.get("back") === null &&
      now.problems.some((problem) => stepOfField(problem.field) === step) &&
      !tried.includes(step);
    if (stays) {
      setRefusals((before) => before + 1); // shown once; who wants to go on with mistakes may: it is a draft
      return;
    }

    const next =
      search.get("back") !== null && to > at ? search.get("back")! : `/cases/${caseId}/form/${steps[to]!.name}`;
    await navigate(next);
  };

  return (
    <FormContext
      value={{
        form: saved.form,
        change: saved.change,
        problem: (path) => {
          const found = problems.find((problem) => problem.field === path);
          return found && pick(found.chinese, found.english);
        },
        locked: (path) => pins !== undefined && !pins.some((pin) => pin.kind === "Field" && covers(pin.target, path)),
      }}
    >
      <div className="page wizard">
        <h1>{t(pins ? "application.correcting" : "application.title")}</h1>
        <Steps
          className="wizard-steps"
          size="small"
          current={at}
          onChange={(to) => void go(to)}
          items={steps.map((one) => ({ title: t(`application.step.${one.name}`) }))}
        />
        <div className="wizard-where">
          <b>
            {t("application.where", { at: at + 1, of: steps.length })} {t(`application.step.${step}`)}
          </b>
          <Progress
            percent={Math.round(((at + 1) / steps.length) * 100)}
            showInfo={false}
            size="small"
            aria-label={t("application.where", { at: at + 1, of: steps.length })}
          />
        </div>
        <SaveTrouble saved={saved} />
        <ErrorSummary
          key={refusals}
          focus={refusals > 0}
          faults={found.ofProblems(here)}
        />
        <Form layout="vertical" component="div">
          {step === "confirm" ? (
            <Confirm saved={saved} checklist={checklist.data} isCorrection={pins !== undefined} />
          ) : (
            <StepFields step={step} view={saved.view} form={saved.form} checklist={checklist} pins={pins} />
          )}
        </Form>
        <div className="bar">
          <SaveNote saved={saved} />
          <div className="row">
            {at > 0 ? <Button onClick={() => void go(at - 1)}>{t("form.previous")}</Button> : null}
            {at === 0 ? (
              <Link to="/cases">
                <Button>{t("application.later")}</Button>
              </Link>
            ) : null}
            {step === "confirm" ? null : (
              <Button type="primary" onClick={() => void go(at + 1)}>
                {t(search.get("back") ? "application.backToConfirm" : "form.next")}
              </Button>
            )}
          </div>
        </div>
      </div>
    </FormContext>
  );
}

// A link of an error summary leads to a field: there the cursor goes, too.
function useFocusOnTarget(): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    const target = hash ? document.getElementById(hash.slice(1)) : null;
    target?.scrollIntoView({ block: "center" });
    (target?.querySelector<HTMLElement>("input, textarea, select") ?? target)?.focus();
  }, [hash, key]);
}
