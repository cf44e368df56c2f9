import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { useWords } from "../../i18n";
import type { DraftPin, Pins } from "./usePins";

/** What is being pinned, and what it says now. */
export interface PinTarget {
  kind: DraftPin["kind"];
  target: string;
  name: string;
  value: string;
}

const usual = {
  Field: ["differs", "incomplete", "format", "explain"],
  Material: ["illegible", "pages", "expired", "wrong"],
} as const;

/** Why something is pinned: typed, or chosen from what is often said. The enterprise reads it. */
export function PinDialog({ target, pins, close }: { target: PinTarget; pins: Pins; close: () => void }) {
  const { t } = useWords();
  const before = pins.of(target.target);
  const [reason, setReason] = useState(before?.reason ?? "");
  const said = pins.list.filter((pin) => pin.target !== target.target).map((pin) => pin.reason);
  const offers = [...new Set([...said, ...usual[target.kind].map((one) => t(`deskPin.usual.${one}`))])];
  const save = () => {
    if (reason.trim() !== "") {
      pins.put({ kind: target.kind, target: target.target, reason: reason.trim() });
      close();
    }
  };
  return (
    <Modal
      open
      title={t("deskPin.of", { name: target.name })}
      onCancel={close}
      footer={
        <div className="row spread">
          {before ? (
            <Button
              danger
              onClick={() => {
                pins.remove(target.target);
                close();
              }}
            >
              {t("deskPin.remove")}
            </Button>
          ) : (
            <span />
          )}
          <span className="row">
            <Button onClick={close}>{t("deskPin.cancel")}</Button>
            <Button type="primary" disabled={reason.trim() === ""} onClick={save}>
              {t("deskPin.save")}
            </Button>
          </span>
        </div>
      }
    >
      <p className="pin-value">{target.value}</p>
      <label htmlFor="pin-reason">{t("deskPin.reason")}</label>
      <Input.TextArea
        id="pin-reason"
        autoFocus
        value={reason}
        maxLength={1000}
        showCount
        rows={3}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            save();
          }
        }}
      />
      <p className="quiet">{t("deskPin.hint")}</p>
      <div className="row" role="group" aria-label={t("deskPin.often")}>
        {offers.map((offer) => (
          <Button key={offer} size="small" className="offer" onClick={() => setReason(offer)}>
            {offer}
          </Button>
        ))}
      </div>
    </Modal>
  );
}
