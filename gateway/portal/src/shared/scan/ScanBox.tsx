import { BarcodeOutlined, CameraOutlined } from "@ant-design/icons";
import { Button, Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../../i18n";
import { canReadBarcodes } from "./barcodes";
import { Camera } from "./Camera";
import "./scan.css";

/** A barcode scanner types into it and presses Enter; a hand, or the camera, does as well. */
export function ScanBox({ busy = false, onScan }: { busy?: boolean; onScan: (number: string) => void }) {
  const { t } = useWords();
  const box = useRef<InputRef>(null);
  const [typed, setTyped] = useState("");
  const [looking, setLooking] = useState(false);
  useEffect(() => {
    // Whoever scans need not click first: what is typed while nothing else has the focus goes into the box.
    const take = (event: KeyboardEvent) => {
      const free = document.activeElement === null || document.activeElement === document.body;
      if (free && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
        box.current?.focus();
      }
    };
    document.addEventListener("keydown", take);
    return () => document.removeEventListener("keydown", take);
  }, []);
  const scan = (number: string) => {
    const wanted = number.trim();
    if (wanted !== "" && !busy) {
      onScan(wanted);
      setTyped("");
    }
  };
  return (
    <form
      className="scan"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        scan(typed);
      }}
    >
      <label htmlFor="scan">{t("scan.label")}</label>
      <div className="row">
        <Input
          id="scan"
          ref={box}
          className="scan-box"
          size="large"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          prefix={<BarcodeOutlined aria-hidden />}
          aria-describedby="scan-hint"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button size="large" type="primary" htmlType="submit" loading={busy}>
          {t("scan.find")}
        </Button>
        {canReadBarcodes() ? (
          <Button size="large" icon={<CameraOutlined />} aria-pressed={looking} onClick={() => setLooking(!looking)}>
            {t(looking ? "scan.stop" : "scan.camera")}
          </Button>
        ) : null}
      </div>
      <p id="scan-hint" className="quiet">
        {t("scan.hint")}
      </p>
      {looking ? (
        <Camera
          onRead={(number) => {
            setLooking(false);
            scan(number);
          }}
        />
      ) : null}
    </form>
  );
}
