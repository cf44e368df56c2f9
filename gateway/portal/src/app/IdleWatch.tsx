import { Button, Modal } from "antd";
import { useCallback, useEffect, useState } from "react";
import { idleSeconds, sendJson } from "../api/send";
import { useAccount, useSignOut } from "../api/session";
import { useWords } from "../i18n";
import { lastSeen, noteSeen } from "./lastSeen";

const signs = ["pointerdown", "keydown", "wheel"] as const;
const sayEvery = 60_000;
const warnBefore = 120;

/**
 * Tells the gateway while somebody is there, at most once a minute for all windows together; warns two minutes before
 * the session ends because nobody is, and signs out then.
 */
export function IdleWatch() {
  const { data: account } = useAccount();
  return account ? <Watch key={account.id} /> : null;
}

function Watch() {
  const { t } = useWords();
  const signOut = useSignOut();
  const [left, setLeft] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);

  const stay = useCallback(async () => {
    const before = lastSeen();
    noteSeen();
    try {
      await sendJson("POST", "/bff/sign-of-life");
      setLeft(null);
      setError(null);
    } catch (failed) {
      noteSeen(before);
      setError(failed);
    }
  }, []);

  useEffect(() => {
    noteSeen();
    void sendJson("POST", "/bff/sign-of-life").catch(setError); // who opens a page is there
    const sign = () => {
      const since = Date.now() - lastSeen();
      const limit = idleSeconds();
      if (since > sayEvery && limit !== null && since / 1000 < limit - warnBefore) {
        void stay();
      }
    };
    const look = () => {
      const limit = idleSeconds();
      const remaining = limit === null ? null : Math.ceil(limit - (Date.now() - lastSeen()) / 1000);
      setLeft(remaining !== null && remaining <= warnBefore ? remaining : null);
      if (remaining !== null && remaining <= 0) {
        void signOut().catch(() => undefined); // it ends at the server by itself
      }
    };
    const timer = window.setInterval(look, 1000);
    signs.forEach((name) => window.addEventListener(name, sign, { passive: true }));
    return () => {
      window.clearInterval(timer);
      signs.forEach((name) => window.removeEventListener(name, sign));
    };
    // signOut is made anew with every render; the one of the sign-in does the same
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stay]);

  return (
    <Modal open={left !== null && left > 0} title={t("idle.title")} footer={null} closable={false}>
      <p role="timer">{t("idle.text", { count: left ?? 0 })}</p>
      {error === null ? null : <p role="alert">{t("idle.failed")}</p>}
      <Button type="primary" onClick={() => void stay()}>
        {t("idle.stay")}
      </Button>
    </Modal>
  );
}
