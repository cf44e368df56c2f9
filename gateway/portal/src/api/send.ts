import { Problem } from "./problem";

let antiforgery = "";
let idle: number | null = null;

/** After how long without a sign of life the session ends by itself; null when nobody is signed in. */
export const idleSeconds = (): number | null => idle;

/** What /bff/session says; asked again after signing in and out, since the token belongs to who is signed in. */
export async function readSession(): Promise<boolean> {
  const answer = await fetch("/bff/session");
  if (!answer.ok) {
    throw await Problem.of(answer);
  }

  const session = (await answer.json()) as {
    signedIn: boolean;
    antiforgeryToken: string;
    idleSeconds: number | null;
  };
  antiforgery = session.antiforgeryToken;
  idle = session.idleSeconds;
  return session.signedIn;
}

export const antiforgeryToken = (): string => antiforgery;

/** fetch with the antiforgery token. The token may be older than the session, from another window: then once more. */
export async function send(request: Request): Promise<Response> {
  if (request.method === "GET") {
    return fetch(request);
  }

  if (antiforgery === "") {
    await readSession();
  }

  const again = request.clone();
  request.headers.set("X-XSRF-TOKEN", antiforgery);
  const answer = await fetch(request);
  if (answer.status !== 403 || (await Problem.of(answer.clone())).code !== "antiforgery") {
    return answer;
  }

  await readSession();
  again.headers.set("X-XSRF-TOKEN", antiforgery);
  return fetch(again);
}

/** For what no service describes: the gateway's own calls. */
export async function sendJson(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await send(
    new Request(path, {
      method,
      headers: { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    }),
  );
  if (!answer.ok) {
    throw await Problem.of(answer);
  }

  return answer.status === 204 ? undefined : answer.json();
}
