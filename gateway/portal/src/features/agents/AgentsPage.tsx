import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Empty, Form, Input, Popconfirm, Tag } from "antd";
import { body, identity } from "../../api/clients";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { RenameAgent } from "./RenameAgent";

interface Typed {
  name: string;
  email: string;
  password: string;
}

/** Who may act for the company: agents are added, authorised, and lose that again. */
export function AgentsPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Typed>();
  useTitle(t("menu.agents"));
  const agents = useInfiniteQuery({
    queryKey: ["agents"],
    queryFn: ({ pageParam }) => body(identity.GET("/agents", { params: { query: { after: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const onSettled = () => queries.invalidateQueries({ queryKey: ["agents"] });
  const add = useMutation({
    mutationFn: (typed: Typed) => identity.POST("/agents", { body: typed }),
    onSuccess: () => {
      form.resetFields();
      message.success(t("agents.added"));
    },
    onSettled,
  });
  const authorise = useMutation({
    mutationFn: (agentId: string) =>
      identity.POST("/agents/{agentId}/authorisation", { params: { path: { agentId } } }),
    onSettled,
  });
  const stop = useMutation({
    mutationFn: (agentId: string) =>
      identity.DELETE("/agents/{agentId}/authorisation", { params: { path: { agentId } } }),
    onSettled,
  });
  const items = agents.data?.pages.flatMap((page) => page.items);
  const required = { required: true, message: t("form.required") };
  return (
    <div className="page">
      <h1>{t("menu.agents")}</h1>
      <p className="quiet">{t("agents.lead")}</p>
      <ProblemAlert error={agents.error ?? authorise.error ?? stop.error} />
      {agents.isPending ? <Waiting /> : null}
      {items?.length === 0 ? (
        <div className="card">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("agents.empty")} />
        </div>
      ) : null}
      <ul className="list">
        {items?.map((agent) => (
          <li key={agent.id} className="card row spread">
            <span>
              <b>{agent.name}</b> <span className="quiet">{agent.email}</span>
              <RenameAgent id={agent.id} name={agent.name ?? ""} />
            </span>
            <Tag color={agent.authorised ? "success" : "warning"}>
              {t(agent.authorised ? "agents.authorised" : "agents.not")}
            </Tag>
            {agent.authorised ? (
              <Popconfirm
                title={t("agents.stopMeans")}
                okText={t("agents.stop")}
                onConfirm={() => stop.mutateAsync(agent.id)}
              >
                <Button danger>{t("agents.stop")}</Button>
              </Popconfirm>
            ) : (
              <Button loading={authorise.isPending} onClick={() => authorise.mutate(agent.id)}>
                {t("agents.authorise")}
              </Button>
            )}
          </li>
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
            <Form.Item
              name="password"
              label={t("agents.password")}
              extra={t("registration.passwordRule")}
              rules={[required, { min: 12, message: t("registration.passwordRule") }]}
            >
              <Input.Password autoComplete="new-password" />
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
