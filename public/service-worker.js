// Keeps the page on the user's machine, so that it opens and works without a network. `cargo xtask seal` fills in the next
// two lines; a host serves this file with all others and needs to know nothing of it.

// What tells this build from others.
const BUILD = "";

// All files of the build that the page can need, with the hash of each.
const FILES = {};

// Another Tallymark at the same host, under another path, has caches of its own.
const PATH = new URL(registration.scope).pathname;
const CACHES = `tallymark ${PATH} `;
const CACHE = CACHES + BUILD;
const SHARED = `tallymark-shared ${PATH}`;

// The page's own address, and where a cache notes when its version was first used.
const PAGE = "./";
const USED = "./used";

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", answer);
addEventListener("message", hear);

// Keeps every file of this version, or none: a host that is half updated must not be kept.
async function install() {
  try {
    const cache = await caches.open(CACHE);
    for (const [address, hash] of Object.entries(FILES)) await cache.put(address, await file(address, hash));
  } catch (error) {
    await caches.delete(CACHE);
    for (const client of await clients.matchAll({ includeUncontrolled: true })) client.postMessage(error.message);
    throw error;
  }
}

// The file with this hash: as another version or the browser has it, else as the host has it now.
async function file(address, hash) {
  const places = [() => caches.match(address), () => fetch(address), () => fetch(address, { cache: "reload" })];
  for (const place of places) {
    // Without a network there is nothing, and that is told below.
    const found = await place().catch(() => undefined);
    if (!found?.ok) continue;
    const bytes = await found.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    // Made anew: what was redirected could not answer for the page.
    if (btoa(String.fromCharCode(...digest)) === hash) return new Response(bytes, { headers: found.headers });
  }
  throw new Error(`${address} is not there, or not the file of version ${BUILD}`);
}

// Lets go of old versions, but for the one that was used before: tabs may still show it, and load the rest of it.
async function activate() {
  await clients.claim();
  const cache = await caches.open(CACHE);
  await cache.put(USED, new Response(String(Date.now())));
  const others = [];
  for (const name of (await caches.keys()).filter((name) => name.startsWith(CACHES) && name !== CACHE)) {
    const used = await (await caches.open(name)).match(USED);
    others.push({ name, used: used ? Number(await used.text()) : 0 });
  }
  others.sort((a, b) => b.used - a.used);
  // What was never used may be a newer version that is just coming.
  const isComing = Boolean(registration.installing ?? registration.waiting);
  for (const { name, used } of others.slice(others[0]?.used ? 1 : 0)) {
    if (used || !isComing) await caches.delete(name);
  }
}

function answer(event) {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST" && url.pathname === `${PATH}share`) return event.respondWith(share(request));
  if (request.method !== "GET") return;
  const isPage = url.pathname === PATH || url.pathname === `${PATH}index.html`;
  // Whatever else can be opened there, the single-file page say, is the host's.
  if (request.mode === "navigate" && !isPage) return;
  event.respondWith(kept(request.mode === "navigate" ? PAGE : request, request));
}

// The page is that of this version. All other files have names that no two contents share: an old tab finds its own.
async function kept(wanted, request) {
  const options = { ignoreVary: true };
  const own = await (await caches.open(CACHE)).match(wanted, options);
  if (own) return own;
  return (wanted !== PAGE && (await caches.match(wanted, options))) || fetch(request);
}

// Keeps what another program shares until the page asks for it. It is not sent anywhere.
async function share(request) {
  const headers = { "content-type": request.headers.get("content-type") };
  const cache = await caches.open(SHARED);
  await cache.put(`./shared/${Date.now()}`, new Response(await request.blob(), { headers }));
  return Response.redirect("./?shared", 303);
}

async function shared() {
  const cache = await caches.open(SHARED);
  const all = [];
  for (const key of await cache.keys()) {
    const form = await (await cache.match(key)).formData();
    const text = (name) => form.get(name) ?? "";
    all.push({ title: text("title"), text: text("text"), url: text("url"), files: form.getAll("files") });
    await cache.delete(key);
  }
  return all;
}

// What the page asks, and what it tells.
function hear(event) {
  const reply = (answer) => event.ports[0].postMessage(answer);
  if (event.data === "build") reply(BUILD);
  if (event.data === "shared") event.waitUntil(shared().then(reply, (error) => reply(error.message)));
  // Only when the user has said so, and all that was done is stored.
  if (event.data === "take over") skipWaiting();
}
