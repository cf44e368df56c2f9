import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { body, payments } from "../../api/clients";
import { useWords } from "../../i18n";
import { day, moment, money } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Rows } from "../../shared/Rows";

/** What one office charged of its own, from when on, and why it was changed. */
export function LocalFeesOf({ office, name }: { office: string; name: string }) {
  const { t, language, pick } = useWords();
  const history = useQuery({
    queryKey: ["local-fees", office],
    queryFn: () => body(payments.GET("/offices/{office}/local-fees/history", { params: { path: { office } } })),
  });
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format();
  const inForce = history.data?.find((one) => one.effectiveOn <= today); // the newest first
  return (
    <>
      <h3>{name}</h3>
      <ProblemAlert error={history.error} retry={() => void history.refetch()} />
      {history.data?.length === 0 ? <p className="quiet">{t("finance.noLocal")}</p> : null}
      <Rows
        heads={["from", "fees", "configured", "reason"].map((head) => t(`finance.${head}`))}
        rows={(history.data ?? []).map((one) => ({
          key: String(one.version),
          cells: [
            <>
              {day(one.effectiveOn, language)}{" "}
              {one === inForce ? <Tag color="success">{t("finance.nowInForce")}</Tag> : null}
              {one.effectiveOn > today ? <Tag color="processing">{t("finance.toCome")}</Tag> : null}
            </>,
            one.fees.length === 0
              ? t("finance.noLocal")
              : one.fees
                  .map((fee) => `${pick(fee.chineseName, fee.englishName)} ${money(fee.amount, "CNY", language)}`)
                  .join(t("list.comma")),
            moment(one.configuredAt, language),
            one.reason,
          ],
        }))}
      />
    </>
  );
}
