import { useQuery } from "@tanstack/react-query";
import { body, identity } from "../../api/clients";
import { useDemoAccounts } from "./useDemoAccounts";

const wait = (until: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, until - Date.now())));

async function readCode(account: string): Promise<string> {
  const next = await body(identity.GET("/demo-accounts/{account}/code", { params: { path: { account } } }));
  await wait(new Date(next.usableFrom).getTime());
  return next.code;
}

/**
 * A demo account's one-time code, of which nobody has the app: its turn may come in half a minute, when others were
 * just used. A code that was refused is followed by the next one.
 */
export function useDemoCode(account: string | undefined, refused: unknown) {
  const demo = useDemoAccounts(account !== undefined);
  const isDemo = demo.data?.some((one) => one.account === account?.trim().toLowerCase()) ?? false;
  const code = useQuery({
    queryKey: ["demo-code", account, refused ? "next" : "first"],
    queryFn: () => readCode(account!),
    enabled: isDemo,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  return { code: code.isFetching ? undefined : code.data, isWaiting: isDemo && code.isFetching };
}
