// The portal without a network. Pages come from the network always, so none is ever old; without one there is a page
// that says what still works. Built files are kept under the build's version: a page that is open goes on with its
// own, and a new version waits until no page of the old one is left. Answers of services are never kept.
const KEPT = "portal-" + "VERSION";
const OFFLINE = "/app/offline.html";
const VERIFIER = ["/verify/", "/verify/style.css", "/verify/verify.mjs", "/verify/card.mjs"];
const FILES = [OFFLINE, "/app/offline.css", "/app/mark.svg", "/app/icon-192.png", ...VERIFIER, ..."FILES"];

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(KEPT).then((kept) => kept.addAll(FILES.map((file) => new Request(file, { cache: "no-cache" })))),
  );
});

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("portal-") && name !== KEPT).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || /^\/(api|bff|openapi)\//.test(pathname)) {
    return;
  }

  if (pathname.startsWith("/verify/")) {
    event.respondWith(newest(request, request.mode === "navigate" ? "/verify/" : pathname));
  } else if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => keptOne(OFFLINE)));
  } else if (pathname.startsWith("/app/")) {
    event.respondWith(pathname.startsWith("/app/assets/") ? keptOrNew(request) : newest(request, pathname));
  }
});

async function keptOne(name) {
  return (await (await caches.open(KEPT)).match(name)) ?? Response.error();
}

// What has a hash in its name never changes.
async function keptOrNew(request) {
  const kept = await caches.open(KEPT);
  const known = await kept.match(request.url);
  if (known) {
    return known;
  }

  const fresh = await fetch(request);
  if (fresh.ok) {
    await kept.put(request.url, fresh.clone());
  }

  return fresh;
}

async function newest(request, name) {
  try {
    return await fetch(request);
  } catch (error) {
    const known = await (await caches.open(KEPT)).match(name);
    if (known) {
      return known;
    }

    throw error;
  }
}
