import { useQuery } from "@tanstack/react-query";
import { body, identity } from "../../api/clients";

const wait = (until: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, until - Date.now())));

async function readCode(account: string): Promise<string> {
  const next = await body(identity.GET("/demo-accounts/{account}/code", { params: { path: { account } } }));
  await wait(new Date(next.usableFrom).getTime());
  return next.code;
}

/** Where demo data is, the account's one-time code: its turn may come in half a minute, when others were just used. */
export function useDemoCode(account: string | undefined) {
  const code = useQuery({
    queryKey: ["demo-code", account],
    queryFn: () => readCode(account!),
    enabled: account !== undefined,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  return {
    code: account === undefined || code.isFetching ? undefined : code.data,
    isWaiting: code.isFetching,
    again: () => void (account === undefined ? undefined : code.refetch()),
  };
}
