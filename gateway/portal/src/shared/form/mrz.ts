// The machine-readable zone of a passport (ICAO 9303-4, TD3): two lines of 44.

export interface Mrz {
  familyName: string;
  givenNames: string;
  number: string;
  dateOfBirth: string;
  sex: "M" | "F" | null;
  expiresOn: string;
  mrzLine1: string;
  mrzLine2: string;
}

const weights = [7, 3, 1];
const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

const worth = (character: string): number => (character === "<" ? 0 : letters.indexOf(character));

export function checkDigit(text: string): string {
  const sum = [...text].reduce((total, character, at) => total + worth(character) * weights[at % 3]!, 0);
  return String(sum % 10);
}

const right = (text: string, digit: string): boolean =>
  checkDigit(text) === digit || (digit === "<" && /^<*$/.test(text));

const name = (text: string): string => text.replaceAll("<", " ").trim().replace(/ +/g, " ");

// Two-digit years: who is born has been born, and a passport is valid for ten years at most.
function date(text: string, inThePast: boolean, today: Date): string {
  const year = 2000 + Number(text.slice(0, 2));
  const future = year > today.getFullYear() || (year === today.getFullYear() && text.slice(2) > mmdd(today));
  return `${inThePast && future ? year - 100 : year}-${text.slice(2, 4)}-${text.slice(4, 6)}`;
}

const mmdd = (day: Date): string =>
  String(day.getMonth() + 1).padStart(2, "0") + String(day.getDate()).padStart(2, "0");

/** What the two lines say; null when they are not two lines of 44 with right check digits. */
export function readMrz(pasted: string, today = new Date()): Mrz | null {
  const zone = pasted.toUpperCase().replace(/[^0-9A-Z<]/g, "");
  const [mrzLine1, mrzLine2] = [zone.slice(0, 44), zone.slice(44)];
  const sound =
    zone.length === 88 &&
    /^P[A-Z<][A-Z<]{3}/.test(mrzLine1) &&
    /^[0-9A-Z<]{9}\d[A-Z<]{3}\d{7}[MF<]\d{7}[0-9A-Z<]{14}[0-9<]\d$/.test(mrzLine2) &&
    right(mrzLine2.slice(0, 9), mrzLine2[9]!) &&
    right(mrzLine2.slice(13, 19), mrzLine2[19]!) &&
    right(mrzLine2.slice(21, 27), mrzLine2[27]!) &&
    right(mrzLine2.slice(28, 42), mrzLine2[42]!) &&
    right(mrzLine2.slice(0, 10) + mrzLine2.slice(13, 20) + mrzLine2.slice(21, 43), mrzLine2[43]!);
  if (!sound) {
    return null;
  }

  const [family = "", given = ""] = mrzLine1.slice(5).split("<<");
  return {
    familyName: name(family),
    givenNames: name(given),
    number: mrzLine2.slice(0, 9).replaceAll("<", ""),
    dateOfBirth: date(mrzLine2.slice(13, 19), true, today),
    sex: mrzLine2[20] === "M" || mrzLine2[20] === "F" ? mrzLine2[20] : null,
    expiresOn: date(mrzLine2.slice(21, 27), false, today),
    mrzLine1,
    mrzLine2,
  };
}
