import { Button, Popconfirm, Tag } from "antd";
import { body, identity } from "../../api/clients";
import type { Agent, Invitation } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { RenameAgent } from "./RenameAgent";

interface Props {
  agent: Agent;
  act: (work: () => Promise<unknown>) => Promise<unknown>;
  showInvitation: (invitation: Invitation) => void;
}

/** One agent: whether the invitation was accepted, whether it may act, and what can be done about it. */
export function AgentRow({ agent, act, showInvitation }: Props) {
  const { t, language } = useWords();
  const params = { params: { path: { agentId: agent.id } } };
  const named = { name: agent.name ?? agent.email };
  const again = () =>
    act(async () => showInvitation((await body(identity.POST("/agents/{agentId}/invitation", params))).invitation));
  return (
    <li className="card">
      <div className="row spread">
        <span>
          <b>{agent.name}</b> <span className="quiet">{agent.email}</span>
          <RenameAgent id={agent.id} name={agent.name ?? ""} />
        </span>
        <span className="row">
          {agent.hasPassword ? null : (
            <Tag color={agent.invitedUntil ? "processing" : "warning"}>{t("agents.invited")}</Tag>
          )}
          <Tag color={agent.authorised ? "success" : "warning"}>
            {t(agent.authorised ? "agents.authorised" : "agents.not")}
          </Tag>
        </span>
      </div>
      {agent.hasPassword ? null : (
        <p className="quiet">
          {agent.invitedUntil
            ? t("agents.invitedUntil", { at: moment(agent.invitedUntil, language) })
            : t("agents.over")}
        </p>
      )}
      <div className="row actions">
        {agent.hasPassword ? null : (
          <Popconfirm title={t("agents.againMeans")} okText={t("agents.again")} onConfirm={again}>
            <Button aria-label={t("agents.againOf", named)}>{t("agents.again")}</Button>
          </Popconfirm>
        )}
        {agent.authorised ? (
          <Popconfirm
            title={t("agents.stopMeans")}
            okText={t("agents.stop")}
            onConfirm={() => act(() => identity.DELETE("/agents/{agentId}/authorisation", params))}
          >
            <Button danger>{t("agents.stop")}</Button>
          </Popconfirm>
        ) : (
          <Button onClick={() => void act(() => identity.POST("/agents/{agentId}/authorisation", params))}>
            {t("agents.authorise")}
          </Button>
        )}
      </div>
    </li>
  );
}
