import { ExclamationCircleFilled } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { body, review } from "../../api/clients";
import { useWords } from "../../i18n";
import { daysSince, moment } from "../../shared/format";
import { useOffices } from "../../shared/handover/useOffices";
import { Rows } from "../../shared/Rows";
import { Part } from "./Part";

/** Reviews that took longer than their office promised, the latest first. */
export function OverdueReviews() {
  const { t, language, pick } = useWords();
  const offices = useOffices();
  const late = useInfiniteQuery({
    queryKey: ["overdue-reviews"],
    queryFn: ({ pageParam }) => body(review.GET("/overdue", { params: { query: { after: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = late.data?.pages.flatMap((page) => page.items);
  const nameOf = (code: string) => {
    const office = offices.data?.find((one) => one.office === code);
    return pick(office?.chineseName, office?.englishName) || code;
  };
  return (
    <Part
      id="late"
      title={t("operations.late")}
      of={late}
      nothing={items?.length === 0 ? t("operations.noneLate") : undefined}
    >
      <Rows
        heads={["case", "office", "stage", "due", "since", "claimed"].map((name) => t(`operations.${name}`))}
        rows={(items ?? []).map((one) => ({
          key: one.caseId,
          cells: [
            <span key="case" className="mono">
              {one.caseNumber}
            </span>,
            nameOf(one.office),
            t(`reviewStage.${one.stage}`),
            moment(one.dueAt, language),
            <span key="since" className="late">
              <ExclamationCircleFilled /> {t("operations.lateBy", { count: daysSince(one.dueAt) })}
            </span>,
            t(one.claimedBy === null ? "operations.unclaimed" : "operations.isClaimed"),
          ],
        }))}
      />
    </Part>
  );
}
