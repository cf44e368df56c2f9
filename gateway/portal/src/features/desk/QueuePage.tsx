import { body, review } from "../../api/clients";
import type { Account } from "../../api/types";
import { useWords } from "../../i18n";
import { useOffices } from "../../shared/handover/useOffices";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { claimKey } from "../../shared/review/claimKey";
import { Desk } from "../../shared/review/Desk";
import { Keys } from "../../shared/review/Keys";
import { Queue } from "../../shared/review/Queue";
import { useQueue } from "../../shared/review/useQueue";
import { useTitle } from "../../shared/useTitle";
import { Away } from "./Away";
import { Search } from "./Search";

/** What waits at the officer's desk: in the queues of all stages they decide. */
export function QueuePage({ account }: { account: Account }) {
  const { t, pick } = useWords();
  useTitle(t("menu.desk"));
  const queue = useQueue({
    key: "queue",
    read: (query) => body(review.GET("/queue", { params: { query } })),
    count: () => body(review.GET("/queue/counts")),
    claim: async (caseId) => {
      await review.POST("/cases/{caseId}/claim", { params: { path: { caseId } } });
      return `/desk/cases/${caseId}`;
    },
  });
  const offices = useOffices().data;
  const nameOf = (code: string): string => {
    const office = offices?.find((one) => one.office === code);
    return office ? pick(office.chineseName, office.englishName) : code;
  };
  const ministry = account.roles.includes("ministry-officer");
  const severalStages = account.roles.length > 1;
  return (
    <Desk>
      <div className="desk-head">
        <h1>{t("deskQueue.title")}</h1>
        <span className="row">
          <Away />
          <Keys orders={account.roles.includes("preliminary-officer")} keys={[claimKey]} />
        </span>
      </div>
      <Search />
      <ProblemAlert error={queue.refused} />
      <Queue
        rows={queue.items?.map((item) => ({
          ...item,
          id: item.caseId,
          to: `/desk/cases/${item.caseId}`,
          number: item.caseNumber,
          tags: [
            ...(severalStages ? [t(`deskStage.${item.stage}`)] : []),
            ...(ministry ? [nameOf(item.office)] : []),
          ],
        }))}
        {...queue.shown}
      />
    </Desk>
  );
}
