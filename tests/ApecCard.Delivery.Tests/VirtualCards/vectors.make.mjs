// Writes vectors.json anew: node vectors.make.mjs. With the keys that are in it, if it is there; signatures differ each
// time. Shares no code with what the vectors are put to.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, pbkdf2Sync, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const file = new URL('vectors.json', import.meta.url);
const made = existsSync(file) ? JSON.parse(readFileSync(file)).privateKeys : {};
const at = Date.parse;
const economies = 'AUS BRN CAN CHL CHN HKG IDN JPN KOR MEX MYS NZL PER PHL PNG RUS SGP THA TWN USA VNM'.split(' ');

function key(name, notBefore, signsUntil) {
  const pair = made[name]
    ? createPrivateKey({ key: Buffer.from(made[name], 'base64'), format: 'der', type: 'pkcs8' })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const { x, y } = createPublicKey(pair).export({ format: 'jwk' });
  const id = createHash('sha256').update(Buffer.from(x, 'base64url')).update(Buffer.from(y, 'base64url')).digest();
  made[name] = pair.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  return { pair, published: { keyId: id.subarray(0, 8).toString('base64url'), x, y, notBefore, signsUntil } };
}

const es256 = (bytes, { pair }) => sign('sha256', bytes, { key: pair, dsaEncoding: 'ieee-p1363' });
const mask = codes => codes.split(' ').reduce((sum, code) => sum + 2 ** economies.indexOf(code), 0);

function card(number, by, changes = {}) {
  const { passport, granted, issued, expires, issuedAt, version } = {
    passport: 'E12345678', granted: 'AUS NZL SGP VNM', issued: '2026-05-04', expires: '2031-05-04',
    issuedAt: '2026-06-01T00:00:00Z', version: 1, ...changes,
  };
  const salt = createHash('sha256').update(`salt of ${number}`).digest().subarray(0, 16);
  const bytes = Buffer.alloc(79);
  bytes[0] = version;
  Buffer.from(by.published.keyId, 'base64url').copy(bytes, 1);
  bytes.writeUInt32BE(Number(number.slice(3)), 9);
  bytes.write('WX', 13, 'ascii');
  salt.copy(bytes, 15);
  bytes.writeUInt32BE(300_000, 31);
  pbkdf2Sync(passport, salt, 300_000, 32, 'sha256').copy(bytes, 35);
  bytes.writeUInt32BE(mask(granted), 67);
  bytes.writeUInt16BE(at(issued) / 86_400_000, 71);
  bytes.writeUInt16BE(at(expires) / 86_400_000, 73);
  bytes.writeUInt32BE(at(issuedAt) / 1000, 75);
  return Buffer.concat([bytes, es256(bytes, by)]);
}

const text = bytes => `ABTC1:${bytes.toString('base64url')}`;
const flipped = (bytes, bit) =>
  Buffer.from(bytes.map((byte, place) => place === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

const old = key('old', '2026-01-01T00:00:00Z', '2026-05-20T00:00:00Z');
const now = key('now', '2026-05-20T00:00:00Z', null);
const stranger = key('stranger', '2026-05-20T00:00:00Z', null);
const borrowed = { pair: stranger.pair, published: now.published };

const list = {
  asOf: '2026-06-01T12:00:00Z',
  expiresAt: '2026-06-02T12:00:00Z',
  revoked: ['CHN000000033'],
  struck: [{ number: 'CHN000000025', economies: mask('AUS SGP') }],
};
const signed = [{ alg: 'ES256', typ: 'abtc-revocations', kid: now.published.keyId }, list]
  .map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');

const genuine = card('CHN000000017', now);
const said = (name, bytes, result, changes = {}) => ({
  name, text: typeof bytes === 'string' ? bytes : text(bytes),
  passport: 'E12345678', now: '2026-06-01T13:00:00Z', result,
  economies: ['not-ours', 'wrong-passport'].includes(result) ? '' : 'AUS NZL SGP VNM', ...changes,
});

writeFileSync(file, JSON.stringify({
  privateKeys: made,
  keys: [old.published, now.published],
  revocations: `${signed}.${es256(Buffer.from(signed), now).toString('base64url')}`,
  cases: [
    said('valid', genuine, 'valid'),
    said('valid, the passport typed carelessly', genuine, 'valid', { passport: ' e12345678 ' }),
    said('valid, an economy struck later', card('CHN000000025', now), 'valid', { economies: 'AUS SGP' }),
    said('valid, signed by the key before', card('CHN000000017', old, { issuedAt: '2026-05-19T00:00:00Z' }), 'valid'),
    said('valid, the clock of the device behind', genuine, 'valid', { now: '2020-01-01T00:00:00Z' }),
    said('valid, on its last day in Shanghai', card('CHN000000017', now, { expires: '2026-06-01' }), 'valid',
      { now: '2026-06-01T15:59:59Z' }),
    said('expired, the next day in Shanghai', card('CHN000000017', now, { expires: '2026-06-01' }), 'expired',
      { now: '2026-06-01T16:00:00Z' }),
    said('revoked', card('CHN000000033', now), 'revoked'),
    said('revoked, by a list that is old', card('CHN000000033', now), 'revoked', { now: '2026-07-01T00:00:00Z' }),
    said('the list is too old', genuine, 'stale', { now: '2026-06-02T12:00:01Z' }),
    said('another passport', genuine, 'wrong-passport', { passport: 'E12345679' }),
    said('an unknown key', card('CHN000000017', stranger), 'not-ours'),
    said('another key under the name of ours', card('CHN000000017', borrowed), 'not-ours'),
    said('signed after its key had ended', card('CHN000000017', old), 'not-ours'),
    said('another version', card('CHN000000017', now, { version: 2 }), 'not-ours'),
    said('a bit of the number flipped', flipped(genuine, 9 * 8 + 24), 'not-ours'),
    said('a bit of the last day flipped', flipped(genuine, 73 * 8), 'not-ours'),
    said('a bit of the signature flipped', flipped(genuine, 100 * 8), 'not-ours'),
    said('a letter short', text(genuine).slice(0, -1), 'not-ours'),
    said('another text', 'https://example.com/', 'not-ours'),
  ],
}, null, 2) + '\n');
