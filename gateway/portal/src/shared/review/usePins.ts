import { useState } from "react";

/** What an officer has pinned and not sent yet. */
export interface DraftPin {
  kind: "Field" | "Material";
  target: string;
  reason: string;
}

export interface Pins {
  list: DraftPin[];
  of: (target: string) => DraftPin | undefined;
  put: (pin: DraftPin) => void;
  remove: (target: string) => void;
  clear: () => void;
}

const where = (account: string, id: string): string => `desk-pins ${account} ${id}`;

function read(key: string): DraftPin[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "[]") as DraftPin[];
  } catch {
    return [];
  }
}

/** Pins typed here stay in this window until they are sent: a reload or a colleague's change loses none. */
export function usePins(account: string, id: string): Pins {
  const key = where(account, id);
  const [list, setList] = useState(() => read(key));
  const keep = (next: DraftPin[]) => {
    sessionStorage.setItem(key, JSON.stringify(next));
    setList(next);
  };
  return {
    list,
    of: (target) => list.find((pin) => pin.target === target),
    put: (pin) =>
      keep(
        list.some((one) => one.target === pin.target)
          ? list.map((one) => (one.target === pin.target ? pin : one))
          : [...list, pin],
      ),
    remove: (target) => keep(list.filter((pin) => pin.target !== target)),
    clear: () => {
      sessionStorage.removeItem(key);
      setList([]);
    },
  };
}
