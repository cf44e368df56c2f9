import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { body, delivery } from "../../api/clients";
import { useAccount } from "../../api/session";
import type { Handover } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { ScanBox } from "../../shared/scan/ScanBox";
import { useTitle } from "../../shared/useTitle";
import { Appointments } from "./Appointments";
import { CardRow } from "./CardRow";
import { InHouse } from "./InHouse";
import "./point.css";
import { PointSelect, usePoint } from "./PointSelect";

/** The counter: a number is scanned, or who comes today is looked up. */
export function PointPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data: account } = useAccount();
  const [point, choosePoint] = usePoint();
  const [several, setSeveral] = useState<Handover[]>([]);
  useTitle(t("point.menu.today"));
  const find = useMutation({
    mutationFn: (number: string) =>
      body(delivery.GET("/handovers", { params: { query: { number, limit: 100 } } })),
    onSuccess: ({ items }) => {
      const one = onlyOne(items);
      setSeveral(one ? [] : items);
      if (one) {
        void navigate(`/point/handovers/${one.cardId}`);
      }
    },
  });
  const appointments = useQuery({
    queryKey: ["point", "appointments"],
    queryFn: () => body(delivery.GET("/appointments")),
    refetchInterval: 60_000,
  });
  return (
    <div className="page">
      <div className="row spread">
        <h1>{t("point.title")}</h1>
        <PointSelect office={account?.office ?? ""} value={point} onChange={choosePoint} />
      </div>
      <section className="card">
        <ScanBox busy={find.isPending} onScan={(number) => find.mutate(number)} />
        <div role="status" aria-live="polite">
          {find.data?.items.length === 0 ? (
            <Alert
              type="warning"
              showIcon
              title={t("scan.nothing", { number: find.variables })}
              description={t("scan.nothingWhy")}
            />
          ) : null}
          {several.length > 0 ? (
            <>
              <p>{t("scan.several", { count: several.length })}</p>
              <ul className="plain">
                {several.map((card) => (
                  <CardRow key={card.cardId} card={card} />
                ))}
              </ul>
            </>
          ) : null}
        </div>
        <ProblemAlert error={find.error} />
      </section>
      <div className="columns">
        <Appointments
          cards={appointments.data?.filter((card) => point === "" || card.servicePoint === point)}
          error={appointments.error}
          retry={() => void appointments.refetch()}
        />
        <InHouse point={point} />
      </div>
    </div>
  );
}

// Of an old card and the new one it is the new one that somebody has come for.
function onlyOne(found: Handover[]): Handover | undefined {
  const waiting = found.filter((card) => card.canCollect || card.canPost || card.oldCardOwed);
  return waiting.length === 1 ? waiting[0] : found.length === 1 ? found[0] : undefined;
}
