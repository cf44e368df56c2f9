import { Link } from "react-router";
import { useAccount } from "../../api/session";
import { useWords } from "../../i18n";
import { useTitle } from "../../shared/useTitle";
import { CompanyFacts } from "./CompanyFacts";
import { Email } from "./Email";
import { MessageChoices } from "./MessageChoices";
import { Refresh } from "./Refresh";

/** Who is signed in, for which company, and what that company may change about itself. */
export function AccountPage() {
  const { t } = useWords();
  const { data: account } = useAccount();
  useTitle(t("menu.account"));
  if (!account) {
    return null;
  }

  const isEnterprise = account.roles.includes("enterprise");
  return (
    <div className="page">
      <h1>{t("menu.account")}</h1>
      <section className="card">
        <h2>{t("account.own")}</h2>
        <dl className="pairs">
          {isEnterprise ? null : (
            <div>
              <dt>{t("signIn.email")}</dt>
              <dd>{account.signInName}</dd>
            </div>
          )}
          <div>
            <dt>{t("account.role")}</dt>
            <dd>{account.roles.map((role) => t(`role.${role}`)).join(t("list.comma"))}</dd>
          </div>
          {isEnterprise || !account.name ? null : (
            <div>
              <dt>{t("agents.name")}</dt>
              <dd>{account.name}</dd>
            </div>
          )}
        </dl>
        <p className="row">
          <Link to="/account/sessions">{t("menu.sessions")}</Link>
          <Link to="/account/password">{t("password.change")}</Link>
        </p>
      </section>
      {isEnterprise ? (
        <section className="card">
          <h2>{t("signIn.email")}</h2>
          <Email account={account} />
        </section>
      ) : null}
      {account.enterprise ? (
        <section className="card">
          <h2>{t("account.company")}</h2>
          <CompanyFacts enterprise={account.enterprise} />
          <Refreshed isEnterprise={isEnterprise} byStaff={account.enterprise.source === "Staff"} />
        </section>
      ) : null}
      {isEnterprise ? (
        <>
          <section className="card">
            <h2>{t("menu.agents")}</h2>
            <p>{t("agents.lead")}</p>
            <Link to="/agents">{t("account.toAgents")}</Link>
          </section>
          <section className="card">
            <h2>{t("account.messages")}</h2>
            <MessageChoices />
          </section>
        </>
      ) : (
        <section className="card">
          <h2>{t("account.messages")}</h2>
          <p>{t("account.messagesOfAgent")}</p>
          <Link to="/messages">{t("account.toMessages")}</Link>
        </section>
      )}
    </div>
  );
}

// Who cannot scan an e-licence calls.
function Refreshed({ isEnterprise, byStaff }: { isEnterprise: boolean; byStaff: boolean }) {
  const { t } = useWords();
  if (byStaff) {
    return <p className="quiet">{t("account.refreshByStaff")}</p>;
  }

  return isEnterprise ? <Refresh /> : <p className="quiet">{t("account.companyOfAgent")}</p>;
}
