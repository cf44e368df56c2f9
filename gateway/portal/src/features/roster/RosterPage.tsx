import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { newKey } from "../../api/clients";
import { useWords } from "../../i18n";
import { Notices } from "../../shared/Notices";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { HeaderTrouble } from "./HeaderTrouble";
import { RosterFile } from "./RosterFile";
import { RosterRows } from "./RosterRows";
import { checkRoster, startRoster } from "./sendRoster";

interface Chosen {
  file: File;
  key: string; // the same file, sent twice, does its work once
}

/** Many applications from one file: choose it, look at what would become of each row, then start the good ones. */
export function RosterPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [hasRead, setHasRead] = useState(false);
  useTitle(t("roster.title"));
  const check = useMutation({ mutationFn: ({ file }: Chosen) => checkRoster(file) });
  const start = useMutation({
    mutationFn: ({ file, key }: Chosen) => startRoster(file, key),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["cases"] }),
  });
  const choose = (file: File) => {
    const now = { file, key: newKey() };
    setChosen(now);
    start.reset();
    check.mutate(now);
  };
  const shown = start.data ?? check.data;
  return (
    <div className="page">
      <p className="crumb">
        <Link to="/cases">{t("menu.cases")}</Link>
      </p>
      <h1>{t("roster.title")}</h1>
      <RosterFile name={chosen?.file.name} busy={check.isPending} choose={choose} />
      <ProblemAlert error={start.error ?? check.error} />
      <HeaderTrouble error={start.error ?? check.error} />
      {shown ? (
        <section className="card">
          <h2>{t(start.data ? "roster.started" : "roster.preview")}</h2>
          <p role="status">
            {t(start.data ? "roster.startedSum" : "roster.sum", { good: shown.good, bad: shown.rows - shown.good })}
          </p>
          {shown.companyTaken && shown.good > 0 ? <p className="quiet">{t("roster.companyTaken")}</p> : null}
          <RosterRows items={shown.items} />
          {start.data ? (
            <Alert
              type="success"
              showIcon
              title={t("roster.next")}
              action={<Link to="/cases">{t("radar.toCases")}</Link>}
            />
          ) : null}
        </section>
      ) : null}
      {chosen && check.data && !start.data ? (
        <section className="card">
          <details>
            <summary>{t("start.notice")}</summary>
            <Notices />
          </details>
          <Checkbox checked={hasRead} onChange={(event) => setHasRead(event.target.checked)}>
            {t("roster.notice")}
          </Checkbox>
          <p className="actions">
            <Button
              type="primary"
              size="large"
              disabled={!hasRead || check.data.good === 0}
              loading={start.isPending}
              onClick={() => start.mutate(chosen)}
            >
              {t("roster.start", { count: check.data.good })}
            </Button>
          </p>
          {check.data.good === 0 ? <p className="quiet">{t("roster.noneGood")}</p> : null}
        </section>
      ) : null}
    </div>
  );
}
