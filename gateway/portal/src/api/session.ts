import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { body, identity } from "./clients";
import { Problem } from "./problem";
import { readSession, sendJson } from "./send";
import type { Account } from "./types";

const key = ["session"];
let ofWindow = "";

/** Under which this window keeps what could not be saved; it is forgotten with the session. */
export const windowKey = (): string => ofWindow;

async function readAccount(): Promise<Account | null> {
  if (!(await readSession())) {
    return null;
  }

  try {
    const [account, window] = await Promise.all([
      body(identity.GET("/me")),
      body(identity.GET("/me/window-key")),
    ]);
    ofWindow = window.key;
    return account;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) {
      return null; // the cookie outlived the session
    }

    throw error;
  }
}

/** Who is signed in; null for nobody. */
export const useAccount = () => useQuery({ queryKey: key, queryFn: readAccount, staleTime: 5 * 60_000 });

// What somebody else saw in this window goes; who looks at the session itself goes on looking.
function change(queries: QueryClient, account: Account | null): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== key[0] });
  queries.setQueryData(key, account);
}

export function useSignIn() {
  const queries = useQueryClient();
  return async (email: string, password: string, code?: string, codeRequestId?: string): Promise<void> => {
    await sendJson("POST", "/bff/sign-in", { kind: "password", email, password, code, codeRequestId });
    change(queries, await readAccount());
  };
}

/** Right after one-time codes were set up: the ticket says that password and code were right. */
export function useSignInAfterEnrolment() {
  const queries = useQueryClient();
  return async (ticket: string): Promise<void> => {
    await sendJson("POST", "/bff/sign-in", { kind: "enrolment", ticket });
    change(queries, await readAccount());
  };
}

/** Who is signed in proves again who that is, before a decisive act. */
export const proveAgain = (proof: { code?: string; password?: string }): Promise<unknown> =>
  sendJson("POST", "/bff/reauthentication", proof);

/** By an e-licence that was scanned from this browser. */
export function useSignInByElicence() {
  const queries = useQueryClient();
  return async (scan: { elicenceSessionId: string; browserSecret: string }): Promise<void> => {
    await sendJson("POST", "/bff/sign-in", { kind: "elicence", ...scan });
    change(queries, await readAccount());
  };
}

export function useSignOut() {
  const queries = useQueryClient();
  return async (): Promise<void> => {
    await sendJson("POST", "/bff/sign-out");
    sessionStorage.clear(); // what could not be saved was theirs
    ofWindow = "";
    await readSession();
    change(queries, null);
  };
}

/** What the account says of itself has changed. */
export const useAccountChanged = () => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: key });
};

/** The session has ended: the frame then asks to sign in again. */
export function forgetAccount(queries: QueryClient): void {
  ofWindow = "";
  queries.setQueryData(key, null);
}
