import { useQueries } from "@tanstack/react-query";
import { body, payments } from "../../api/clients";

async function readNumber(chargeId: string): Promise<string> {
  const charge = await body(payments.GET("/charges/{chargeId}", { params: { path: { chargeId } } }));
  return charge.orderNumber ?? charge.caseNumber;
}

/** What people call the charges that the ledger knows by their ids; the id where that cannot be had. */
export function useChargeNumbers(chargeIds: readonly string[]): (chargeId: string) => string {
  const ids = [...new Set(chargeIds)];
  const numbers = useQueries({
    queries: ids.map((id) => ({
      queryKey: ["charge-number", id],
      queryFn: () => readNumber(id),
      staleTime: Infinity,
    })),
  });
  return (id) => {
    const asked = numbers[ids.indexOf(id)];
    return asked?.data ?? (asked?.isError ? id : "…");
  };
}
