import { Skeleton } from "antd";
import { useWords } from "../i18n";

/** The shape of what is coming. */
export function Waiting({ rows = 6 }: { rows?: number }) {
  const { t } = useWords();
  return (
    <div role="status" aria-label={t("error.loading")}>
      <Skeleton active paragraph={{ rows }} />
    </div>
  );
}
