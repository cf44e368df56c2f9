// Puts the published vectors to what the page for verifiers checks with. Says what is otherwise, and fails then.
import { readFileSync } from 'node:fs';
import { check, readCard, readList } from '../../../gateway/wwwroot/verify/card.mjs';

const { keys, revocations, cases } = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url)));
const list = await readList(revocations, keys);
const wrong = [];
for (const { name, text, passport, now, result, economies } of cases) {
  const said = await check({ text, passport, keys, list, now: Date.parse(now) });
  if (said.result !== result || (said.card?.economies ?? []).join(' ') !== economies) {
    wrong.push(`${name}: ${said.result} ${said.card?.economies}`);
  }
}

const [valid] = cases;
const unlisted = await check({ ...valid, keys, list: null, now: Date.parse(valid.now) });
if (unlisted.result !== 'stale') {
  wrong.push(`without a list: ${unlisted.result}`);
}

const bytes = Buffer.from(valid.text.slice(6), 'base64url');
for (let bit = 0; bit < bytes.length * 8; bit += 5) {
  const changed = Buffer.from(bytes);
  changed[bit >> 3] ^= 1 << (bit & 7);
  if (await readCard(`ABTC1:${changed.toString('base64url')}`, keys)) {
    wrong.push(`bit ${bit} changed, and not noticed`);
  }
}

const [header, payload, signature] = revocations.split('.');
const forged = Buffer.from(payload, 'base64url').toString().replace('CHN000000033', 'CHN000000034');
const altered = `${header}.${Buffer.from(forged).toString('base64url')}.${signature}`;
for (const jws of ['', header, altered, `${revocations}.`]) {
  if (await readList(jws, keys)) {
    wrong.push(`no list of ours is believed: ${jws}`);
  }
}

console.log(wrong.join('\n') || `${cases.length} vectors as they should be`);
process.exitCode = wrong.length > 0 ? 1 : 0;
