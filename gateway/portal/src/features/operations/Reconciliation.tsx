import { CheckCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { body, review } from "../../api/clients";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { Rows } from "../../shared/Rows";
import { Part } from "./Part";

/** Cases about which two services disagree, and what is to be done about it. */
export function Reconciliation() {
  const { t, language } = useWords();
  const compared = useQuery({ queryKey: ["reconciliation"], queryFn: () => body(review.GET("/reconciliation")) });
  const found = compared.data;
  const heads = ["case", "there", "here", "found"].map((name) => t(`operations.${name}`));
  return (
    <Part id="reconciliation" title={t("operations.reconciliation")} of={compared}>
      {found ? (
        <>
          <p className="quiet">
            {found.lastRunAt === null
              ? t("operations.neverRun")
              : t("operations.lastRun", { at: moment(found.lastRunAt, language), cases: found.cases })}
          </p>
          {found.open.length === 0 && found.lastRunAt !== null ? (
            <p>
              <CheckCircleFilled className="fine" /> {t("operations.agree")}
            </p>
          ) : null}
          {found.open.length === 0 ? null : (
            <>
              <Alert
                type="warning"
                showIcon
                icon={<ExclamationCircleFilled />}
                title={t("operations.disagree", { count: found.open.length })}
                description={t("operations.whatToDo")}
              />
              <Rows
                heads={heads}
                rows={found.open.map((one) => ({
                  key: one.caseId,
                  cells: [one.caseNumber, one.there, one.here, moment(one.foundAt, language)],
                }))}
              />
            </>
          )}
          {found.mended.length > 0 ? (
            <details>
              <summary>{t("operations.mended", { count: found.mended.length })}</summary>
              <Rows
                heads={[...heads, t("operations.mendedAt")]}
                rows={found.mended.map((one) => ({
                  key: `${one.caseId} ${one.foundAt}`,
                  cells: [
                    one.caseNumber,
                    one.there,
                    one.here,
                    moment(one.foundAt, language),
                    one.mendedAt ? moment(one.mendedAt, language) : "",
                  ],
                }))}
              />
            </details>
          ) : null}
        </>
      ) : null}
    </Part>
  );
}
