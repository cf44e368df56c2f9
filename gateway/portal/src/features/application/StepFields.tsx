import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { Button, Form, Radio } from "antd";
import { applications, body } from "../../api/clients";
import { useAccount } from "../../api/session";
import type { ApplicationForm, CaseView, Checklist, Pin } from "../../api/types";
import { useWords } from "../../i18n";
import { Field, type FieldSpec } from "../../shared/form/Field";
import { applicantFields, companyFields, invoiceFields } from "../../shared/form/fields";
import { useForm } from "../../shared/form/FormContext";
import { MrzPaste } from "../../shared/form/MrzPaste";
import { idOf } from "../../shared/form/paths";
import { HandoverFields } from "../../shared/handover/HandoverFields";
import { useOffices } from "../../shared/handover/useOffices";
import { LicenceFacts } from "../../shared/LicenceFacts";
import { Materials } from "../../shared/materials/Materials";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Term } from "../../shared/Term";
import { Waiting } from "../../shared/Waiting";
import type { StepName } from "./steps";

interface Props {
  step: StepName;
  view: CaseView;
  form: ApplicationForm;
  checklist: UseQueryResult<Checklist>;
  pins: Pin[] | undefined;
}

export function StepFields({ step, view, form, checklist, pins }: Props) {
  const { t } = useWords();
  const { data: account } = useAccount();
  switch (step) {
    case "company":
      return (
        <section className="card">
          <h2>{t("application.step.company")}</h2>
          {account?.enterprise ? (
            <>
              <LicenceFacts of={account.enterprise} />
              <p className="quiet">{t("registration.fromLicence")}</p>
            </>
          ) : null}
          <Fields of={companyFields} />
        </section>
      );
    case "applicant":
      return (
        <section className="card">
          <h2>{t("application.step.applicant")}</h2>
          {pins ? null : (
            <MrzPaste
              compared={form}
              fill={({ number, expiresOn, mrzLine1, mrzLine2, ...person }) => ({
                "applicant.familyName": person.familyName,
                "applicant.givenNames": person.givenNames,
                "applicant.dateOfBirth": person.dateOfBirth,
                ...(person.sex ? { "applicant.sex": person.sex } : {}),
                "applicant.passport.number": number,
                "applicant.passport.expiresOn": expiresOn,
                "applicant.passport.mrzLine1": mrzLine1,
                "applicant.passport.mrzLine2": mrzLine2,
              })}
            />
          )}
          <Fields of={applicantFields} />
        </section>
      );
    case "office":
      return (
        <section className="card">
          <h2>{t("application.step.office")}</h2>
          <OfficeChoice form={form} />
        </section>
      );
    case "materials":
      return (
        <section className="card">
          <h2>{t("application.step.materials")}</h2>
          {form.office ? null : <p>{t("application.officeFirst")}</p>}
          <ProblemAlert error={checklist.error} retry={() => void checklist.refetch()} />
          {checklist.data ? (
            <Materials
              checklist={checklist.data}
              dossier={{
                of: "cases",
                id: view.id,
                query: `?office=${form.office ?? ""}`,
                queryKey: ["checklist", view.id],
                isOpen: (item) => !pins || pins.some((pin) => pin.kind === "Material" && pin.target === item),
              }}
            />
          ) : null}
        </section>
      );
    case "handover":
      return (
        <section className="card">
          <h2>{t("application.step.handover")}</h2>
          {form.office ? (
            <div className="fields">
              <HandoverFields office={form.office} />
            </div>
          ) : (
            <p>{t("application.officeFirst")}</p>
          )}
        </section>
      );
    default:
      return (
        <section className="card">
          <h2>{t("application.step.invoice")}</h2>
          <p className="quiet">{t("application.invoiceTitle", { name: account?.enterprise?.name })}</p>
          <Fields of={invoiceFields} />
          <UsualInvoice uscc={account?.enterprise?.uscc} email={form.company?.contactEmail} />
        </section>
      );
  }
}

function Fields({ of }: { of: FieldSpec[] }) {
  return (
    <div className="fields">
      {of.map((spec) => (
        <Field key={spec.path} spec={spec} />
      ))}
    </div>
  );
}

function UsualInvoice({ uscc, email }: { uscc: string | undefined; email: string | null | undefined }) {
  const { t } = useWords();
  const { change, locked } = useForm();
  return uscc && !locked("invoice.taxpayerNumber") ? (
    <Button onClick={() => change({ "invoice.taxpayerNumber": uscc, ...(email ? { "invoice.email": email } : {}) })}>
      {t("application.usualInvoice")}
    </Button>
  ) : null;
}

function OfficeChoice({ form }: { form: ApplicationForm }) {
  const { t, pick } = useWords();
  const { change, problem, locked } = useForm();
  const offices = useOffices();
  if (!offices.data) {
    return offices.error ? (
      <ProblemAlert error={offices.error} retry={() => void offices.refetch()} />
    ) : (
      <Waiting rows={4} />
    );
  }

  const said = problem("office");
  return (
    <>
      <Form.Item label={<Term name="reviewOffice" />} validateStatus={said ? "error" : undefined} help={said}>
        <Radio.Group
          id={idOf("office")}
          className="big-choices"
          disabled={locked("office")}
          value={form.office}
          onChange={(event) => change({ office: event.target.value as string, "handover.servicePoint": null })}
          options={offices.data.map((office) => ({
            value: office.office,
            label: pick(office.chineseName, office.englishName),
          }))}
        />
      </Form.Item>
      {form.office ? <Rules office={form.office} /> : <p className="quiet">{t("application.officeHint")}</p>}
    </>
  );
}

/** What the office asks of the enterprise and the applicant: before anything is sent. */
function Rules({ office }: { office: string }) {
  const { t } = useWords();
  const rules = useQuery({
    queryKey: ["eligibility", office],
    queryFn: () => body(applications.GET("/offices/{office}/eligibility-rules", { params: { path: { office } } })),
    staleTime: 60_000,
  });
  const wordsOf: Partial<Record<string, string>> = {
    EnterpriseKind: "enterpriseKind",
    Sector: "sector",
    StaffCategory: "staffCategory",
    TaxCredit: "taxCredit",
  };
  return (
    <>
      <ProblemAlert error={rules.error} />
      {rules.data ? <h3>{t("rule.title")}</h3> : null}
      <ul>
        {rules.data?.rules.map((rule) => (
          <li key={rule.kind}>
            {t(`rule.${rule.kind}`, {
              least: rule.least,
              allowed: rule.allowed?.map((one) => t(`${wordsOf[rule.kind]}.${one}`)).join(t("list.comma")),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
