import "./barcode.css";
import { bars, widthOf } from "./code128";

/** A number as Code 128, black on white, with the number under it. */
export function Barcode({ number, label }: { number: string; label: string }) {
  return (
    <figure className="code128">
      <svg viewBox={`0 0 ${widthOf(number)} 60`} preserveAspectRatio="none" role="img" aria-label={label}>
        <rect width="100%" height="60" fill="#fff" />
        <path d={bars(number)} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <figcaption className="mono">{number}</figcaption>
    </figure>
  );
}
