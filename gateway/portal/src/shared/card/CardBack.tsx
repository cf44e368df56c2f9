import type { Imprint } from "../../api/types";
import { useWords } from "../../i18n";

const columns = 6;

/** The back of a card: the economies that granted; one that took its grant back since then is struck through. */
export function CardBack({ imprint, remaining }: { imprint: Imprint; remaining: string[] }) {
  const { t } = useWords();
  return (
    <svg
      className="face"
      viewBox="0 0 856 540"
      role="img"
      aria-label={t("face.backOf", { economies: remaining.join(t("list.comma")) })}
    >
      <rect className="face-paper" x="1" y="1" width="854" height="538" rx="30" />
      <path className="face-strip" d="M1 50h854v90H1z" />
      <text className="face-label" x="40" y="196">Valid for travel to 可前往的经济体</text>
      {imprint.back.map((economy, at) => {
        const [x, y] = [40 + (at % columns) * 130, 254 + Math.floor(at / columns) * 62];
        const counts = remaining.includes(economy);
        return (
          <g key={economy} className={counts ? undefined : "face-struck"}>
            <text className="face-code" x={x} y={y}>{economy}</text>
            {counts ? null : <path className="face-line" d={`M${x - 6} ${y - 12}h92`} />}
          </g>
        );
      })}
      <text className="face-note" x="40" y="462">
        The passport this card is bound to must be shown with it. 须与所绑定的护照一同出示。
      </text>
      <text className="face-number" x="816" y="510" textAnchor="end">{imprint.cardNumber}</text>
    </svg>
  );
}
