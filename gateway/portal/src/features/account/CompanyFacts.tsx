import { Alert } from "antd";
import type { Account } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { LicenceFacts } from "../../shared/LicenceFacts";

/** What the e-licence says of the company, and when it said so. */
export function CompanyFacts({ enterprise }: { enterprise: NonNullable<Account["enterprise"]> }) {
  const { t, language } = useWords();
  return (
    <>
      <LicenceFacts of={enterprise}>
        <div>
          <dt>{t("account.verifiedAt")}</dt>
          <dd>{moment(enterprise.verifiedAt, language)}</dd>
        </div>
      </LicenceFacts>
      {enterprise.usccNeedsCheck ? <Alert type="warning" showIcon title={t("account.usccNeedsCheck")} /> : null}
    </>
  );
}
