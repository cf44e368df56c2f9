import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Modal } from "antd";
import { useEffect, useState } from "react";
import { identity } from "../../api/clients";
import { useAccountChanged } from "../../api/session";
import { useWords } from "../../i18n";
import { QrScan } from "../../shared/elicence/QrScan";
import { useElicence, type Scan } from "../../shared/elicence/useElicence";
import { ProblemAlert } from "../../shared/ProblemAlert";

/** The company was renamed, or has another representative: the licence is scanned again, and says so. */
export function Refresh() {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const elicence = useElicence("Refresh");
  const changed = useAccountChanged();
  const verify = useMutation({
    mutationFn: (scan: Scan) => identity.POST("/enterprise/verification", { body: scan }),
    onSuccess: () => setIsOpen(false),
    onSettled: () => changed(),
  });
  const { mutate } = verify;
  const isScanned = elicence.company !== null;
  const id = elicence.scan?.elicenceSessionId;
  const secret = elicence.scan?.browserSecret;
  useEffect(() => {
    if (isScanned && id && secret) {
      mutate({ elicenceSessionId: id, browserSecret: secret });
    }
  }, [isScanned, id, secret, mutate]);

  const show = () => {
    verify.reset();
    setIsOpen(true);
    elicence.show();
  };
  return (
    <>
      <p className="quiet">{t("account.refreshText")}</p>
      {verify.isSuccess ? (
        <Alert className="problem" type="success" showIcon role="status" title={t("account.refreshed")} />
      ) : null}
      <Button onClick={show}>{t("account.refresh")}</Button>
      <Modal open={isOpen} title={t("account.refresh")} footer={null} onCancel={() => setIsOpen(false)} destroyOnHidden>
        <p>{t("account.refreshScan")}</p>
        <ProblemAlert error={verify.error} />
        {verify.error ? (
          <Button type="primary" loading={elicence.isOpening} onClick={show}>
            {t("registration.showAgain")}
          </Button>
        ) : (
          <QrScan of={elicence} />
        )}
      </Modal>
    </>
  );
}
