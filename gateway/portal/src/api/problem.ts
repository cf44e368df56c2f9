/** What is wrong with a field, by its code; a form's check says it in both languages as well. */
export interface FieldProblem {
  field: string;
  code: string;
  chinese?: string;
  english?: string;
}

interface Document {
  code?: string;
  detail?: string;
  errors?: Record<string, string[]>;
  problems?: FieldProblem[];
  [more: string]: unknown;
}

/** A refusal: its code stays the same for programs, its sentence is the server's own. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: Record<string, string[]>;
  readonly problems: FieldProblem[];
  readonly more: Record<string, unknown>;
  readonly retryAfter: string | null;

  constructor(status: number, document: Document, retryAfter: string | null = null) {
    super(document.detail ?? "");
    this.status = status;
    this.code = document.code ?? "unexpected";
    this.errors = document.errors ?? {};
    this.problems = document.problems ?? [];
    this.more = document;
    this.retryAfter = retryAfter;
  }

  static async of(answer: Response): Promise<Problem> {
    const isProblem = answer.headers.get("Content-Type")?.includes("json") ?? false;
    const document = isProblem
      ? ((await answer.json()) as Document)
      : { code: answer.status >= 502 ? "unavailable" : "" };
    return new Problem(
      answer.status,
      { ...document, code: document.code || "unexpected" },
      answer.headers.get("Retry-After"),
    );
  }
}

/** The request did not reach the gateway, or its answer did not come back. */
export const isOffline = (error: unknown): boolean => error instanceof TypeError;
