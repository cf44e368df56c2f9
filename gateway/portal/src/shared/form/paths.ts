// The value of a form at a path, as applicant.passport.number: the way the server names fields.

type Node = Record<string, unknown>;

export function valueAt(form: object, path: string): unknown {
  let node: unknown = form;
  for (const name of path.split(".")) {
    node = typeof node === "object" && node !== null ? (node as Node)[name] : undefined;
  }

  return node;
}

/** A copy of the form with another value there; text of nothing is no value. */
export function withValue<Form extends object>(form: Form, path: string, value: unknown): Form {
  const [first, ...rest] = path.split(".") as [string, ...string[]];
  const inner = (form as Node)[first];
  return {
    ...form,
    [first]:
      rest.length > 0
        ? withValue(typeof inner === "object" && inner !== null ? inner : {}, rest.join("."), value)
        : value === ""
          ? null
          : value,
  };
}

/** Whether a pin on a field, or on a section, covers the field. */
export const covers = (pin: string, field: string): boolean => field === pin || field.startsWith(`${pin}.`);

/** An element's id for a field: links of the error summary lead there. */
export const idOf = (path: string): string => `f-${path.replaceAll(".", "-")}`;

/** The page of a form where a field is: its first name. */
export const stepOfPath = (path: string): string => path.split(".")[0]!;
