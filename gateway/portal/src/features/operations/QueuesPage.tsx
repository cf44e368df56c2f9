import "./operations.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { body, identity } from "../../api/clients";
import { useWords } from "../../i18n";
import { useTitle } from "../../shared/useTitle";
import { brokerKey, everyFewSeconds } from "./brokerKey";
import { DeadLetters } from "./DeadLetters";
import { Discards } from "./Discards";
import { Outboxes } from "./Outboxes";
import { Queues } from "./Queues";

/** Where messages wait, which of them died and why, and what becomes of those. */
export function QueuesPage() {
  const { t } = useWords();
  const [chosen, choose] = useState<string>();
  useTitle(t("menu.queues"));
  const queues = useQuery({
    queryKey: [brokerKey, "queues"],
    queryFn: () => body(identity.GET("/broker/queues")),
    refetchInterval: everyFewSeconds,
  });
  const shown = chosen ?? queues.data?.find((one) => one.care === "DeadLetters")?.name;
  return (
    <div className="page">
      <h1>{t("menu.queues")}</h1>
      <p className="quiet">{t("queues.lead")}</p>
      <Queues of={queues} choose={choose} />
      {shown ? <DeadLetters key={shown} queue={shown} /> : null}
      <Discards />
      <Outboxes />
    </div>
  );
}
