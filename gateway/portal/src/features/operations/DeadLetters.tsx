import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Tag } from "antd";
import { useState } from "react";
import { body, identity } from "../../api/clients";
import type { DeadLetter } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { AskForDiscard } from "./AskForDiscard";
import { brokerKey, everyFewSeconds } from "./brokerKey";
import { Part } from "./Part";

/** What died in a queue and why; it is sent again, or thrown away with a colleague. */
export function DeadLetters({ queue }: { queue: string }) {
  const { t } = useWords();
  const [discarding, setDiscarding] = useState<DeadLetter>();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const letters = useInfiniteQuery({
    queryKey: [brokerKey, "letters", queue],
    queryFn: ({ pageParam }) =>
      body(
        identity.GET("/broker/queues/{queue}/letters", {
          params: { path: { queue }, query: { after: pageParam, limit: 20 } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: everyFewSeconds,
  });
  const send = useMutation({
    mutationFn: (letterId: string | undefined) =>
      letterId === undefined
        ? body(identity.POST("/broker/queues/{queue}/sending", { params: { path: { queue } } }))
        : body(
            identity.POST("/broker/queues/{queue}/letters/{letterId}/sending", {
              params: { path: { queue, letterId } },
            }),
          ),
    onSuccess: ({ sent }) => message.success(t("letters.sent", { count: sent })),
    onSettled: () => queries.invalidateQueries({ queryKey: [brokerKey] }),
  });
  const items = letters.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Part
      id="letters"
      title={t("letters.title")}
      of={letters}
      nothing={letters.data && items.length === 0 ? t("letters.none") : undefined}
    >
      <p className="mono">{queue}</p>
      <ProblemAlert error={send.error} />
      {items.map((one) => (
        <Letter key={one.id} letter={one}>
          {one.discardAsked ? (
            <Tag color="warning">{t("letters.discardAsked")}</Tag>
          ) : (
            <>
              <Button
                size="small"
                type="primary"
                disabled={send.isPending}
                aria-label={t("letters.actOn", { act: t("letters.sendAgain"), id: one.messageId ?? one.id })}
                onClick={() => send.mutate(one.id)}
              >
                {t("letters.sendAgain")}
              </Button>
              <Button
                size="small"
                danger
                aria-label={t("letters.actOn", { act: t("letters.discard"), id: one.messageId ?? one.id })}
                onClick={() => setDiscarding(one)}
              >
                {t("letters.discard")}
              </Button>
            </>
          )}
        </Letter>
      ))}
      {items.length > 1 ? (
        <Button loading={send.isPending} onClick={() => send.mutate(undefined)}>
          {t("letters.sendAll")}
        </Button>
      ) : null}
      {discarding ? <AskForDiscard queue={queue} letter={discarding} close={() => setDiscarding(undefined)} /> : null}
    </Part>
  );
}

function Letter({ letter, children }: { letter: DeadLetter; children: React.ReactNode }) {
  const { t, language } = useWords();
  const facts = [
    ["messageId", letter.messageId],
    ["diedAt", letter.diedAt === null ? null : moment(letter.diedAt, language)],
    ["attempts", letter.attempts],
    ["traceId", letter.traceId],
    ["case", letter.caseNumber ?? letter.caseId],
  ] as const;
  return (
    <article className="letter">
      <div className="row spread">
        <b>{letter.messageType ?? t("letters.unreadable")}</b>
        <span className="row">{children}</span>
      </div>
      <p className="letter-why">
        <span className="late">{letter.exceptionType ?? t("letters.rejected")}</span>
        {letter.why ? <span> {letter.why}</span> : null}
      </p>
      <dl className="letter-facts">
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{t(`letters.fact.${name}`)}</dt>
              <dd className="mono">{value}</dd>
            </div>
          ),
        )}
      </dl>
      <LetterText text={letter.text} />
    </article>
  );
}

/** What a message said, masked. */
export function LetterText({ text }: { text: string }) {
  const { t } = useWords();
  return (
    <details>
      <summary>{t("letters.text")}</summary>
      <pre className="letter-text">{text}</pre>
    </details>
  );
}
