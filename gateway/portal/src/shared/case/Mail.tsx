import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { applications, body } from "../../api/clients";
import { useWords } from "../../i18n";
import { economyName } from "../../i18n/economies";
import { moment } from "../format";
import { ProblemAlert } from "../ProblemAlert";

const tones: Record<string, string> = { Sent: "success", Failed: "error", Bounced: "error" };

/** Who was told what, and whether the mail arrived. */
export function Mail({ caseId }: { caseId: string }) {
  const { t, language } = useWords();
  const mail = useQuery({
    queryKey: ["case", caseId, "messages"],
    queryFn: () => body(applications.GET("/cases/{caseId}/messages", { params: { path: { caseId } } })),
  });
  return (
    <>
      <ProblemAlert error={mail.error} retry={() => void mail.refetch()} />
      {mail.data?.length === 0 ? <p className="quiet">{t("mail.none")}</p> : null}
      <ul className="plain scroll" tabIndex={0} aria-label={t("mail.title")}>
        {mail.data?.toReversed().map((one) => (
          <li key={one.id}>
            {t(`event.${one.what}`, { economy: economyName(one.economy ?? "", language) })}
            <div className="row spread">
              <span className="quiet">
                {t(`recipient.${one.recipient}`)} · {moment(one.createdAt, language)}
              </span>
              <Tag color={tones[one.mail]}>{t(`mailState.${one.mail}`)}</Tag>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
