import { ClockCircleOutlined, PhoneFilled } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Empty, Tag } from "antd";
import { Link } from "react-router";
import { body, review } from "../../api/clients";
import { useAccount } from "../../api/session";
import type { CallItem } from "../../api/types";
import { useWords } from "../../i18n";
import { day, moment } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Desk } from "../../shared/review/Desk";
import { Keys } from "../../shared/review/Keys";
import { Term } from "../../shared/Term";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";

/** 电话指导: whom the desk telephones, the next first. */
export function CallsPage() {
  const { t } = useWords();
  const { data: account } = useAccount();
  useTitle(t("menu.calls"));
  const calls = useInfiniteQuery({
    queryKey: ["desk", "calls"],
    queryFn: ({ pageParam }) => body(review.GET("/calls", { params: { query: { after: pageParam, limit: 30 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 30_000,
    staleTime: 0,
  });
  const items = calls.data?.pages.flatMap((page) => page.items);
  return (
    <Desk>
      <div className="desk-head">
        <h1>{t("menu.calls")}</h1>
        <Keys orders={account?.roles.includes("preliminary-officer") ?? false} />
      </div>
      <p className="quiet">
        <Term name="correction" /> · {t("deskCall.lead")}
      </p>
      <ProblemAlert error={calls.error} retry={() => void calls.refetch()} />
      {calls.isPending ? (
        <div className="card">
          <Waiting />
        </div>
      ) : null}
      {items?.length === 0 ? (
        <div className="card">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("deskCall.empty")} />
        </div>
      ) : null}
      <ul className="queue">
        {items?.map((call) => (
          <Row key={call.callId} call={call} now={calls.dataUpdatedAt} />
        ))}
      </ul>
      {calls.hasNextPage ? (
        <Button loading={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
          {t("list.more")}
        </Button>
      ) : null}
    </Desk>
  );
}

function Row({ call, now }: { call: CallItem; now: number }) {
  const { t, language } = useWords();
  return (
    <li>
      <Link to={`/desk/calls/${call.callId}`} className="queue-number mono" data-step>
        {call.orderNumber ?? call.caseNumber}
      </Link>
      <span className="queue-tags">
        <Tag>{t(call.orderId ? "menu.deskOrders" : "business.Application")}</Tag>
        {call.attempts > 0 ? <Tag color="warning">{t("deskCall.tried", { count: call.attempts })}</Tag> : null}
      </span>
      <When at={call.nextCallAt} now={now} />
      <span className="quiet">{t("deskCall.opened", { day: day(call.openedAt, language) })}</span>
      <span className="queue-do" />
    </li>
  );
}

/** Now, or the time that was agreed on. */
function When({ at, now }: { at: string; now: number }) {
  const { t, language } = useWords();
  return new Date(at).getTime() <= now ? (
    <span className="due due-near">
      <PhoneFilled aria-hidden /> {t("deskCall.now")}
    </span>
  ) : (
    <span className="due due-calm">
      <ClockCircleOutlined aria-hidden /> {moment(at, language)}
    </span>
  );
}
