import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Badge, Button, Empty } from "antd";
import { Link } from "react-router";
import { applications, body } from "../../api/clients";
import { useWords } from "../../i18n";
import { economyName } from "../../i18n/economies";
import { moment } from "../../shared/format";
import { useLive } from "../../shared/live/useLive";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";

/** The inbox: what the company, or its agents, were told, the newest first. */
export function MessagesPage() {
  const { t, language } = useWords();
  const queries = useQueryClient();
  useTitle(t("menu.messages"));
  useLive();
  const inbox = useInfiniteQuery({
    queryKey: ["messages"],
    queryFn: ({ pageParam }) =>
      body(applications.GET("/messages", { params: { query: { after: pageParam, limit: 30 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const read = useMutation({
    mutationFn: (messageId: string) =>
      applications.POST("/messages/{messageId}/read", { params: { path: { messageId } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["messages"] }),
  });
  const items = inbox.data?.pages.flatMap((page) => page.items);
  return (
    <div className="page">
      <h1>{t("menu.messages")}</h1>
      <ProblemAlert error={inbox.error ?? read.error} retry={() => void inbox.refetch()} />
      {inbox.isPending ? <Waiting /> : null}
      {inbox.data ? <p>{t("mail.unread", { unread: inbox.data.pages[0]?.unread })}</p> : null}
      {items?.length === 0 ? (
        <div className="card">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("mail.empty")} />
        </div>
      ) : null}
      <ul className="list">
        {items?.map((one) => (
          <li key={one.id} className="card row spread">
            <Badge dot={one.readAt === null} offset={[6, 4]}>
              <Link to={`/cases/${one.caseId}`} onClick={() => one.readAt === null && read.mutate(one.id)}>
                {t(`event.${one.what}`, { economy: economyName(one.economy ?? "", language) })}
              </Link>
            </Badge>
            <span className="quiet">
              {one.caseNumber} · {moment(one.createdAt, language)}
            </span>
            {one.readAt === null ? (
              <Button size="small" onClick={() => read.mutate(one.id)}>
                {t("mail.markRead")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {inbox.hasNextPage ? (
        <Button loading={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
          {t("list.more")}
        </Button>
      ) : null}
    </div>
  );
}
