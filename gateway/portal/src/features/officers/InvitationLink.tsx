import { Alert, Button, Input } from "antd";
import { useEffect, useRef } from "react";
import type { Invitation, Officer } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";

interface Props {
  officer: Officer;
  invitation: Invitation;
  close: () => void;
}

/** The link for the officer, which is shown this once. */
export function InvitationLink({ officer, invitation, close }: Props) {
  const { t, language } = useWords();
  const at = useRef<HTMLDivElement>(null);
  useEffect(() => {
    at.current?.scrollIntoView({ block: "center" }); // which newer browsers answer with a promise
  }, [invitation]);
  return (
    <div ref={at}>
      <Alert
        className="problem"
        type="success"
        showIcon
        title={t("officers.link", { name: officer.name })}
        closable={{ onClose: close }}
        description={
          <>
            <p>{t("officers.linkText", { at: moment(invitation.expiresAt, language) })}</p>
            <div className="row">
              <Input
                readOnly
                className="mono officer-link"
                aria-label={t("officers.linkLabel")}
                value={invitation.link}
                onFocus={(event) => event.target.select()}
              />
              <Button onClick={() => void navigator.clipboard.writeText(invitation.link)}>{t("enrolment.copy")}</Button>
            </div>
          </>
        }
      />
    </div>
  );
}
