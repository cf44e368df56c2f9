// Whether a virtual card is genuine and counts: the format is described in docs/virtual-card.md. Nothing here asks the
// network or the page, so that the published test vectors can be put to it.

const PREFIX = 'ABTC1:';
const SIZE = 79;
const SIGNATURE_SIZE = 64;
const SHANGHAI = 8 * 3600 * 1000; // days count there
const DAY = 24 * 3600 * 1000;

/** Bit 0 is the first. */
export const ECONOMIES = [
  'AUS', 'BRN', 'CAN', 'CHL', 'CHN', 'HKG', 'IDN', 'JPN', 'KOR', 'MEX', 'MYS',
  'NZL', 'PER', 'PHL', 'PNG', 'RUS', 'SGP', 'THA', 'TWN', 'USA', 'VNM',
];

/**
 * What to say of the text of a code and a passport number.
 * @param keys as GET /virtual-cards/keys lists them
 * @param list what readList made of the newest revocation list; null when there is none
 * @param now milliseconds; a device whose clock is behind is put right by the list
 * @returns {{result: 'valid'|'revoked'|'expired'|'stale'|'not-ours'|'wrong-passport', card?: object}}
 */
export async function check({ text, passport, keys, list, now }) {
  const card = await readCard(text, keys);
  if (!card) {
    return { result: 'not-ours' };
  }

  if (!await fits(passport, card)) {
    return { result: 'wrong-passport' }; // and nothing about the card: who asks may not be its holder
  }

  const struck = list?.struck.find(one => one.number === card.number);
  const counted = { ...card, economies: card.economies.filter((_, at) => !struck || struck.economies & card.bits[at]) };
  return { result: standing(card, list, Math.max(now, list?.asOf ?? 0)), card: counted };
}

/** The card that a text holds, when one of the keys has signed it; null otherwise. */
export async function readCard(text, keys) {
  const bytes = text.startsWith(PREFIX) ? decode(text.slice(PREFIX.length)) : null;
  if (bytes?.length !== SIZE + SIGNATURE_SIZE || bytes[0] !== 1 || text !== PREFIX + encode(bytes)) {
    return null; // nor what only means the same, as other spare bits
  }

  const [content, signature] = [bytes.slice(0, SIZE), bytes.slice(SIZE)];
  const key = keys.find(one => one.keyId === encode(content.slice(1, 9)));
  if (!key || !await hasSigned(key, content, signature)) {
    return null;
  }

  const view = new DataView(content.buffer);
  const issuedAt = view.getUint32(75) * 1000;
  if (issuedAt < Date.parse(key.notBefore) || (key.signsUntil && issuedAt > Date.parse(key.signsUntil))) {
    return null;
  }

  const bits = ECONOMIES.map((_, at) => 1 << at).filter(bit => view.getUint32(67) & bit);
  return {
    number: `CHN${String(view.getUint32(9)).padStart(9, '0')}`,
    initials: String.fromCharCode(content[13], content[14]),
    salt: content.slice(15, 31),
    iterations: view.getUint32(31),
    hash: content.slice(35, 67),
    bits,
    economies: bits.map(bit => ECONOMIES[Math.log2(bit)]),
    issuedOn: day(view.getUint16(71)),
    expiresOn: day(view.getUint16(73)),
    issuedAt,
  };
}

/** The revocation list in a JSON Web Signature, when one of the keys has signed it; null otherwise. */
export async function readList(jws, keys) {
  const [header, payload, signature, ...rest] = jws.split('.').map(decode);
  if (!header || !payload || signature?.length !== SIGNATURE_SIZE || rest.length > 0) {
    return null;
  }

  const { alg, typ, kid } = json(header) ?? {};
  const key = keys.find(one => one.keyId === kid);
  const content = new TextEncoder().encode(jws.slice(0, jws.lastIndexOf('.')));
  if (alg !== 'ES256' || typ !== 'abtc-revocations' || !key || !await hasSigned(key, content, signature)) {
    return null;
  }

  const said = json(payload);
  return { ...said, asOf: Date.parse(said.asOf), expiresAt: Date.parse(said.expiresAt) };
}

function standing(card, list, now) {
  if (list?.revoked.includes(card.number)) {
    return 'revoked';
  }

  if (new Date(now + SHANGHAI).toISOString().slice(0, 10) > card.expiresOn) {
    return 'expired';
  }

  return list && now <= list.expiresAt ? 'valid' : 'stale';
}

async function fits(passport, { salt, iterations, hash }) {
  const number = new TextEncoder().encode(passport.trim().toUpperCase());
  const secret = await crypto.subtle.importKey('raw', number, 'PBKDF2', false, ['deriveBits']);
  const derived = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, secret, 256);
  return encode(new Uint8Array(derived)) === encode(hash);
}

async function hasSigned({ x, y }, content, signature) {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x, y }, algorithm, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, content);
}

function day(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

function json(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null; // not ours: nothing of it is believed
  }
}

function encode(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function decode(text) {
  return /^[\w-]+$/.test(text) && text.length % 4 !== 1
    ? Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0))
    : null;
}
