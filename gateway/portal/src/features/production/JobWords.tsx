import { ExclamationCircleOutlined } from "@ant-design/icons";
import type { Job } from "../../api/types";
import { useWords } from "../../i18n";
import { day } from "../../shared/format";
import { useReason } from "./useReason";

/** What is to be made, for which business, since when it waits, and why it could not be made last time. */
export function JobWords({ job }: { job: Job }) {
  const { t, language } = useWords();
  const reason = useReason();
  const words = [
    t(`business.${job.kind ?? "Application"}`),
    t(`handover.${job.handover}`),
    t("make.since", { day: day(job.wantedAt, language) }),
    ...(job.insteadOf ? [t("make.again")] : []),
    ...(job.oldCardOwed ? [t("make.owed")] : []),
  ];
  return (
    <>
      <b className="mono">{job.caseNumber}</b>
      <br />
      <span className="quiet">{words.join(" · ")}</span>
      {job.reasonCode ? (
        <>
          <br />
          <ExclamationCircleOutlined /> {t("make.lastTime", { why: reason(job.reasonCode, job.reason) })}
        </>
      ) : null}
    </>
  );
}
