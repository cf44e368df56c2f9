import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { applications, body } from "../../api/clients";
import type { ApplicationForm } from "../../api/types";
import { useWords } from "../../i18n";
import { day } from "../format";
import { ProblemAlert } from "../ProblemAlert";
import { useForm } from "./FormContext";

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The passport's two lines beside what is typed: which digit is wrong, which field disagrees, and whether it is valid
 * long enough.
 */
export function PassportCompared({ lines, form }: { lines: string; form: ApplicationForm }) {
  const { t, language, pick } = useWords();
  const { change } = useForm();
  const zone = lines.toUpperCase().replace(/[^0-9A-Z<]/g, "");
  const { familyName, givenNames, sex, dateOfBirth, passport } = form.applicant ?? {};
  const { number, expiresOn } = passport ?? {};
  const asked = {
    line1: zone.slice(0, 44),
    line2: zone.slice(44, 144),
    applicant: { familyName, givenNames, sex, dateOfBirth, passport: { number, expiresOn } },
    office: form.office,
  };
  const { data, error } = useQuery({
    queryKey: ["passport-comparison", asked],
    queryFn: () => body(applications.POST("/passport-comparisons", { body: asked })),
    enabled: asked.line1 !== "" && asked.line2 !== "",
    placeholderData: keepPreviousData,
  });
  if (!data) {
    return <ProblemAlert error={error} />;
  }

  const said = (value: string | null) =>
    value === null ? t("mrz.nothing")
    : isDay.test(value) ? day(value, language)
    : value === "M" || value === "F" ? t(`sex.${value}`)
    : value;
  const nameOf = (field: string) => t(field.endsWith("mrzLine1") ? "mrz.nationality" : `field.${field}`);
  const differing = data.fields.filter((one) => !one.agrees);
  return (
    <div className="compared" role="status">
      {data.faults.length > 0 ? (
        <Alert
          type="error"
          showIcon
          title={t("mrz.faults")}
          description={
            <ul>
              {data.faults.map((fault) => (
                <li key={fault}>{t(`mrz.fault.${fault}`)}</li>
              ))}
            </ul>
          }
        />
      ) : null}
      {differing.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t("mrz.differs")}
          description={
            <ul>
              {differing.map((one) => (
                <li key={one.field}>
                  {t("mrz.difference", { name: nameOf(one.field), typed: said(one.typed), read: said(one.read) })}{" "}
                  {one.field.endsWith("mrzLine1") ? null : (
                    <Button
                      size="small"
                      onClick={() => change({ [one.field]: one.read })}
                      aria-label={t("mrz.takeOf", { name: nameOf(one.field) })}
                    >
                      {t("mrz.take")}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      {data.fields.length > 0 && differing.length === 0 ? (
        <Alert type="success" showIcon title={t("mrz.agrees")} />
      ) : null}
      {data.validity?.problem ? (
        <Alert type="warning" showIcon title={pick(data.validity.problem.chinese, data.validity.problem.english)} />
      ) : null}
    </div>
  );
}
