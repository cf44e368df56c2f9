import { Button, Collapse } from "antd";
import type { DemoAccount } from "../../api/types";
import { useWords } from "../../i18n";
import { useDemoAccounts } from "../../shared/demo/useDemoAccounts";

/** Where demo data is, whose part one can play; elsewhere nothing. */
export function DemoAccounts({ play }: { play: (account: DemoAccount) => void }) {
  const { t } = useWords();
  const accounts = useDemoAccounts();
  if (!accounts.data) {
    return null;
  }

  const roles = [...new Set(accounts.data.map((account) => account.role))];
  return (
    <Collapse
      size="small"
      items={[
        {
          key: "demo",
          label: t("demo.title"),
          children: (
            <>
              <p className="quiet">{t("demo.lead")}</p>
              {roles.map((role) => (
                <section key={role}>
                  <h2 className="demo-role">{t(`role.${role}`)}</h2>
                  <ul className="plain">
                    {accounts.data.filter((account) => account.role === role).map((account) => (
                      <li key={account.account} className="row spread demo-row">
                        <span>
                          {account.name}
                          {account.office ? ` · ${t(`demo.office.${account.office}`)}` : null}
                          <span className="quiet demo-account">{account.account}</span>
                        </span>
                        <Button
                          size="small"
                          aria-label={t("demo.playOf", { name: account.name, account: account.account })}
                          onClick={() => play(account)}
                        >
                          {t("demo.play")}
                        </Button>
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
            </>
          ),
        },
      ]}
    />
  );
}
