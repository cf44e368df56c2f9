import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Popconfirm, Tag } from "antd";
import { Link, useNavigate } from "react-router";
import { body, identity } from "../../api/clients";
import { useSignOut } from "../../api/session";
import type { SessionView } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";

/** Where the account is signed in: each place can be signed out from here, or all of them. */
export function SessionsPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { message } = App.useApp();
  useTitle(t("sessions.title"));
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: () => body(identity.GET("/me/sessions")) });
  const onSettled = () => queries.invalidateQueries({ queryKey: ["sessions"] });
  const end = useMutation({
    mutationFn: (sessionId: string) => identity.DELETE("/me/sessions/{sessionId}", { params: { path: { sessionId } } }),
    onSuccess: () => message.success(t("sessions.ended")),
    onSettled,
  });
  const endOthers = useMutation({
    mutationFn: () => identity.DELETE("/me/sessions", { params: { query: { keep: "this" } } }),
    onSuccess: () => message.success(t("sessions.othersEnded")),
    onSettled,
  });
  const endAll = useMutation({
    mutationFn: () => identity.DELETE("/me/sessions", { params: { query: {} } }),
    onSuccess: async () => {
      await signOut();
      await navigate("/sign-in");
    },
  });
  const items = sessions.data?.items;
  const others = items?.filter((session) => !session.isThis) ?? [];
  return (
    <div className="page">
      <h1>{t("sessions.title")}</h1>
      <p className="quiet">{t("sessions.lead")}</p>
      <p>
        <Link to="/account/password">{t("password.change")}</Link>
      </p>
      <ProblemAlert error={sessions.error} retry={() => void sessions.refetch()} />
      <ProblemAlert error={end.error ?? endOthers.error ?? endAll.error} />
      {sessions.isPending ? <Waiting /> : null}
      <ul className="list">
        {items?.map((session) => (
          <li key={session.id} className="card row spread">
            <Said session={session} />
            {session.isThis ? (
              <Tag color="success">{t("sessions.this")}</Tag>
            ) : (
              <Popconfirm
                title={t("sessions.endMeans")}
                okText={t("sessions.end")}
                onConfirm={() => end.mutateAsync(session.id)}
              >
                <Button danger>{t("sessions.end")}</Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      {items ? (
        <section className="card">
          <h2>{t("sessions.everywhere")}</h2>
          <p>{t(others.length === 0 ? "sessions.only" : "sessions.everywhereText")}</p>
          <div className="row">
            {others.length > 0 ? (
              <Button loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
                {t("sessions.endOthers")}
              </Button>
            ) : null}
            <Popconfirm
              title={t("sessions.endAllMeans")}
              okText={t("sessions.endAll")}
              onConfirm={() => endAll.mutateAsync()}
            >
              <Button danger>{t("sessions.endAll")}</Button>
            </Popconfirm>
          </div>
        </section>
      ) : null}
    </div>
  );
}

function Said({ session }: { session: SessionView }) {
  const { t, language, pick } = useWords();
  const kind = t(`sessions.kind.${session.kind}`);
  const name = session.app ? pick(session.app.name, session.app.nameInEnglish) : session.device;
  return (
    <div>
      <b>{name ?? kind}</b>{" "}
      <span className="quiet">
        {name ? `${kind} ` : ""}
        {session.address}
      </span>
      <div className="quiet">
        {t("sessions.times", {
          opened: moment(session.openedAt, language),
          used: moment(session.lastUsedAt, language),
        })}
      </div>
    </div>
  );
}
