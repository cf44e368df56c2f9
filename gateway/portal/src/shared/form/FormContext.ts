import { createContext, useContext } from "react";

export interface FormState {
  form: object;
  change: (changes: Record<string, unknown>) => void;
  problem: (path: string) => string | undefined;
  locked: (path: string) => boolean;
}

export const FormContext = createContext<FormState | null>(null);

export function useForm(): FormState {
  const state = useContext(FormContext);
  if (state === null) {
    throw new Error("There is no form around this field.");
  }

  return state;
}
