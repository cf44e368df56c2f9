import { Tabs } from "antd";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useWords } from "../../i18n";
import { useTitle } from "../../shared/useTitle";
import { DemoAccounts } from "./DemoAccounts";
import { ElicenceSignIn } from "./ElicenceSignIn";
import { PasswordForm, type Typed } from "./PasswordForm";

const ways = ["password", "elicence", "agent"] as const;

/** The guide's three ways in. An account knows what it is: officers come by the first. */
export function SignInPage() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const [played, setPlayed] = useState<Typed>();
  useTitle(t("menu.signIn"));
  const way = ways.find((one) => one === search.get("way")) ?? "password";
  const go = (to: string) => {
    search.set("way", to);
    setSearch(search, { replace: true });
  };
  return (
    <div className="page narrow">
      <h1>{t("signIn.title")}</h1>
      <p className="quiet">{t("signIn.who")}</p>
      <div className="card">
        <Tabs
          activeKey={way}
          onChange={go}
          destroyOnHidden
          tabBarGutter={16}
          items={[
            {
              key: "password",
              label: t("signInWay.password"),
              children: (
                <PasswordForm key={played?.email} lead={t("signInWay.passwordText")} filled={played} />
              ),
            },
            { key: "elicence", label: t("signInWay.elicence"), children: <ElicenceSignIn /> },
            {
              key: "agent",
              label: t("signInWay.agent"),
              children: <PasswordForm lead={t("signInWay.agentText")} />,
            },
          ]}
        />
      </div>
      <p>
        {t("signIn.noAccount")} <Link to="/register">{t("signIn.register")}</Link>
      </p>
      <DemoAccounts
        play={({ account, password }) => {
          setPlayed({ email: account, password });
          go("password");
        }}
      />
    </div>
  );
}
