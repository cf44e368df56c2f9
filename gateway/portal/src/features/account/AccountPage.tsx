import { Link } from "react-router";
import { useAccount } from "../../api/session";
import { useWords } from "../../i18n";
import { useTitle } from "../../shared/useTitle";
import { CompanyFacts } from "./CompanyFacts";
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
          <div>
            <dt>{t("signIn.email")}</dt>
            <dd>{account.signInName}</dd>
          </div>
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
        <Link to="/account/sessions">{t("menu.sessions")}</Link>
      </section>
      {account.enterprise ? (
        <section className="card">
          <h2>{t("account.company")}</h2>
          <CompanyFacts enterprise={account.enterprise} />
          {isEnterprise ? <Refresh /> : <p className="quiet">{t("account.companyOfAgent")}</p>}
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
