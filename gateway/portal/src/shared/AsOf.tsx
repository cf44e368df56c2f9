import { ReloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useWords } from "../i18n";
import { time } from "./format";

interface Asked {
  dataUpdatedAt: number;
  isFetching: boolean;
  refetch: () => unknown;
}

/** When what is shown was true, and the way to have it anew. */
export function AsOf({ of }: { of: Asked }) {
  const { t, language } = useWords();
  return (
    <span className="row">
      <span className="quiet" role="status">
        {of.dataUpdatedAt === 0 ? "" : t("asOf.at", { time: time(new Date(of.dataUpdatedAt), language) })}
      </span>
      <Button size="small" icon={<ReloadOutlined />} loading={of.isFetching} onClick={() => void of.refetch()}>
        {t("asOf.again")}
      </Button>
    </span>
  );
}
