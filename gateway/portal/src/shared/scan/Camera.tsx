import { Alert } from "antd";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../../i18n";
import { barcodeReader } from "./barcodes";

/** The camera's picture, until it shows a barcode. */
export function Camera({ onRead }: { onRead: (number: string) => void }) {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const read = useRef(onRead);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    read.current = onRead;
  });
  useEffect(() => {
    const reader = barcodeReader();
    let stream: MediaStream | null = null;
    let next = 0;
    let ended = false;
    const look = async () => {
      const seen = video.current && reader ? await reader.detect(video.current).catch(() => []) : [];
      if (ended) {
        return;
      }

      if (seen[0]) {
        read.current(seen[0].rawValue);
      } else {
        next = requestAnimationFrame(() => void look());
      }
    };
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
        if (ended || !video.current) {
          stream.getTracks().forEach((track) => track.stop());
          return;
        }

        video.current.srcObject = stream;
        await video.current.play();
        void look();
      } catch {
        setRefused(true); // no camera, or it was not allowed
      }
    };
    void start();
    return () => {
      ended = true;
      cancelAnimationFrame(next);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);
  return refused ? (
    <Alert type="warning" showIcon title={t("scan.noCamera")} />
  ) : (
    <video ref={video} className="scan-video" muted playsInline aria-label={t("scan.camera")} />
  );
}
