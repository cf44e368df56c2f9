import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Modal, Popconfirm, Tag, Typography } from "antd";
import { body, identity } from "../../api/clients";
import { useState } from "react";
import type { Subscribed, System } from "../../api/types";
import { useWords } from "../../i18n";
import { economyName } from "../../i18n/economies";
import { moment } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { SubscriberActions } from "./SubscriberActions";
import { SubscriberDialog } from "./SubscriberDialog";
import { topics } from "./topics";

/** The systems that sign in with a secret: when they last did, and a new secret for each; subscribers are made here. */
export function SystemsPage() {
  const { t, language } = useWords();
  const queries = useQueryClient();
  useTitle(t("menu.systems"));
  const systems = useQuery({ queryKey: ["systems"], queryFn: () => body(identity.GET("/systems")) });
  const refresh = () => queries.invalidateQueries({ queryKey: ["systems"] });
  const [dialog, setDialog] = useState<System | "new">();
  const [registered, setRegistered] = useState<Subscribed>();
  const rotate = useMutation({
    mutationFn: (name: string) => body(identity.POST("/systems/{name}/secret", { params: { path: { name } } })),
    gcTime: 0, // the secret is shown once
    onSettled: refresh,
  });
  return (
    <div className="page">
      <h1>{t("menu.systems")}</h1>
      <p className="quiet">{t("systems.lead")}</p>
      <ProblemAlert error={systems.error} retry={() => void systems.refetch()} />
      <ProblemAlert error={rotate.error} />
      {systems.isPending ? <Waiting /> : null}
      {(["Subscriber", "Service", "Economy"] as const).map((kind) => (
        <section key={kind}>
          <h2>{t(`systems.kind.${kind}`)}</h2>
          {kind === "Subscriber" ? (
            <>
              <p className="quiet">{t("systems.subscribersLead")}</p>
              <p>
                <Button type="primary" onClick={() => setDialog("new")}>
                  {t("systems.register")}
                </Button>
              </p>
            </>
          ) : null}
          <ul className="list">
            {systems.data?.items
              .filter((system) => system.kind === kind)
              .map((system) => (
                <li key={system.name} className="card row spread">
                  <Said system={system} />
                  {kind === "Subscriber" ? (
                    <SubscriberActions
                      system={system}
                      change={() => setDialog(system)}
                      changed={() => void refresh()}
                    />
                  ) : null}
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
      {dialog ? (
        <SubscriberDialog
          system={dialog === "new" ? undefined : dialog}
          close={() => setDialog(undefined)}
          changed={() => void refresh()}
          registered={(made) => {
            setRegistered(made);
            void refresh();
          }}
        />
      ) : null}
      {registered ? (
        <NewSecret made={registered} note={t("systems.onceFirst", registered)} close={() => setRegistered(undefined)} />
      ) : null}
      {rotate.data ? (
        <NewSecret
          made={rotate.data}
          note={t("systems.once", { until: moment(rotate.data.previousUntil, language) })}
          close={() => rotate.reset()}
        />
      ) : null}
    </div>
  );
}

function NewSecret({ made, note, close }: {
  made: { name: string; secret: string };
  note: string;
  close: () => void;
}) {
  const { t } = useWords();
  return (
    <Modal
      open
      title={t("systems.newSecret", { name: made.name })}
      cancelButtonProps={{ hidden: true }}
      okText={t("systems.noted")}
      onOk={close}
      onCancel={close}
      mask={{ closable: false }}
    >
      <Alert type="warning" showIcon title={note} />
      <p>
        <Typography.Text code copyable>
          {made.secret}
        </Typography.Text>
      </p>
    </Modal>
  );
}

function Said({ system }: { system: System }) {
  const { t, language } = useWords();
  return (
    <div>
      <b>{system.name}</b> <span className="quiet">{system.scopes.join(" ")}</span>
      {system.subscription ? (
        <div>
          {system.subscription.organisation}
          {system.subscription.isBlocked ? <Tag color="error">{t("systems.blocked")}</Tag> : null}
          {system.subscription.topics.map((topic) => (
            <Tag key={topic}>{t(`systems.topic.${topics[topic]}`)}</Tag>
          ))}
          {system.subscription.economies.map((one) => (
            <Tag key={one}>{economyName(one, language)}</Tag>
          ))}
          {system.subscription.offices.map((one) => (
            <Tag key={one}>{one}</Tag>
          ))}
        </div>
      ) : null}
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
