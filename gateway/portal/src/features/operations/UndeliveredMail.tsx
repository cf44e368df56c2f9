import { useInfiniteQuery } from "@tanstack/react-query";
import { applications, body } from "../../api/clients";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { Rows } from "../../shared/Rows";
import { Part } from "./Part";

/** Mail that did not arrive, or not yet; without addresses. */
export function UndeliveredMail() {
  const { t, language } = useWords();
  const mail = useInfiniteQuery({
    queryKey: ["undelivered-mail"],
    queryFn: ({ pageParam }) =>
      body(applications.GET("/messages/delivery-problems", { params: { query: { after: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = mail.data?.pages.flatMap((page) => page.items);
  return (
    <Part
      id="mail"
      title={t("operations.mail")}
      of={mail}
      nothing={items?.length === 0 ? t("operations.noneUndelivered") : undefined}
    >
      {items && items.length > 0 ? <p className="quiet">{t("operations.mailText")}</p> : null}
      <Rows
        heads={["written", "recipient", "mailState", "attempts", "nextAttempt", "why"].map((name) =>
          t(`operations.${name}`),
        )}
        rows={(items ?? []).map((one) => ({
          key: one.id,
          cells: [
            moment(one.createdAt, language),
            t(`recipient.${one.recipient}`),
            t(`mailState.${one.mail}`),
            one.attempts,
            one.nextAttemptAt === null ? t("operations.noMore") : moment(one.nextAttemptAt, language),
            one.lastError,
          ],
        }))}
      />
    </Part>
  );
}
