import { useMutation } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import { identity } from "../../api/clients";
import type { System } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";

interface Props {
  system: System;
  change: () => void;
  changed: () => void;
}

/** What can be done with a subscriber: other rights, a block and its end, and the end of all. */
export function SubscriberActions({ system, change, changed }: Props) {
  const { t } = useWords();
  const params = { path: { name: system.name.replace("subscriber-", "") } };
  const act = useMutation({ mutationFn: (work: () => Promise<unknown>) => work(), onSettled: changed });
  const block = () => act.mutateAsync(() => identity.POST("/systems/subscribers/{name}/block", { params }));
  const unblock = () => act.mutate(() => identity.DELETE("/systems/subscribers/{name}/block", { params }));
  const end = () => act.mutateAsync(() => identity.DELETE("/systems/subscribers/{name}", { params }));
  return (
    <>
      <ProblemAlert error={act.error} />
      <Button onClick={change}>
        {t("systems.change")} <span className="aside">{system.name}</span>
      </Button>
      {system.subscription?.isBlocked ? (
        <Button loading={act.isPending} onClick={unblock}>
          {t("systems.unblock")} <span className="aside">{system.name}</span>
        </Button>
      ) : (
        <Popconfirm title={t("systems.blockMeans")} okText={t("systems.block")} onConfirm={block}>
          <Button>
            {t("systems.block")} <span className="aside">{system.name}</span>
          </Button>
        </Popconfirm>
      )}
      <Popconfirm title={t("systems.endMeans")} okText={t("systems.end")} onConfirm={end}>
        <Button danger>
          {t("systems.end")} <span className="aside">{system.name}</span>
        </Button>
      </Popconfirm>
    </>
  );
}
