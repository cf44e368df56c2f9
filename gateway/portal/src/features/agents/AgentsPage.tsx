import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Empty, Form, Input } from "antd";
import { useState } from "react";
import { body, identity } from "../../api/clients";
import type { Agent, Invitation } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { InvitationLink } from "../../shared/InvitationLink";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { AgentRow } from "./AgentRow";

interface Typed {
  name: string;
  email: string;
}

/** Who may act for the company: agents are added and invited, authorised, and lose that again. */
export function AgentsPage() {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const [made, setMade] = useState<{ agent: Agent; invitation: Invitation; title: string }>();
  useTitle(t("menu.agents"));
  const agents = useInfiniteQuery({
    queryKey: ["agents"],
    queryFn: ({ pageParam }) => body(identity.GET("/agents", { params: { query: { after: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const onSettled = () => queries.invalidateQueries({ queryKey: ["agents"] });
  const add = useMutation({
    mutationFn: (typed: Typed) => body(identity.POST("/agents", { body: typed })),
    onSuccess: (invited) => {
      form.resetFields();
      setMade({ ...invited, title: t("agents.added") });
    },
    onSettled,
  });
  const act = useMutation({ mutationFn: (work: () => Promise<unknown>) => work(), onSettled });
  const items = agents.data?.pages.flatMap((page) => page.items);
  const required = { required: true, message: t("form.required") };
  return (
    <div className="page">
      <h1>{t("menu.agents")}</h1>
      <p className="quiet">{t("agents.lead")}</p>
      <ProblemAlert error={agents.error ?? act.error} />
      {made ? (
        <InvitationLink
          title={made.title}
          text={t("agents.addedText", {
            email: made.agent.email,
            at: moment(made.invitation.expiresAt, language),
          })}
          invitation={made.invitation}
          close={() => setMade(undefined)}
        />
      ) : null}
      {agents.isPending ? <Waiting /> : null}
      {items?.length === 0 ? (
        <div className="card">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("agents.empty")} />
        </div>
      ) : null}
      <ul className="list">
        {items?.map((agent) => (
          <AgentRow
            key={agent.id}
            agent={agent}
            act={(work) => act.mutateAsync(work)}
            showInvitation={(invitation) => setMade({ agent, invitation, title: t("agents.sentAgain") })}
          />
        ))}
      </ul>
      {agents.hasNextPage ? <Button onClick={() => void agents.fetchNextPage()}>{t("list.more")}</Button> : null}
      <section className="card">
        <h2>{t("agents.add")}</h2>
        <ProblemAlert error={add.error} />
        <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={(typed) => add.mutate(typed)}>
          <div className="fields">
            <Form.Item name="name" label={t("agents.name")} rules={[required]}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item
              name="email"
              label={t("agents.email")}
              rules={[required, { type: "email", message: t("form.email") }]}
            >
              <Input type="email" autoComplete="off" />
            </Form.Item>
          </div>
          <Button type="primary" htmlType="submit" loading={add.isPending}>
            {t("agents.add")}
          </Button>
        </Form>
      </section>
    </div>
  );
}
