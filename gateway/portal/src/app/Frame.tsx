import { useState } from "react";
import { Link, NavLink, Outlet, ScrollRestoration, useNavigate, useNavigation } from "react-router";
import { useAccount, useSignOut } from "../api/session";
import { switchLanguage, useWords } from "../i18n";
import { placeOf } from "./roles";

const visitors = [
  { to: "/", word: "menu.home" },
  { to: "/tracking", word: "menu.tracking" },
];

// A menu's entry with another one under it is marked on its own page only.
const isAbove = (to: string, menu: { to: string }[]) =>
  to === "/" || menu.some((other) => other.to.startsWith(`${to}/`));

/** Header, page, footer: the menu is the caller's own. */
export function Frame() {
  const { t } = useWords();
  const { data: account } = useAccount();
  const { state } = useNavigation();
  const menu = account ? placeOf(account.roles).menu : visitors;
  return (
    <>
      <a className="skip" href="#content">
        {t("frame.skip")}
      </a>
      <header className={account ? "head signed-in" : "head"}>
        <div className="head-in">
          <Link to="/" className="brand">
            ApecCard<span>{t("frame.card")}</span>
          </Link>
          <nav aria-label={t("frame.menu")}>
            {menu.map((item) => (
              <NavLink key={item.to} to={item.to} end={isAbove(item.to, menu)}>
                {t(item.word)}
              </NavLink>
            ))}
          </nav>
          <div className="head-own">
            {account ? <Own name={account.name ?? account.signInName} /> : null}
            {account === null ? <NavLink to="/sign-in">{t("menu.signIn")}</NavLink> : null}
            <LanguageSwitch />
          </div>
        </div>
        {state === "loading" ? <div className="going" role="progressbar" aria-label={t("error.loading")} /> : null}
      </header>
      <main id="content">
        <Outlet />
      </main>
      <footer className="foot">
        <p>{t("frame.foot")}</p>
        <p>
          <a href="/verify/">{t("frame.verify")}</a> · <Link to="/tracking">{t("menu.tracking")}</Link>
          {" · "}
          <Link to="/events">{t("events.title")}</Link>
          {account ? (
            <>
              {" · "}
              <Link to="/account/sessions">{t("menu.sessions")}</Link>
            </>
          ) : null}
        </p>
      </footer>
      <ScrollRestoration />
    </>
  );
}

function Own({ name }: { name: string }) {
  const { t } = useWords();
  const [leaving, setLeaving] = useState(false);
  const signOut = useSignOut();
  const navigate = useNavigate();
  const leave = async () => {
    setLeaving(true);
    try {
      await signOut();
      await navigate("/");
    } finally {
      setLeaving(false);
    }
  };
  return (
    <>
      <Link to="/account/sessions" className="head-name" title={t("menu.sessions")}>
        {name}
      </Link>
      <button type="button" disabled={leaving} onClick={() => void leave()}>
        {t("menu.signOut")}
      </button>
    </>
  );
}

function LanguageSwitch() {
  const { language } = useWords();
  const other = language === "zh" ? "en" : "zh";
  return (
    <button type="button" lang={other === "zh" ? "zh-CN" : "en"} onClick={() => void switchLanguage(other)}>
      {other === "zh" ? "中文" : "English"}
    </button>
  );
}
