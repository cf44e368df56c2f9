import { Button, Collapse } from "antd";
import { useState } from "react";
import { useAccount } from "../../api/session";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { isAccount, useNames } from "../../shared/useNames";
import { Changes } from "./Changes";
import { changes } from "./changes";
import type { Configured, Past } from "./configured";

interface Shown<T extends object> {
  of: Configured<T>;
  versions: Past<T>[]; // the newest first
  since?: number;
  onStart?: (value: T) => void;
}

/** Every version: who made it, when, why, and what it changed. */
export function History<T extends object>({ of, versions, since = 0, onStart }: Shown<T>) {
  const { t, language } = useWords();
  const [most, setMost] = useState(10);
  const shown = versions.filter((one) => one.version > since);
  return (
    <>
      <Collapse
        className="history"
        items={shown.slice(0, most).map((one) => ({
          key: one.version,
          label: (
            <span className="row">
              <b>{t("configured.version", { version: one.version })}</b>
              <span className="quiet">
                {one.at === null ? "" : moment(one.at, language)} <By account={one.by} />
              </span>
              {one.reason === null ? null : <span>{one.reason}</span>}
            </span>
          ),
          children: (
            <>
              <Changes of={changes(before(of, versions, one), of.tell(one.value))} />
              {onStart ? <Button onClick={() => onStart(one.value)}>{t("configured.startFrom")}</Button> : null}
            </>
          ),
        }))}
      />
      {shown.length > most ? <Button onClick={() => setMost(most + 20)}>{t("list.more")}</Button> : null}
    </>
  );
}

function before<T extends object>(of: Configured<T>, versions: Past<T>[], one: Past<T>) {
  const former = versions.find((other) => other.version < one.version);
  return former ? of.tell(former.value) : [];
}

/** An administrator by name; what came with the system has none. */
function By({ account }: { account: string | null }) {
  const { t } = useWords();
  const { data: me } = useAccount();
  const nameOf = useNames([account], t("role.administrator"));
  return !isAccount(account)
    ? t("configured.initial")
    : account === me?.id
      ? t("configured.you")
      : t("configured.by", { name: nameOf(account) });
}
