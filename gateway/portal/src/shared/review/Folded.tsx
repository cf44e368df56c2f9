import { useState, type ReactNode } from "react";

/** A part that is folded away until somebody wants it; only then is it fetched. */
export function Folded({ title, children }: { title: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="card folded" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{title}</h2>
      </summary>
      {open ? children() : null}
    </details>
  );
}
