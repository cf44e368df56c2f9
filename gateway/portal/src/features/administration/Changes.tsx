import { EditOutlined, MinusCircleOutlined, PlusCircleOutlined, SwapOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useWords } from "../../i18n";
import type { Change } from "./changes";

const icons: Record<Change["kind"], ReactNode> = {
  added: <PlusCircleOutlined />,
  removed: <MinusCircleOutlined />,
  changed: <EditOutlined />,
  moved: <SwapOutlined />,
};

/** What changes: before, and after. */
export function Changes({ of }: { of: Change[] }) {
  const { t } = useWords();
  if (of.length === 0) {
    return <p className="quiet">{t("configured.same")}</p>;
  }

  return (
    <ul className="changes">
      {of.map((change) => (
        <li key={`${change.kind} ${change.key}`} className={`change-${change.kind}`}>
          <span className="change-kind">
            {icons[change.kind]} {t(`configured.kind.${change.kind}`)}
          </span>{" "}
          <b>{change.title}</b>
          {change.facts.map((fact) => (
            <p key={fact.label}>
              {fact.label === "" ? null : <span className="quiet">{fact.label + t("list.colon")}</span>}
              {fact.before === null ? null : <del aria-label={t("configured.before")}>{fact.before}</del>}
              {fact.before !== null && fact.after !== null ? <span className="quiet"> → </span> : null}
              {fact.after === null ? null : <ins aria-label={t("configured.after")}>{fact.after}</ins>}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
