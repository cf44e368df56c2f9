import { useMutation } from "@tanstack/react-query";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { applications, body, newKey } from "../../api/clients";
import { useWords } from "../../i18n";
import { Notices } from "../../shared/Notices";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";

const atHand = ["passport", "residentId", "company", "photo", "documents"];

/** 申办须知: what to have at hand, how long it takes, and a tick before it begins. */
export function StartPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [read, setRead] = useState(false);
  const [key] = useState(newKey); // one visit here begins one application
  const renews = search.get("renews");
  const copyOf = search.get("copyOf");
  useTitle(t("start.title"));
  const start = useMutation({
    mutationFn: () =>
      body(
        applications.POST("/cases", {
          headers: { "Idempotency-Key": key },
          body: { noticeAccepted: true, renews, copyOf },
        }),
      ),
    onSuccess: (draft) => navigate(`/cases/${draft.id}/form/company`, { replace: true }),
  });
  return (
    <div className="page narrow">
      <h1>{t(renews ? "start.renewal" : "start.title")}</h1>
      {copyOf ? <p>{t("start.copy")}</p> : null}
      <section className="card">
        <h2>{t("start.notice")}</h2>
        <Notices />
      </section>
      <section className="card">
        <h2>{t("start.atHand")}</h2>
        <ul>
          {atHand.map((one) => (
            <li key={one}>{t(`start.have.${one}`)}</li>
          ))}
        </ul>
        <p className="quiet">{t("start.pause")}</p>
      </section>
      <ProblemAlert error={start.error} />
      <p>
        <Checkbox checked={read} onChange={(event) => setRead(event.target.checked)}>
          {t("start.read")}
        </Checkbox>
      </p>
      <Button type="primary" size="large" disabled={!read} loading={start.isPending} onClick={() => start.mutate()}>
        {t("start.begin")}
      </Button>
      {read ? null : <p className="quiet">{t("start.tickFirst")}</p>}
    </div>
  );
}
