import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { body, identity } from "../api/clients";

const most = 100; // at once: more people than sit at any desk

/** Whether a record was made by somebody; what came with the system was not. */
export const isAccount = (by: string | null | undefined): by is string => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(by ?? "");

/** What colleagues are called, by their accounts; who is not known, or not yet, by the word given for it. */
export function useNames(
  accounts: readonly (string | null | undefined)[],
  unknown: string,
): (account: string) => string {
  const ids = [...new Set(accounts.filter(isAccount))].sort().slice(0, most);
  const names = useQuery({
    queryKey: ["names", ids],
    queryFn: () => body(identity.GET("/officers/names", { params: { query: { ids } } })),
    enabled: ids.length > 0,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  return (account) => names.data?.find((one) => one.id === account)?.name ?? unknown;
}
