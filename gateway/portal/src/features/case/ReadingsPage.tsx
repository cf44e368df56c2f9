import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { applications, body, documents } from "../../api/clients";
import { Problem } from "../../api/problem";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Readings } from "../../shared/readings/Readings";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";

/** Who was shown the applicant's numbers, or opened a file of the case or its orders, when and what for. */
export function ReadingsPage() {
  const { t } = useWords();
  const { caseId = "" } = useParams();
  const file = useQuery({
    queryKey: ["case", caseId],
    queryFn: () => body(applications.GET("/cases/{caseId}", { params: { path: { caseId } } })),
  });
  const orders = file.data?.orders.filter((order) => order.number !== null).map((order) => order.id);
  const readings = useQuery({
    queryKey: ["case", caseId, "readings", orders],
    queryFn: () => read(caseId, orders ?? []),
    enabled: orders !== undefined,
    staleTime: 0,
  });
  useTitle(t("readings.title"));
  const error = file.error ?? readings.error;
  return (
    <div className="page">
      <p className="crumb">
        <Link to={`/cases/${caseId}`}>{file.data?.number ?? t("case.title")}</Link>
      </p>
      <h1>{t("readings.title")}</h1>
      <p className="quiet">{t("readings.lead")}</p>
      <ProblemAlert error={error} retry={() => void (file.error ? file.refetch() : readings.refetch())} />
      <section className="card">
        {readings.data ? (
          <Readings
            readings={[
              ...readings.data.numbers.map((one) => ({ ...one, what: t("readings.numbers") })),
              ...readings.data.files.map((one) => ({ ...one, what: one.name })),
            ]}
          />
        ) : error ? null : (
          <Waiting rows={6} />
        )}
      </section>
    </div>
  );
}

async function read(caseId: string, orders: string[]) {
  const [numbers, ...files] = await Promise.all([
    body(applications.GET("/cases/{caseId}/readings", { params: { path: { caseId } } })),
    body(documents.GET("/cases/{caseId}/readings", { params: { path: { caseId } } })),
    ...orders.map((orderId) => ofOrder(orderId)),
  ]);
  return { numbers, files: files.flat() };
}

// An order for which nothing was handed in has no files that anybody could read.
async function ofOrder(orderId: string) {
  try {
    return await body(documents.GET("/orders/{orderId}/readings", { params: { path: { orderId } } }));
  } catch (error) {
    if (error instanceof Problem && error.status === 404) {
      return [];
    }

    throw error;
  }
}
