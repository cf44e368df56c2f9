import { useState } from "react";
import type { Typed } from "./configured";

/** What was typed and not saved yet, and the version it was typed over. */
export interface Draft<T extends object> extends Typed<T> {
  version: number;
}

/** Kept in this window until it is saved or thrown away: it outlives a reload, and an ended session. */
export function useDraft<T extends object>(name: string) {
  const key = `draft ${name}`;
  const [draft, setDraft] = useState(() => {
    const kept = sessionStorage.getItem(key);
    return kept === null ? null : (JSON.parse(kept) as Draft<T>);
  });
  return {
    draft,
    keep: (now: Draft<T> | null) => {
      setDraft(now);
      if (now === null) {
        sessionStorage.removeItem(key);
      } else {
        sessionStorage.setItem(key, JSON.stringify(now));
      }
    },
  };
}
