import type { ReactNode } from "react";
import "./review.css";

/** The room of a desk's page. */
export function Desk({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return <div className={narrow ? "page narrow" : "page desk"}>{children}</div>;
}
