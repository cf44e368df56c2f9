// A whole subscriber: it hears over AMQP, reads over HTTP what it missed, and keeps for each application what is known.
// README.md says how to run it; docs/subscribers.md, what is promised.

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import amqp from 'amqplib';

interface Event {
  id: string;
  type: string;
  subject: string;
  sequence: string;
  data: { economy?: string; decision?: string; cardNumber?: string; remainingEconomies?: string[] };
}

interface Case {
  sequence: number;
  events: number;
  latest: string;
  decisions: Record<string, string>;
  card: { number: string; status: 'issued' | 'revoked' | 'expired'; economies: string[] } | null;
}

/** cursor: up to where everything was read. */
interface Memory {
  cursor: string;
  cases: Record<string, Case>;
}

const setting = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name}, see README.md.`);
  return value;
};
const [name, secret, gateway, file] = [setting('NAME'), setting('SECRET'), setting('GATEWAY'), setting('STATE')];
const known: Memory = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { cursor: '0', cases: {} };
let token = { accessToken: '', expiresAt: '1970-01-01T00:00:00Z' };

/** A database would do better: cursor and cases in one transaction. */
function keep(): void {
  writeFileSync(`${file}.new`, JSON.stringify(known));
  renameSync(`${file}.new`, file);
}

/** False for types we know nothing of. */
function apply(said: Event, to: Case): boolean {
  const { data } = said;
  switch (said.type) {
    case 'abtc.case.submitted':
    case 'abtc.case.completed':
    case 'abtc.passport.changed':
      return true;
    case 'abtc.economy.decided':
      to.decisions[data.economy!] = data.decision!;
      return true;
    case 'abtc.card.issued':
    case 'abtc.card.economy-struck':
    case 'abtc.card.revoked':
    case 'abtc.card.expired': {
      const status = said.type.endsWith('revoked') ? 'revoked' : said.type.endsWith('expired') ? 'expired' : 'issued';
      to.card = { number: data.cardNumber!, status, economies: data.remainingEconomies! };
      return true;
    }
    default:
      return false;
  }
}

/** False for what is known already: nothing is counted twice, nothing older put over newer. */
function take(said: Event): boolean {
  const one = known.cases[said.subject] ?? { sequence: 0, events: 0, latest: '', decisions: {}, card: null };
  if (Number(said.sequence) <= one.sequence || !apply(said, one)) return false;
  known.cases[said.subject] = { ...one, sequence: Number(said.sequence), events: one.events + 1, latest: said.type };
  return true;
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  const answer = await fetch(gateway + path, init);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** From where the last reading ended, not from the newest event heard: of other cases, older may still be missing. */
async function read(): Promise<void> {
  for (let hasMore = true; hasMore; ) {
    if (Date.now() > Date.parse(token.expiresAt) - 60_000) {
      const body = JSON.stringify({ grant: 'client-credentials', clientId: name, clientSecret: secret });
      const headers = { 'Content-Type': 'application/json' };
      token = await ask('/api/identity/tokens', { method: 'POST', headers, body });
    }
    const page = await ask<{ items: Event[]; next: string; hasMore: boolean }>(
      `/api/subscriptions/events?after=${known.cursor}&limit=1000`,
      { headers: { Authorization: `Bearer ${token.accessToken}` } },
    );
    page.items.forEach(take);
    known.cursor = page.next;
    hasMore = page.hasMore;
    keep();
  }
}

async function hear(said: Event): Promise<void> {
  if (said.type === 'abtc.test') {
    console.log(JSON.stringify({ test: said.id, cases: known.cases })); // who asked for it wants to see what is known
    return;
  }
  if (Number(said.sequence) > (known.cases[said.subject]?.sequence ?? 0) + 1) {
    await read(); // if it finds nothing between, that was of a type we are not registered for
  }
  if (take(said)) keep();
}

/** Until the line breaks. What came before is read first: some of it may have fallen out of the queue. */
async function listen(): Promise<void> {
  await read();
  const broker = new URL(setting('BROKER'));
  [broker.username, broker.password] = [encodeURIComponent(name), encodeURIComponent(secret)];
  const connection = await amqp.connect(broker.href);
  try {
    await new Promise<void>((_, fail) => {
      connection.on('error', fail);
      connection.on('close', () => fail(new Error('The line broke.')));
      connection.createChannel().then(async (channel) => {
        channel.on('error', fail);
        let last = Promise.resolve(); // one event after the other
        await channel.prefetch(100);
        await channel.consume(setting('QUEUE'), (letter) => {
          if (!letter) return fail(new Error('The queue is gone.'));
          last = last.then(async () => {
            await hear(JSON.parse(letter.content.toString()) as Event);
            channel.ack(letter); // not before it is kept
          });
          last.catch(fail); // not acknowledged: it comes again
        });
      }).catch(fail);
    });
  } finally {
    await connection.close().catch(() => undefined); // it may be closed already
  }
}

for (;;) {
  try {
    await listen();
  } catch (error) {
    console.error(`${String(error)} Trying again.`);
    await wait(1000);
  }
}
