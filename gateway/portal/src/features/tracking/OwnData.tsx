import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { applications, body } from "../../api/clients";
import { useWords } from "../../i18n";
import { economyName } from "../../i18n/economies";
import { moment } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Readings } from "../../shared/readings/Readings";
import { Waiting } from "../../shared/Waiting";

/** What is kept of the applicant, who has read it, and the applicant's own word on it. */
export function OwnData({ token }: { token: string }) {
  const { t, language } = useWords();
  const params = { header: { "X-Tracking-Token": token } };
  const own = useQuery({
    queryKey: ["tracking", "own-data"],
    queryFn: () => body(applications.GET("/tracking/own-data", { params })),
    gcTime: 0, // nobody else at this screen finds it
    staleTime: Infinity,
  });
  const consent = useMutation({
    mutationFn: () => body(applications.POST("/tracking/consent", { params })),
    onSuccess: () => own.refetch(),
  });
  if (!own.data) {
    return own.error ? <ProblemAlert error={own.error} retry={() => void own.refetch()} /> : <Waiting rows={6} />;
  }

  const data = own.data;
  const economies = data.toldEconomies.map((one) => economyName(one, language)).join(t("list.comma"));
  return (
    <>
      <section className="card">
        <h2>{t("ownData.consent")}</h2>
        <p>{t("ownData.goesTo", { economies: economies || t("ownData.nobody") })}</p>
        <ProblemAlert error={consent.error} />
        {data.consentGivenAt ? (
          <Alert type="success" showIcon title={t("ownData.given", { at: moment(data.consentGivenAt, language) })} />
        ) : (
          <Button type="primary" loading={consent.isPending} onClick={() => consent.mutate()}>
            {t("ownData.give")}
          </Button>
        )}
      </section>
      <section className="card">
        <h2>{t("readings.title")}</h2>
        <Readings
          readings={[
            ...data.readings.map((one) => ({ ...one, what: t("readings.numbers") })),
            ...data.fileReadings.map((one) => ({ ...one, what: one.name })),
          ]}
        />
      </section>
      <section className="card">
        <h2>{t("ownData.title")}</h2>
        <p className="quiet">{t("ownData.lead", { enterprise: data.enterprise })}</p>
        <Button onClick={() => save(data.caseNumber, data)}>{t("ownData.save")}</Button>
      </section>
    </>
  );
}

function save(caseNumber: string, data: object) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }));
  link.download = `${caseNumber}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
