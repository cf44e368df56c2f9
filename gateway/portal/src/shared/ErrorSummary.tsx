import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { useWords } from "../i18n";

export interface Fault {
  key: string;
  to: string;
  what: string; // the field's name
  says: string;
}

/** Everything that stands in the way, each with a link to where it is mended. */
export function ErrorSummary({ faults, title, focus = false }: { faults: Fault[]; title?: string; focus?: boolean }) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) {
      box.current?.focus();
    }
  }, [focus]);
  if (faults.length === 0) {
    return null;
  }

  return (
    <div ref={box} className="summary" role="alert" tabIndex={-1}>
      <h3>{title ?? t("form.faults", { count: faults.length })}</h3>
      <ul>
        {faults.map((fault) => (
          <li key={fault.key}>
            <Link to={fault.to}>{fault.what}</Link>
            {t("list.colon")}
            {fault.says}
          </li>
        ))}
      </ul>
    </div>
  );
}
