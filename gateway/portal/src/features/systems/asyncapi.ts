import { Problem } from "../../api/problem";

export interface Schema {
  type?: string | string[];
  const?: string;
  enum?: (string | null)[];
  format?: string;
  description?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

export interface EventMessage {
  name: string;
  summary: string;
  payload: Schema;
  examples: { payload: unknown }[];
}

/** What of the AsyncAPI document is shown to people. */
export interface EventsDocument {
  info: { description: string };
  channels: { events: { address: string; description: string } };
  components: { messages: Record<string, EventMessage> };
}

export async function readDocument(): Promise<EventsDocument> {
  const answer = await fetch("/asyncapi.json");
  if (!answer.ok) {
    throw await Problem.of(answer);
  }

  return (await answer.json()) as EventsDocument;
}

/** What a field can be, as programs write it: "string (uuid)", "array of string", "A | B", "string | null". */
export function typeOf(schema: Schema): string {
  if (schema.const !== undefined) {
    return JSON.stringify(schema.const);
  }

  if (schema.enum) {
    return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  }

  const types = [schema.type ?? "any"].flat().map((one) => {
    if (one === "array" && schema.items) {
      return `array of ${typeOf(schema.items)}`;
    }

    return schema.format && one !== "null" ? `${one} (${schema.format})` : one;
  });
  return types.join(" | ");
}
