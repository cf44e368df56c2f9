import { Problem } from "../../api/problem";
import { send } from "../../api/send";
import type { RosterAnswer } from "../../api/types";

async function post(path: string, file: Blob, headers: Record<string, string>): Promise<RosterAnswer> {
  const answer = await send(
    new Request(`/api/applications/cases/roster${path}`, {
      method: "POST",
      headers: { "Content-Type": "text/csv", ...headers },
      body: await file.arrayBuffer(), // as it is now: the file may change on the disk
    }),
  );
  if (!answer.ok) {
    throw await Problem.of(answer);
  }

  return (await answer.json()) as RosterAnswer;
}

/** What would become of each row; nothing is started. */
export const checkRoster = (file: Blob): Promise<RosterAnswer> => post("/check", file, {});

/** A draft for each good row. */
export const startRoster = (file: Blob, key: string): Promise<RosterAnswer> =>
  post("?noticeAccepted=true", file, { "Idempotency-Key": key });

