import { Alert } from "antd";
import type { Account } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";

/** What the e-licence says of the company, and when it said so. */
export function CompanyFacts({ enterprise }: { enterprise: NonNullable<Account["enterprise"]> }) {
  const { t, language } = useWords();
  return (
    <>
      <dl className="pairs">
        <div>
          <dt>{t("registration.name")}</dt>
          <dd>{enterprise.name}</dd>
        </div>
        <div>
          <dt>{t("registration.uscc")}</dt>
          <dd className="mono">{enterprise.uscc}</dd>
        </div>
        <div>
          <dt>{t("registration.representative")}</dt>
          <dd>{enterprise.legalRepresentative}</dd>
        </div>
        <div>
          <dt>{t("account.verifiedAt")}</dt>
          <dd>{moment(enterprise.verifiedAt, language)}</dd>
        </div>
      </dl>
      {enterprise.usccNeedsCheck ? <Alert type="warning" showIcon title={t("account.usccNeedsCheck")} /> : null}
    </>
  );
}
