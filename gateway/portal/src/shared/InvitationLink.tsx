import { Alert, Button, Input } from "antd";
import { useEffect, useRef } from "react";
import type { Invitation } from "../api/types";
import { useWords } from "../i18n";

interface Props {
  title: string;
  text: string; // to whom it goes, and until when it is good
  invitation: Invitation;
  close: () => void;
}

/** The link for who was invited, which is shown this once. */
export function InvitationLink({ title, text, invitation, close }: Props) {
  const { t } = useWords();
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
        title={title}
        closable={{ onClose: close }}
        description={
          <>
            <p>{text}</p>
            <div className="row">
              <Input
                readOnly
                className="mono officer-link"
                aria-label={t("invitation.link")}
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
