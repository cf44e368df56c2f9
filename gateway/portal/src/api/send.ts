import { Problem } from "./problem";

let antiforgery = "";
let idle: number | null = null;

/** After how long without a sign of life the session ends by itself; null when nobody is signed in. */
export const idleSeconds = (): number | null => idle;
let askForProof: (() => Promise<boolean>) | undefined;

/** Who asks the officer or the company to prove again who they are; the answer is whether they did. */
export function setAskForProof(ask: (() => Promise<boolean>) | undefined): void {
  askForProof = ask;
}

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

const isRefusedWith = async (code: string, answer: Response): Promise<boolean> =>
  answer.status === 403 && (await Problem.of(answer.clone())).code === code;

/**
 * fetch with the antiforgery token. The token may be older than the session, from another window: then once more. A
 * decisive act may need a proof of who it is: then once more after it.
 */
export async function send(request: Request): Promise<Response> {
  if (request.method === "GET") {
    return fetch(request);
  }

  if (antiforgery === "") {
    await readSession();
  }

  const once = () => {
    const one = request.clone();
    one.headers.set("X-XSRF-TOKEN", antiforgery);
    return fetch(one);
  };
  let answer = await once();
  if (await isRefusedWith("antiforgery", answer)) {
    await readSession();
    answer = await once();
  }

  if (askForProof && (await isRefusedWith("reauthentication.needed", answer)) && (await askForProof())) {
    answer = await once();
  }

  return answer;
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
