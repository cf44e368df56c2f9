import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { body, payments } from "../../api/clients";
import { useAccount } from "../../api/session";
import { useWords } from "../../i18n";
import { economies, economyName } from "../../i18n/economies";
import { money } from "../../shared/format";
import { useTitle } from "../../shared/useTitle";
import { Times } from "./Times";

const steps = ["register", "form", "materials", "review", "pay", "economies", "card"];
const asideFrom = ["dependants", "students", "athletes", "journalists", "entertainers"];

/** What the card is, who may have it, what it costs, how it goes, and where to begin. */
export function HomePage() {
  const { t, language } = useWords();
  const { data: account } = useAccount();
  useTitle(t("home.title"));
  return (
    <>
      <section className="hero">
        <div>
          <h1>{t("home.title")}</h1>
          <p>{t("home.lead")}</p>
          <p className="hero-do">
            <Link className="button" to={account ? "/sign-in" : "/register"}>
              {t(account ? "home.goOn" : "home.start")}
            </Link>
            {account ? null : (
              <Link className="button quiet-button" to="/sign-in">
                {t("menu.signIn")}
              </Link>
            )}
            <Link className="button quiet-button" to="/tracking">
              {t("menu.tracking")}
            </Link>
          </p>
        </div>
      </section>
      <div className="page">
        <div className="facts">
          <section>
            <h2>{t("home.what")}</h2>
            <p>{t("home.whatText")}</p>
          </section>
          <section>
            <h2>{t("home.who")}</h2>
            <p>{t("home.whoText")}</p>
            <p className="quiet">
              {t("home.notFor", { who: asideFrom.map((one) => t(`home.${one}`)).join(t("list.comma")) })}
            </p>
          </section>
          <section>
            <h2>{t("home.fees")}</h2>
            <Fees />
          </section>
          <section>
            <h2>{t("home.howLong")}</h2>
            <Times />
            <p className="quiet">{t("home.howLongText")}</p>
          </section>
        </div>
        <section>
          <h2>{t("home.how")}</h2>
          <ol className="steps">
            {steps.map((step) => (
              <li key={step}>
                <b>{t(`home.step.${step}`)}</b>
                <span>{t(`home.stepText.${step}`)}</span>
              </li>
            ))}
          </ol>
        </section>
        <section>
          <h2>{t("home.economies")}</h2>
          <p>{t("home.economiesText")}</p>
          <ul className="economies">
            {economies.map((code) => (
              <li key={code}>
                <b>{code}</b> {economyName(code, language)}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

// The ministry's fees are the same everywhere; an office's own come on top and are shown with the charge.
const office = "shanghai";
const businesses = ["Application", "Replacement", "EarlyProduction", "PassportChange", "Cancellation"] as const;

function Fees() {
  const { t, language } = useWords();
  const { data: fees, isError } = useQuery({
    queryKey: ["fees", office],
    queryFn: () =>
      Promise.all(
        businesses.map((business) => body(payments.GET("/fees", { params: { query: { office, business } } }))),
      ),
    staleTime: Infinity,
  });
  if (isError) {
    return <p>{t("home.feesAway")}</p>;
  }

  return (
    <dl className="fees">
      {businesses.map((business, at) => (
        <div key={business}>
          <dt>{t(`business.${business}`)}</dt>
          <dd>
            {fees?.[at]
              ? fees[at].amount === 0
                ? t("home.free")
                : money(fees[at].amount, fees[at].currency, language)
              : "…"}
          </dd>
        </div>
      ))}
    </dl>
  );
}
