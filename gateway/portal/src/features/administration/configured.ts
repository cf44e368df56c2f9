/** One thing that is configured, told in facts: as it is shown, compared, and kept in the history. */
export interface Entry {
  key: string;
  title: string;
  brief?: string; // the gist, where there are many facts
  facts: Fact[];
}

export interface Fact {
  label: string;
  text: string;
}

/** What is in force, and by what it is named when it is replaced. */
export interface Current<T> {
  value: T;
  version: number;
  etag?: string;
}

/** A version as the history has it. */
export interface Past<T> {
  version: number;
  value: T;
  by: string | null;
  at: string | null;
  reason: string | null;
}

/** A part of the configuration: where it is read and saved, and how it is told. */
export interface Configured<T extends object> {
  key: readonly string[];
  read: () => Promise<Current<T>>;
  history: () => Promise<Past<T>[]>;
  save: (value: T, base: Current<T>, reason: string) => Promise<unknown>;
  tell: (value: T) => Entry[];
}

export interface Typed<T extends object> {
  value: T;
  reason?: string;
}
