import { useMutation, useQuery } from "@tanstack/react-query";
import { body, identity } from "../../api/clients";
import type { ElicencePurpose } from "../../api/types";

/** What proves that this browser has shown a QR code. */
export interface Scan {
  elicenceSessionId: string;
  browserSecret: string;
}

/** One QR code after the other, for one purpose: opened when asked for, watched until it is scanned or has expired. */
export function useElicence(purpose: ElicencePurpose) {
  const opening = useMutation({
    mutationFn: () => body(identity.POST("/elicence-sessions", { body: { purpose } })),
  });
  const session = opening.data;
  const poll = useQuery({
    queryKey: ["elicence", session?.sessionId],
    enabled: session !== undefined,
    queryFn: () =>
      body(
        identity.GET("/elicence-sessions/{sessionId}", {
          params: { path: { sessionId: session!.sessionId }, header: { "X-Browser-Secret": session!.browserSecret } },
        }),
      ),
    refetchInterval: (asked) => (asked.state.data?.state === "Pending" || !asked.state.data ? 1500 : false),
    gcTime: 0,
  });
  const state = session ? (poll.data?.state ?? "Pending") : null;
  return {
    session,
    state,
    company: state === "Scanned" ? (poll.data?.company ?? null) : null,
    scan: session && { elicenceSessionId: session.sessionId, browserSecret: session.browserSecret },
    error: opening.error ?? poll.error,
    isOpening: opening.isPending,
    show: () => opening.mutate(),
    forget: () => opening.reset(),
  };
}

export type Elicence = ReturnType<typeof useElicence>;
