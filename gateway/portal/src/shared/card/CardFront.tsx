import type { Imprint } from "../../api/types";
import { useWords } from "../../i18n";
import { cardDay } from "./cardDay";

/** The front of a card: who holds it, until when, and the one passport it is bound to. */
export function CardFront({ imprint }: { imprint: Imprint }) {
  const { t } = useWords();
  const name = `${imprint.familyName} ${imprint.givenNames}`;
  const fields: [label: string, value: string, x: number, y: number][] = [
    ["Sex 性别", imprint.sex, 300, 330],
    ["Economy 经济体", imprint.economy, 415, 330],
    ["Date of birth 出生日期", cardDay(imprint.dateOfBirth), 600, 330],
    ["Passport No. 护照号码", imprint.passportNumber, 300, 420],
    ["Expiry date 有效期至", cardDay(imprint.expiresOn), 600, 420],
  ];
  return (
    <svg
      className="face"
      viewBox="0 0 856 540"
      role="img"
      aria-label={t("face.frontOf", { name, number: imprint.cardNumber })}
    >
      <rect className="face-paper" x="1" y="1" width="854" height="538" rx="30" />
      <path className="face-wave" d="M0 470q220-90 430-30t426-60v130q0 30-30 30H30q-30 0-30-30z" />
      <path className="face-head" d="M1 31q0-30 30-30h794q30 0 30 30v79H1z" />
      <text className="face-title" x="40" y="52">APEC Business Travel Card</text>
      <text className="face-subtitle" x="40" y="90">APEC 商务旅行卡</text>
      <text className="face-economy" x="816" y="76" textAnchor="end">{imprint.economy}</text>
      <g aria-hidden>
        <rect className="face-photo" x="40" y="150" width="220" height="290" rx="8" />
        <circle className="face-person" cx="150" cy="255" r="56" />
        <path className="face-person" d="M56 440q6-110 94-110t94 110z" />
      </g>
      <text className="face-label" x="300" y="170">Name 姓名</text>
      <text
        className="face-name"
        x="300"
        y="212"
        textLength={name.length > 26 ? 516 : undefined}
        lengthAdjust="spacingAndGlyphs"
      >
        {name}
      </text>
      <text className="face-value" x="300" y="256">{imprint.chineseName}</text>
      {fields.map(([label, value, x, y]) => (
        <g key={label}>
          <text className="face-label" x={x} y={y - 32}>{label}</text>
          <text className="face-value" x={x} y={y}>{value}</text>
        </g>
      ))}
      <text className="face-label" x="300" y="462">Signature 签名</text>
      <path className="face-line" d="M452 466h180" />
      <text className="face-number" x="816" y="510" textAnchor="end">{imprint.cardNumber}</text>
    </svg>
  );
}
