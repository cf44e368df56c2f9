import type { FormRule } from "antd";

/** What is said in one language is said in the other as well. */
export const bothOrNeither =
  (other: (string | number)[], message: string): FormRule =>
  ({ getFieldValue }) => ({
    validator: (_, text: string | null | undefined) => {
      const there = (getFieldValue(other) as string | null | undefined)?.trim();
      return there && !text?.trim() ? Promise.reject(new Error(message)) : Promise.resolve();
    },
  });
