interface Detector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}

type DetectorClass = new (options: { formats: string[] }) => Detector;

const found = (): DetectorClass | undefined =>
  (window as unknown as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

/** Some browsers read barcodes with the camera by themselves. */
export const canReadBarcodes = (): boolean =>
  found() !== undefined && typeof (navigator.mediaDevices as MediaDevices | undefined)?.getUserMedia === "function";

/** The codes that slips and order pages carry. */
export function barcodeReader(): Detector | null {
  const detector = found();
  return detector ? new detector({ formats: ["code_128", "qr_code"] }) : null;
}
