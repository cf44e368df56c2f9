import createClient, { type Middleware } from "openapi-fetch";
import type { paths as Applications } from "./applications";
import type { paths as Delivery } from "./delivery";
import type { paths as Documents } from "./documents";
import type { paths as Identity } from "./identity";
import type { paths as Payments } from "./payments";
import { Problem } from "./problem";
import type { paths as Review } from "./review";
import { send } from "./send";

const refusals: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) {
      throw await Problem.of(response);
    }
  },
};

function client<Paths extends object>(service: string) {
  const made = createClient<Paths>({ baseUrl: `${window.location.origin}/api/${service}`, fetch: send });
  made.use(refusals);
  return made;
}

export const identity = client<Identity>("identity");
export const applications = client<Applications>("applications");
export const documents = client<Documents>("documents");
export const review = client<Review>("review");
export const payments = client<Payments>("payments");
export const delivery = client<Delivery>("delivery");

/** The body of a good answer; refusals have been thrown by then. */
export async function body<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}

/** A thing and the version it had. */
export interface Versioned<T> {
  value: T;
  etag: string;
}

export async function versioned<T>(call: Promise<{ data?: T; response: Response }>): Promise<Versioned<T>> {
  const { data, response } = await call;
  return { value: data as T, etag: response.headers.get("ETag") ?? "" };
}

export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The same request, come twice, does its work once. */
export const once = () => ({ "Idempotency-Key": newKey() });
