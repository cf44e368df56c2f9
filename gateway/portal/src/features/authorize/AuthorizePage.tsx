import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Result } from "antd";
import { useSearchParams } from "react-router";
import { body, identity } from "../../api/clients";
import { useAccount } from "../../api/session";
import type { AppView } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { read, type Asked } from "./asked";

/** Somebody was brought here by an app that wants to act for them (RFC 6749, 4.1): they allow it, or do not. */
export function AuthorizePage() {
  const { t } = useWords();
  const { data: account } = useAccount();
  const [search] = useSearchParams();
  const asked = read(search);
  const mayHaveApps = account?.roles.some((role) => role === "enterprise" || role === "agent") ?? false;
  useTitle(t("authorize.title"));
  return (
    <div className="page narrow">
      <h1>{t("authorize.title")}</h1>
      {!mayHaveApps ? (
        <Alert type="warning" showIcon title={t("authorize.noOfficers")} />
      ) : asked === null ? (
        <Alert type="error" showIcon title={t("authorize.wrong")} description={t("authorize.wrongText")} />
      ) : (
        <Question asked={asked} />
      )}
    </div>
  );
}

// To an address that is not known as this app's the browser does not go, not even to say so.
function Question({ asked }: { asked: Asked }) {
  const { clientId, redirectUri } = asked;
  const app = useQuery({
    queryKey: ["app", clientId, redirectUri],
    queryFn: () =>
      body(identity.GET("/apps/{clientId}", { params: { path: { clientId }, query: { redirectUri } } })),
  });
  return (
    <>
      <ProblemAlert error={app.error} retry={() => void app.refetch()} />
      {app.isPending ? <Waiting /> : null}
      {app.data ? <Decision asked={asked} app={app.data} /> : null}
    </>
  );
}

function Decision({ asked, app }: { asked: Asked; app: AppView }) {
  const { t, pick } = useWords();
  const { data: account } = useAccount();
  const decide = useMutation({
    mutationFn: (allow: boolean) => body(identity.POST("/authorizations", { body: { ...asked, allow } })),
    onSuccess: ({ goTo }) => window.location.assign(goTo),
  });
  const name = pick(app.name, app.nameInEnglish);
  if (decide.data) {
    return (
      <div className="card">
        <Result
          status={decide.variables ? "success" : "info"}
          title={t(decide.variables ? "authorize.allowed" : "authorize.denied", { app: name })}
          subTitle={t("authorize.back", { app: name })}
        />
      </div>
    );
  }

  const isAgent = account?.roles.includes("agent");
  const company = account?.enterprise?.name;
  return (
    <div className="card">
      <p>
        <b>{name}</b> {t("authorize.wants")}
      </p>
      <p className="name">
        <b>{company}</b>
        {isAgent ? ` · ${t("authorize.agent", { name: account?.name })}` : ""}
      </p>
      <p className="quiet">{account?.signInName}</p>
      <ul>
        <li>{t("authorize.may")}</li>
        {isAgent ? null : <li>{t("authorize.mayAppoint")}</li>}
        <li>{t("authorize.mayNot")}</li>
        <li>{t("authorize.until")}</li>
      </ul>
      <p>{t("authorize.onlyIf", { app: name })}</p>
      <ProblemAlert error={decide.error} />
      <div className="row">
        <Button
          type="primary"
          size="large"
          loading={decide.isPending && decide.variables}
          disabled={decide.isPending}
          onClick={() => decide.mutate(true)}
        >
          {t("authorize.allow")}
        </Button>
        <Button
          size="large"
          loading={decide.isPending && !decide.variables}
          disabled={decide.isPending}
          onClick={() => decide.mutate(false)}
        >
          {t("authorize.deny")}
        </Button>
      </div>
    </div>
  );
}
