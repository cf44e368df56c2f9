// The page: what it shows and keeps. What is true of a card, card.mjs tells.
import { check, readCard, readList } from '/verify/card.mjs';

const API = '/api/delivery/virtual-cards';
const AGAIN = 15 * 60 * 1000;
const WORDS = {
  'valid': ['有效', 'Valid'],
  'revoked': ['已注销', 'Revoked: this card counts no more'],
  'expired': ['已过期', 'Expired'],
  'stale': ['无法确认现状', 'Signed by us, but the revocation list here is too old'],
  'not-ours': ['不是我们签发的卡', 'Not ours: the code is damaged, forged or no virtual card'],
  'wrong-passport': ['护照不符', 'The passport does not match'],
};
const ADVICE = {
  'revoked': ['请勿凭此卡放行。', 'Do not accept it.'],
  'expired': ['请勿凭此卡放行。', 'Do not accept it.'],
  'stale': ['请联网更新注销名单后再验证。', 'Connect once to fetch the list, then check again.'],
  'not-ours': ['请重新扫描；如久未联网，请先联网。', 'Scan again; after days offline, connect first.'],
  'wrong-passport': ['请核对持卡人出示的护照号码。', 'Compare the number with the passport the holder shows.'],
};

const byId = id => document.getElementById(id);
const moment = at => new Date(at).toLocaleString('zh-CN', { timeZoneName: 'short' });

/** The keys and the signed list, as they were fetched last. */
const known = {
  get keys() {
    return JSON.parse(localStorage.getItem('keys') ?? '[]');
  },
  async list() {
    return readList(localStorage.getItem('revocations') ?? '', this.keys);
  },
};

async function refresh() {
  try {
    const [keys, list] = await Promise.all(['keys', 'revocations'].map(async what => {
      const answer = await fetch(`${API}/${what}`, { cache: 'no-cache' });
      return answer.ok ? answer.text() : null;
    }));
    if (keys) {
      localStorage.setItem('keys', JSON.stringify(JSON.parse(keys).keys));
    }

    const [newer, older] = [await readList(list ?? '', known.keys), await known.list()];
    if (newer && newer.asOf >= (older?.asOf ?? 0)) { // nobody takes us back to a list that did not name a card yet
      localStorage.setItem('revocations', list);
    }
  } catch (error) {
    console.info('Not refreshed, checking with what is known', error); // no connection: that is what this page is for
  }

  await showKnown();
}

async function showKnown() {
  const list = await known.list();
  byId('known').dataset.asOf = list ? new Date(list.asOf).toISOString() : '';
  byId('known').textContent = list
    ? `注销名单截至 List of revocations as of ${moment(list.asOf)}`
    : '尚无注销名单，请联网。 No list of revocations yet: connect once.';
}

async function judge() {
  byId('result').hidden = true;
  delete byId('result').dataset.result;
  const list = await known.list();
  const [text, passport] = [byId('code').value.trim(), byId('passport').value];
  show(await check({ text, passport, keys: known.keys, list, now: Date.now() }), list);
}

function show({ result, card }, list) {
  const panel = byId('result');
  panel.dataset.result = result;
  panel.replaceChildren(bilingual('h2', WORDS[result]));
  if (result === 'valid') {
    panel.append(bilingual('p', [`截至 ${moment(list.asOf)}`, `as of ${moment(list.asOf)}`]));
  } else {
    panel.append(bilingual('p', ADVICE[result]));
  }

  if (card) {
    panel.append(facts([
      ['卡号 Card', card.number],
      ['持卡人 Holder', card.initials],
      ['经济体 Economies', card.economies.join(' ') || '—'],
      ['签发 Issued', card.issuedOn],
      ['有效期至 Valid until', card.expiresOn],
      ['虚拟卡生成 Code made', moment(card.issuedAt)],
    ]));
  }

  panel.hidden = false;
  panel.scrollIntoView({ block: 'nearest' });
}

function bilingual(tag, [chinese, english]) {
  const [whole, span] = [document.createElement(tag), document.createElement('span')];
  span.lang = 'en';
  span.textContent = english;
  whole.append(chinese, span);
  return whole;
}

function facts(rows) {
  const list = document.createElement('dl');
  for (const [name, value] of rows) {
    const [term, said] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = name;
    said.textContent = value;
    list.append(term, said);
  }

  return list;
}

// Not every browser reads QR codes; in the others the text is pasted.
async function offerScanning() {
  if (!('BarcodeDetector' in window) || !(await BarcodeDetector.getSupportedFormats()).includes('qr_code')) {
    return;
  }

  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  const read = async image => (await detector.detect(image))[0]?.rawValue;
  byId('picture-label').hidden = false;
  byId('picture').addEventListener('change', async ({ target }) => {
    byId('code').value = await read(await createImageBitmap(target.files[0])) ?? '';
  });
  byId('camera').hidden = !navigator.mediaDevices;
  byId('camera').addEventListener('click', ({ currentTarget: button }) => scan(read).catch(error => {
    console.info('No camera', error); // refused or in use: the text can be pasted
    button.hidden = true;
  }));
}

async function scan(read) {
  const preview = byId('preview');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  preview.srcObject = stream;
  preview.hidden = false;
  await preview.play();
  for (let text; !preview.hidden; await new Promise(requestAnimationFrame)) {
    if (text = await read(preview)) {
      byId('code').value = text;
      preview.hidden = true;
    }
  }

  stream.getTracks().forEach(track => track.stop());
}

byId('form').addEventListener('submit', event => {
  event.preventDefault();
  judge();
});
addEventListener('online', refresh);
setInterval(refresh, AGAIN);
history.replaceState(null, '', '/verify/'); // with the slash it is the worker's
navigator.serviceWorker?.register('/verify/worker.js');
offerScanning();
refresh();
