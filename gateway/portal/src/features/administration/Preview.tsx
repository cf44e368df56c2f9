import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useWords } from "../../i18n";
import type { Change } from "./changes";
import { Changes } from "./Changes";

interface Shown {
  changes: Change[];
  reason: string;
  over: number;
  saving: boolean;
  onSave: () => void;
  onBack: () => void;
}

/** What would be different once it is saved. */
export function Preview({ changes, reason, over, saving, onSave, onBack }: Shown) {
  const { t } = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <>
      <h3 ref={title} tabIndex={-1}>
        {t("configured.changes", { version: over })}
      </h3>
      <Changes of={changes} />
      <p>
        <span className="quiet">{t("configured.reason") + t("list.colon")}</span>
        {reason}
      </p>
      <div className="row">
        <Button type="primary" disabled={changes.length === 0} loading={saving} onClick={onSave}>
          {t("configured.save")}
        </Button>
        <Button disabled={saving} onClick={onBack}>
          {t("configured.goOnEditing")}
        </Button>
      </div>
    </>
  );
}
