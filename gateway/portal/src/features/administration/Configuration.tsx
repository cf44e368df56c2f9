import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Waiting } from "../../shared/Waiting";
import type { Configured } from "./configured";
import { useDraft } from "./draft";
import { Editor } from "./Editor";
import { Entries } from "./Entries";
import { History } from "./History";

interface Shown<T extends object> {
  of: Configured<T>;
  lead: string;
  more?: (value: T) => ReactNode; // what is known besides, and not configured
  fields: (open: boolean) => ReactNode;
}

/** A part of the configuration: read it, change it, look at what changes, save; and every version it had. */
export function Configuration<T extends object>({ of, lead, more, fields }: Shown<T>) {
  const { t } = useWords();
  const current = useQuery({ queryKey: ["configured", ...of.key], queryFn: of.read });
  const history = useQuery({ queryKey: ["configured", ...of.key, "history"], queryFn: of.history });
  const { draft, keep } = useDraft<T>(of.key.join(" "));
  if (!current.data) {
    return (
      <div className="card">
        {current.error ? <ProblemAlert error={current.error} retry={() => void current.refetch()} /> : <Waiting />}
      </div>
    );
  }

  const start = (value: T) => keep({ value, version: current.data.version });
  return (
    <>
      <p className="quiet">{lead}</p>
      {draft ? (
        <Editor
          of={of}
          draft={draft}
          keep={keep}
          current={current.data}
          history={history.data ?? []}
          reload={async () => {
            await history.refetch();
            return (await current.refetch()).data ?? current.data;
          }}
          fields={fields}
        />
      ) : (
        <section className="card" aria-labelledby="in-force">
          <div className="row spread">
            <h2 id="in-force">
              {t("configured.inForce")}{" "}
              <span className="number">{t("configured.version", { version: current.data.version })}</span>
            </h2>
            <Button type="primary" onClick={() => start(current.data.value)}>
              {t("configured.edit")}
            </Button>
          </div>
          {more?.(current.data.value)}
          <Entries entries={of.tell(current.data.value)} />
        </section>
      )}
      <section className="card" aria-labelledby="history">
        <h2 id="history">{t("configured.history")}</h2>
        <ProblemAlert error={history.error} retry={() => void history.refetch()} />
        {history.isPending ? <Waiting rows={3} /> : null}
        {history.data?.length === 0 ? <p className="quiet">{t("configured.noHistory")}</p> : null}
        {history.data && history.data.length > 0 ? (
          <History of={of} versions={history.data} onStart={draft ? undefined : start} />
        ) : null}
      </section>
    </>
  );
}
