import { Alert } from "antd";
import { useLocation } from "react-router";
import { useAccount } from "../api/session";
import { useWords } from "../i18n";
import { SendConfirmation } from "../shared/SendConfirmation";

/** An enterprise whose e-mail is not confirmed is told so above its pages, until it is. */
export function ConfirmEmailBar() {
  const { t } = useWords();
  const { pathname } = useLocation();
  const { data: account } = useAccount();
  if (!account || account.emailConfirmed || pathname === "/confirm-email" || pathname === "/account") {
    return null; // there it stands in its own place
  }

  return (
    <Alert
      className="confirm-bar"
      banner
      role="note"
      type="warning"
      title={t("email.notConfirmed")}
      action={<SendConfirmation to={account.signInName} />}
    />
  );
}
