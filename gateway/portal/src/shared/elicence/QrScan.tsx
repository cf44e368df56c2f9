import { Button } from "antd";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../ProblemAlert";
import type { Elicence } from "./useElicence";

/** The QR code that a legal representative scans, and in words how far that is. */
export function QrScan({ of, done }: { of: Elicence; done?: string }) {
  const { t } = useWords();
  const { session, state } = of;
  const isShown = session !== undefined && state === "Pending";
  return (
    <>
      <ProblemAlert error={of.error} />
      {isShown ? (
        <div className="qr">
          <img src={`data:image/svg+xml;utf8,${encodeURIComponent(session.qrSvg)}`} alt={t("registration.qr")} />
          <p>
            <a href={session.scanUrl} target="_blank" rel="noreferrer">
              {t("registration.open")}
            </a>
          </p>
        </div>
      ) : null}
      <p role="status" className="qr">
        {isShown ? t("registration.waiting") : null}
        {state === "Scanned" || state === "Used" ? (done ?? t("elicence.scanned")) : null}
        {state === "Expired" ? t("registration.expired") : null}
      </p>
      {session === undefined || state === "Expired" ? (
        <Button type="primary" size="large" loading={of.isOpening} onClick={of.show}>
          {t(state === "Expired" ? "registration.showAgain" : "registration.show")}
        </Button>
      ) : null}
    </>
  );
}
