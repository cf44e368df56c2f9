import { Button, Modal, Switch } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useWords } from "../../i18n";
import { step, useShortcuts, useShortcutsSetting, type Shortcuts } from "./useShortcuts";

/** A key of this page, and what it does: a word of deskKeys. */
export interface Key {
  key: string;
  does: string;
  run: () => void;
}

interface Props {
  keys?: Key[];
  orders: boolean; // the reader's desk has orders, too
}

/** The shortcuts of a desk's page, and the dialog that tells them. */
export function Keys({ keys = [], orders }: Props) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [on, turn] = useShortcutsSetting();
  const go = (to: string) => () => void navigate(to);
  const all: Key[] = [
    { key: "j", does: "next", run: () => step(1) },
    { key: "k", does: "previous", run: () => step(-1) },
    ...keys,
    { key: "g q", does: "queue", run: go("/desk") },
    ...(orders ? [{ key: "g o", does: "orders", run: go("/desk/orders") }] : []),
    { key: "g t", does: "calls", run: go("/desk/calls") },
    { key: "?", does: "help", run: () => setOpen(true) },
  ];
  const shortcuts: Shortcuts = Object.fromEntries(all.map(({ key, run }) => [key, run]));
  useShortcuts(shortcuts);
  return (
    <>
      <Button size="small" type="text" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <kbd>?</kbd> {t("deskKeys.title")}
      </Button>
      <Modal open={open} title={t("deskKeys.title")} footer={null} onCancel={() => setOpen(false)}>
        <dl className="keys">
          {all.map(({ key, does }) => (
            <div key={key}>
              <dt>
                {key.split(" ").map((one) => (
                  <kbd key={one}>{one}</kbd>
                ))}
              </dt>
              <dd>{t(`deskKeys.does.${does}`)}</dd>
            </div>
          ))}
          <div>
            <dt>
              <kbd>Enter</kbd>
            </dt>
            <dd>{t("deskKeys.enter")}</dd>
          </div>
        </dl>
        <p className="row">
          <Switch checked={on} onChange={turn} aria-label={t("deskKeys.on")} /> {t("deskKeys.on")}
        </p>
        <p className="quiet">{t("deskKeys.typing")}</p>
      </Modal>
    </>
  );
}
