import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Form, Result } from "antd";
import { Link, useNavigate } from "react-router";
import { body, identity } from "../../api/clients";
import { useSignInAfterEnrolment } from "../../api/session";
import type { InvitationLook } from "../../api/types";
import { useWords } from "../../i18n";
import { LicenceFacts } from "../../shared/LicenceFacts";
import { NewPassword } from "../../shared/NewPassword";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Enrolment } from "../../shared/second-factor/Enrolment";
import { useSecretOfLink } from "../../shared/useSecretOfLink";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";

/**
 * An invited officer chooses a password and sets up one-time codes; an enterprise whose account staff opened looks
 * whether they typed it right, and chooses one; so does an agent, who sees which enterprise invites. The secret stands
 * behind the # of the address.
 */
export function InvitationPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const signIn = useSignInAfterEnrolment();
  useTitle(t("invitation.title"));
  const secret = useSecretOfLink();
  const invitation = useQuery({
    queryKey: ["invitation", secret],
    queryFn: () => body(identity.POST("/invitations/look", { body: { secret } })),
    staleTime: Infinity,
    retry: false,
  });
  const accept = useMutation({
    mutationFn: ({ password }: { password: string }) =>
      body(identity.POST("/invitations/acceptance", { body: { secret, password } })),
  });
  return (
    <div className="page narrow">
      <h1>{t("invitation.title")}</h1>
      <div className="card">
        {invitation.isPending ? <Waiting rows={4} /> : null}
        {accept.data ? null : <ProblemAlert error={invitation.error ?? accept.error} />}
        {invitation.data && !accept.data ? (
          <>
            <Invited by={invitation.data} />
            <Form<{ password: string }>
              layout="vertical"
              requiredMark={false}
              onFinish={(typed) => accept.mutate(typed)}
            >
              <NewPassword />
              <Button type="primary" htmlType="submit" size="large" loading={accept.isPending}>
                {t("invitation.accept")}
              </Button>
            </Form>
          </>
        ) : null}
        {accept.data?.enrolmentTicket ? (
          <Enrolment
            ticket={accept.data.enrolmentTicket}
            done={async (ticket) => {
              await signIn(ticket);
              await navigate("/sign-in", { replace: true }); // which leads home
            }}
            startAgain={() => void navigate("/sign-in")}
          />
        ) : null}
        {accept.data && !accept.data.enrolmentTicket ? (
          <Result
            status="success"
            title={t("invitation.done")}
            extra={<Link to="/sign-in">{t("menu.signIn")}</Link>}
          />
        ) : null}
      </div>
    </div>
  );
}

function Invited({ by }: { by: InvitationLook }) {
  const { t } = useWords();
  const email = (
    <div>
      <dt>{t("signIn.email")}</dt>
      <dd>{by.signInName}</dd>
    </div>
  );
  if (by.enterprise) {
    return (
      <>
        <p>{t("invitation.leadOfEnterprise")}</p>
        <LicenceFacts of={by.enterprise}>{email}</LicenceFacts>
        <p className="quiet">{t("invitation.ifWrong")}</p>
      </>
    );
  }

  return (
    <>
      <dl className="pairs">
        {by.company ? (
          <div>
            <dt>{t("invitation.company")}</dt>
            <dd>{by.company}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t("officers.name")}</dt>
          <dd>{by.name}</dd>
        </div>
        {email}
        <div>
          <dt>{t("account.role")}</dt>
          <dd>{t(`role.${by.role}`)}</dd>
        </div>
      </dl>
      <p>{by.company ? t("invitation.leadOfAgent", { company: by.company }) : t("invitation.lead")}</p>
    </>
  );
}
