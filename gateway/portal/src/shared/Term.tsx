import { Tooltip } from "antd";
import { useWords } from "../i18n";

/** A term of the guide, with its one-line explanation where it is first met. */
export function Term({ name }: { name: string }) {
  const { t } = useWords();
  return (
    <Tooltip title={t(`explained:${name}`)}>
      <span className="term" tabIndex={0}>
        {t(`term:${name}`)}
      </span>
    </Tooltip>
  );
}
