import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Radio, Tag } from "antd";
import { useState } from "react";
import { body, identity } from "../../api/clients";
import { useAccount } from "../../api/session";
import type { Discard, DiscardAction, DiscardState } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { Rows } from "../../shared/Rows";
import { useNames } from "../../shared/useNames";
import { brokerKey, everyFewSeconds } from "./brokerKey";
import { LetterText } from "./DeadLetters";
import { DecideDiscard } from "./DecideDiscard";
import { Part } from "./Part";

const tones: Record<DiscardState, string> = {
  Asked: "warning",
  Approved: "success",
  Refused: "error",
  Withdrawn: "default",
};

/** What operators want to be thrown away, and what was: who asked, who decided, what it said. */
export function Discards() {
  const { t, language } = useWords();
  const [state, setState] = useState<DiscardState | "All">("Asked");
  const [deciding, setDeciding] = useState<{ discard: Discard; action: DiscardAction }>();
  const { data: me } = useAccount();
  const discards = useInfiniteQuery({
    queryKey: [brokerKey, "discards", state],
    queryFn: ({ pageParam }) =>
      body(
        identity.GET("/broker/discards", {
          params: { query: { after: pageParam, limit: 20, state: state === "All" ? undefined : state } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: everyFewSeconds,
  });
  const items = discards.data?.pages.flatMap((page) => page.items) ?? [];
  const nameOf = useNames(items.flatMap((one) => [one.askedBy, one.decidedBy]), t("discards.colleague"));
  const who = (account: string) => (account === me?.id ? t("discards.you") : nameOf(account));
  return (
    <Part
      id="discards"
      title={t("discards.title")}
      of={discards}
      nothing={discards.data && items.length === 0 ? t("discards.none") : undefined}
    >
      <Radio.Group
        aria-labelledby="discards"
        value={state}
        onChange={(event) => setState(event.target.value as DiscardState | "All")}
        options={(["Asked", "Approved", "All"] as const).map((value) => ({
          value,
          label: t(`discards.shown.${value}`),
        }))}
      />
      <Rows
        heads={["message", "reason", "asked", "decision", "todo"].map((head) => t(`discards.head.${head}`))}
        rows={items.map((one) => ({
          key: one.id,
          cells: [
            <div key="message">
              <b>{one.messageType ?? t("letters.unreadable")}</b>
              <div className="mono quiet">{one.messageId}</div>
              <LetterText text={one.text} />
            </div>,
            one.reason,
            <>
              {who(one.askedBy)} <span className="quiet">{moment(one.askedAt, language)}</span>
            </>,
            <>
              <Tag color={tones[one.state]}>{t(`discards.state.${one.state}`)}</Tag>
              {one.decidedBy && one.decidedAt ? (
                <>
                  {who(one.decidedBy)} <span className="quiet">{moment(one.decidedAt, language)}</span>
                </>
              ) : null}
              {one.decisionReason ? <div>{one.decisionReason}</div> : null}
            </>,
            <span key="todo" className="row">
              {one.availableActions.map((action) => (
                <Button
                  key={action}
                  size="small"
                  type={action === "Approve" ? "primary" : "default"}
                  danger={action === "Approve"}
                  aria-label={t("letters.actOn", {
                    act: t(`discards.act.${action}`),
                    id: one.messageId ?? one.letterId,
                  })}
                  onClick={() => setDeciding({ discard: one, action })}
                >
                  {t(`discards.act.${action}`)}
                </Button>
              ))}
            </span>,
          ],
        }))}
      />
      {deciding ? <DecideDiscard {...deciding} close={() => setDeciding(undefined)} /> : null}
    </Part>
  );
}
