import { useQuery } from "@tanstack/react-query";
import { applications, body } from "../../api/clients";
import type { Charge } from "../../api/types";

const pages = 10; // of a hundred cases: who has more finds the others by their numbers

// Payments knows no names; the list of cases, the newest first, does. It is read as far as is needed.
async function readApplicants(wanted: readonly string[]): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  for (let after: string | undefined, page = 0; page < pages; page++) {
    const { items, next } = await body(applications.GET("/cases", { params: { query: { after, limit: 100 } } }));
    items.forEach((item) => item.applicant && (names[item.id] = item.applicant));
    after = next ?? undefined;
    if (after === undefined || wanted.every((id) => id in names)) {
      break;
    }
  }

  return names;
}

/** Whose case a charge belongs to. */
export function useApplicants(charges: readonly Charge[]): (charge: Charge) => string | undefined {
  const wanted = [...new Set(charges.map((charge) => charge.caseId))].sort();
  const names = useQuery({
    queryKey: ["cases", "applicants", wanted],
    queryFn: () => readApplicants(wanted),
    enabled: wanted.length > 0,
    staleTime: 60_000,
  });
  return (charge) => names.data?.[charge.caseId];
}
