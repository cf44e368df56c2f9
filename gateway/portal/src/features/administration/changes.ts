import type { Entry } from "./configured";

export interface Change {
  key: string;
  title: string;
  kind: "added" | "removed" | "changed" | "moved";
  facts: { label: string; before: string | null; after: string | null }[];
}

// What has the same key twice is told apart by its place.
function keyed(entries: Entry[]): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    let key = entry.key;
    for (let again = 2; found.has(key); again++) {
      key = `${entry.key} ${again}`;
    }

    found.set(key, entry);
  }

  return found;
}

function factsOf(before: Entry | undefined, after: Entry | undefined): Change["facts"] {
  const labels = [...new Set([...(before?.facts ?? []), ...(after?.facts ?? [])].map((fact) => fact.label))];
  const text = (entry: Entry | undefined, label: string) =>
    entry?.facts.find((fact) => fact.label === label)?.text ?? null;
  return labels
    .map((label) => ({ label, before: text(before, label), after: text(after, label) }))
    .filter((fact) => fact.before !== fact.after);
}

/** What is different, entry by entry: the new ones and the changed ones in their order, then what is gone. */
export function changes(before: Entry[], after: Entry[]): Change[] {
  const [old, now] = [keyed(before), keyed(after)];
  const found: Change[] = [];
  for (const [key, entry] of now) {
    const facts = factsOf(old.get(key), entry);
    if (!old.has(key) || facts.length > 0) {
      found.push({ key, title: entry.title, kind: old.has(key) ? "changed" : "added", facts });
    }
  }

  for (const [key, entry] of old) {
    if (!now.has(key)) {
      found.push({ key, title: entry.title, kind: "removed", facts: factsOf(entry, undefined) });
    }
  }

  const stayed = [...old.keys()].filter((key) => now.has(key));
  const order = [...now.keys()].filter((key) => old.has(key));
  const moved = order.filter((key, place) => key !== stayed[place]);
  if (moved.length > 0) {
    const titles = (keys: string[]) =>
      keys.filter((key) => moved.includes(key)).map((key) => now.get(key)!.title).join(" → ");
    const facts = [{ label: "", before: titles(stayed), after: titles(order) }];
    found.push({ key: "order", title: "", kind: "moved", facts });
  }

  return found;
}
