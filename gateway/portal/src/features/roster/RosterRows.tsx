import { CheckCircleOutlined, CloseCircleOutlined } from "@ant-design/icons";
import { Tag } from "antd";
import { Link } from "react-router";
import type { RosterItem } from "../../api/types";
import { useWords } from "../../i18n";

/** Row by row: what became of it, or what is wrong with it, field by field. */
export function RosterRows({ items }: { items: RosterItem[] }) {
  const { t } = useWords();
  return (
    <ul className="plain roster">
      {items.map((item) => (
        <li key={item.row}>
          <p className="row spread">
            <span>
              <span className="number">{t("roster.row", { row: item.row })}</span> <b>{item.applicant ?? "—"}</b>
            </span>
            {item.problems.length > 0 ? (
              <Tag color="error" icon={<CloseCircleOutlined />}>
                {t("roster.bad")}
              </Tag>
            ) : (
              <Tag color="success" icon={<CheckCircleOutlined />}>
                {t(item.caseId ? "roster.draft" : "roster.good")}
              </Tag>
            )}
          </p>
          <Problems item={item} />
          {item.caseId ? <Link to={`/cases/${item.caseId}/form`}>{t("roster.goOn")}</Link> : null}
          {item.existing ? <Link to={`/cases/${item.existing}`}>{t("roster.existing")}</Link> : null}
        </li>
      ))}
    </ul>
  );
}

function Problems({ item }: { item: RosterItem }) {
  const { t, pick } = useWords();
  return item.problems.length > 0 ? (
    <ul className="tight">
      {item.problems.map((problem) => (
        <li key={problem.field + problem.code}>
          {problem.field === "row" ? null : (
            <>
              {t(`field.${problem.field}`)}
              {t("list.colon")}
            </>
          )}
          {pick(problem.chinese, problem.english)}
        </li>
      ))}
    </ul>
  ) : null;
}
