// Keeps the page for when there is no network: what comes from it first, else what was kept. Keys and revocations are
// none of its business, the page keeps them itself.
const KEPT = 'verify';
const FILES = ['/verify/', '/verify/style.css', '/verify/verify.mjs', '/verify/card.mjs'];
const PATIENCE = 3000;

self.addEventListener('install', event => {
  self.skipWaiting();
  event.waitUntil(caches.open(KEPT).then(kept => kept.addAll(FILES)));
});

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', event => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method === 'GET' && origin === location.origin && pathname.startsWith('/verify/')) {
    event.respondWith(answer(event.request.mode === 'navigate' ? '/verify/' : pathname));
  }
});

async function answer(name) {
  const kept = await caches.open(KEPT);
  try {
    const fresh = await fetch(name, { cache: 'no-cache', signal: AbortSignal.timeout(PATIENCE) });
    if (fresh.ok) {
      await kept.put(name, fresh.clone());
    }

    return fresh;
  } catch (error) {
    return await kept.match(name) ?? Promise.reject(error);
  }
}
