import { useQuery, useQueryClient } from "@tanstack/react-query";
import { body, identity } from "./clients";
import { Problem } from "./problem";
import { readSession, sendJson } from "./send";
import type { Account } from "./types";

const key = ["session"];

async function readAccount(): Promise<Account | null> {
  if (!(await readSession())) {
    return null;
  }

  try {
    return await body(identity.GET("/me"));
  } catch (error) {
    if (error instanceof Problem && error.status === 401) {
      return null; // the cookie outlived the session
    }

    throw error;
  }
}

/** Who is signed in; null for nobody. */
export const useAccount = () => useQuery({ queryKey: key, queryFn: readAccount, staleTime: 5 * 60_000 });

export function useSignIn() {
  const queries = useQueryClient();
  return async (email: string, password: string): Promise<void> => {
    await sendJson("POST", "/bff/sign-in", { kind: "password", email, password });
    queries.clear(); // what somebody else saw in this window
    await queries.fetchQuery({ queryKey: key, queryFn: readAccount });
  };
}

export function useSignOut() {
  const queries = useQueryClient();
  return async (): Promise<void> => {
    await sendJson("POST", "/bff/sign-out");
    await readSession();
    queries.clear();
    queries.setQueryData(key, null);
  };
}

/** The session has ended: the frame then asks to sign in again. */
export function forgetAccount(queries: ReturnType<typeof useQueryClient>): void {
  queries.setQueryData(key, null);
}
