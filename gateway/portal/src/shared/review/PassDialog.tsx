import { Modal } from "antd";
import { useWords } from "../../i18n";

interface Props {
  count: number;
  pass: string; // what the button says
  busy: boolean;
  send: () => void;
  close: () => void;
}

/** Who passes what they have pinned drops the pins: that is said first. */
export function PassDialog({ count, pass, busy, send, close }: Props) {
  const { t } = useWords();
  return (
    <Modal
      open
      title={t("deskReview.passPinned")}
      okText={pass}
      cancelText={t("deskPin.cancel")}
      confirmLoading={busy}
      onOk={send}
      onCancel={close}
    >
      {t("deskReview.passPinnedMeans", { count })}
    </Modal>
  );
}
