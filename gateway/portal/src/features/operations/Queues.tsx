import { ExclamationCircleFilled } from "@ant-design/icons";
import type { UseQueryResult } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import type { Queue } from "../../api/types";
import { useWords } from "../../i18n";
import { Rows } from "../../shared/Rows";
import { Part } from "./Part";

interface Shown {
  of: UseQueryResult<Queue[]>;
  choose: (queue: string) => void;
}

/** The broker's queues in the order they come: those first that need care. Where nothing waits, only on demand. */
export function Queues({ of, choose }: Shown) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const busy = of.data?.filter((one) => one.waiting + one.unacknowledged > 0) ?? [];
  const rows = all ? (of.data ?? []) : busy;
  return (
    <Part
      id="queues"
      title={t("queues.title")}
      of={of}
      nothing={of.data && rows.length === 0 ? t("queues.idle") : undefined}
    >
      <Rows
        heads={["name", "waiting", "unacknowledged", "consumers", "care"].map((head) => t(`queues.head.${head}`))}
        rows={rows.map((one) => ({
          key: one.name,
          cells: [
            <span key="name" className="mono">
              {one.name}
            </span>,
            one.waiting,
            one.unacknowledged,
            one.consumers,
            <span key="care" className="row">
              {one.care === "None" ? (
                <span className="quiet">{t("queues.care.None")}</span>
              ) : (
                <span className="late">
                  <ExclamationCircleFilled aria-hidden /> {t(`queues.care.${one.care}`)}
                </span>
              )}
              {one.holdsDeadLetters ? (
                <Button
                  size="small"
                  aria-label={t("queues.lookInto", { act: t("queues.look"), queue: one.name })}
                  onClick={() => choose(one.name)}
                >
                  {t("queues.look")}
                </Button>
              ) : null}
            </span>,
          ],
        }))}
      />
      {of.data && busy.length < of.data.length ? (
        <Button type="link" onClick={() => setAll(!all)}>
          {all ? t("queues.onlyBusy") : t("queues.all", { count: of.data.length })}
        </Button>
      ) : null}
    </Part>
  );
}
