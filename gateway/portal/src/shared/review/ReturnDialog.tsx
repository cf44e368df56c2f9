import { Button, Modal } from "antd";
import { useWords } from "../../i18n";
import type { DraftPin } from "./usePins";

interface Props {
  number: string;
  pins: DraftPin[];
  nameOf: (pin: DraftPin) => string;
  busy: boolean;
  send: () => void;
  close: () => void;
}

/** 退回补正: everything pinned once more, and what happens then. */
export function ReturnDialog({ number, pins, nameOf, busy, send, close }: Props) {
  const { t } = useWords();
  return (
    <Modal
      open
      title={t("deskReturn.title", { number })}
      onCancel={close}
      footer={
        <div className="row spread">
          <Button onClick={close}>{t("deskPin.cancel")}</Button>
          <Button type="primary" loading={busy} onClick={send}>
            {t("deskReturn.send", { count: pins.length })}
          </Button>
        </div>
      }
    >
      <p>{t("deskReturn.means")}</p>
      <dl className="return-pins">
        {pins.map((pin) => (
          <div key={pin.target}>
            <dt>{nameOf(pin)}</dt>
            <dd>{pin.reason}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
