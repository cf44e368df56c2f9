import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Modal, Popconfirm, Typography } from "antd";
import { body, identity } from "../../api/clients";
import type { System } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";

/** The systems that sign in with a secret: when they last did, and a new secret for each. */
export function SystemsPage() {
  const { t, language } = useWords();
  const queries = useQueryClient();
  useTitle(t("menu.systems"));
  const systems = useQuery({ queryKey: ["systems"], queryFn: () => body(identity.GET("/systems")) });
  const rotate = useMutation({
    mutationFn: (name: string) => body(identity.POST("/systems/{name}/secret", { params: { path: { name } } })),
    gcTime: 0, // the secret is shown once
    onSettled: () => queries.invalidateQueries({ queryKey: ["systems"] }),
  });
  return (
    <div className="page">
      <h1>{t("menu.systems")}</h1>
      <p className="quiet">{t("systems.lead")}</p>
      <ProblemAlert error={systems.error} retry={() => void systems.refetch()} />
      <ProblemAlert error={rotate.error} />
      {systems.isPending ? <Waiting /> : null}
      {(["Service", "Economy"] as const).map((kind) => (
        <section key={kind}>
          <h2>{t(`systems.kind.${kind}`)}</h2>
          <ul className="list">
            {systems.data?.items
              .filter((system) => system.kind === kind)
              .map((system) => (
                <li key={system.name} className="card row spread">
                  <Said system={system} />
                  <Popconfirm
                    title={t(`systems.rotateMeans.${kind}`)}
                    okText={t("systems.rotate")}
                    onConfirm={() => rotate.mutateAsync(system.name)}
                  >
                    <Button>
                      {t("systems.rotate")} <span className="aside">{system.name}</span>
                    </Button>
                  </Popconfirm>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {rotate.data ? (
        <Modal
          open
          title={t("systems.newSecret", { name: rotate.data.name })}
          cancelButtonProps={{ hidden: true }}
          okText={t("systems.noted")}
          onOk={() => rotate.reset()}
          onCancel={() => rotate.reset()}
          mask={{ closable: false }}
        >
          <Alert
            type="warning"
            showIcon
            title={t("systems.once", { until: moment(rotate.data.previousUntil, language) })}
          />
          <p>
            <Typography.Text code copyable>
              {rotate.data.secret}
            </Typography.Text>
          </p>
        </Modal>
      ) : null}
    </div>
  );
}

function Said({ system }: { system: System }) {
  const { t, language } = useWords();
  return (
    <div>
      <b>{system.name}</b> <span className="quiet">{system.scopes.join(" ")}</span>
      <div className="quiet">
        {system.lastUsedAt
          ? t("systems.used", { at: moment(system.lastUsedAt, language) })
          : t("systems.neverUsed")}
        {system.rotatedAt ? ` · ${t("systems.rotated", { at: moment(system.rotatedAt, language) })}` : ""}
        {system.previousUntil ? ` · ${t("systems.overlap", { until: moment(system.previousUntil, language) })}` : ""}
      </div>
    </div>
  );
}
