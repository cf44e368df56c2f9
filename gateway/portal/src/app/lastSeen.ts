const key = "apec-last-seen";

/** When somebody was last there, in any window of this browser. */
export const lastSeen = (): number => Number(localStorage.getItem(key) ?? Date.now());

export const noteSeen = (at = Date.now()): void => localStorage.setItem(key, `${at}`);
