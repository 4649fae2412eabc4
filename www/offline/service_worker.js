// Keeps the page in the browser, so that it works without a network, and replaces it by the next version as a whole.
//
// `cargo xtask build` writes above this what the page is made of: FILES, the SHA-256 digest of each file by its
// address, and VERSION, the digest of that list and of this script. Every file of a version comes from that version: what does not have
// its digest is not taken in, and what has lost it since is fetched again. `relaxed_simd.js` stands there too, by which
// it shows which of the two engines this browser will ask for.

/** An origin may have several copies of the page, each in a folder of its own. */
const FAMILY = `digit-lab ${registration.scope} `;
const CACHE = FAMILY + VERSION;

/** The page itself, which browsers ask for by its folder. */
const PAGE = "index.html";

/** The engine that this browser has no use for: it is kept only if it is ever asked for. */
const IDLE = globalThis.hasRelaxedSimd ? "pkg/digit_lab_bg.wasm" : "pkg/digit_lab_relaxed_bg.wasm";

/** Files that are fetched at a time: the visitor is at work meanwhile. */
const AT_A_TIME = 3;

addEventListener("install", (event) => event.waitUntil(takeIn()));
addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (path !== undefined) {
    event.respondWith(answer(event, path));
  }
});
addEventListener("message", (event) => {
  if (event.data === "take over") {
    event.waitUntil(takeOver(event.source));
  }
});

/** Takes in every file. One that cannot be had ends the attempt; the next one goes on from there. */
async function takeIn() {
  const cache = await caches.open(CACHE);
  const others = await otherCaches();
  const ahead = Object.keys(FILES).filter((path) => path !== IDLE);
  const work = async () => {
    for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
      await take(path, cache, others);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
}

/** Takes in a file: the one from before where it is the same, else the host's. */
async function take(path, cache, others) {
  if (await intact(path, await cache.match(path))) {
    return;
  }
  for (const other of others) {
    const same = await intact(path, await other.match(path));
    if (same) {
      return cache.put(path, same);
    }
  }
  const fetched = await intact(path, await fetch(path, { cache: "no-cache" }));
  if (!fetched) {
    throw new Error(`${path} is not, or not yet, the one that this version is made of`);
  }
  return cache.put(path, fetched);
}

/** A file's address from the page's folder; nothing for what is no part of this version. */
function pathOf({ method, url }) {
  if (method !== "GET" || !url.startsWith(registration.scope)) {
    return undefined;
  }
  const [address] = url.slice(registration.scope.length).split(/[?#]/);
  const path = address || PAGE;
  return Object.hasOwn(FILES, path) ? path : undefined;
}

async function answer(event, path) {
  if (!(await caches.has(CACHE))) {
    // This version has been given up, or the browser has thrown its files away.
    await registration.unregister();
    return fetch(event.request);
  }
  const cache = await caches.open(CACHE);
  const kept = await intact(path, await cache.match(path));
  if (kept) {
    return kept;
  }
  const found = await fetch(path, { cache: "no-cache" });
  const fetched = await intact(path, found.clone());
  if (fetched) {
    event.waitUntil(cache.put(path, fetched.clone()));
    return fetched;
  }
  if (path === PAGE && found.ok) {
    // The host has another version already, and this one can no longer be whole: all of it goes.
    await caches.delete(CACHE);
    return found;
  }
  // A file of another version would not fit the others; the page says that it did not arrive.
  return Response.error();
}

/** The file, if this is it; nothing otherwise. */
async function intact(path, response) {
  if (!response?.ok) {
    return undefined;
  }
  const body = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== FILES[path]) {
    return undefined;
  }
  // The host's headers stay, the page's policy among them, but for those of a body that was packed.
  const headers = new Headers(response.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return new Response(body, { headers });
}

async function otherCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== CACHE);
  return Promise.all(names.map((name) => caches.open(name)));
}

async function forgetOthers() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(FAMILY) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** Takes the place of the version before, unless it is at work in another tab, too. */
async function takeOver(asking) {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = windows.filter(({ url }) => url.startsWith(registration.scope));
  if (open.length > 1) {
    asking.postMessage("elsewhere");
  } else {
    await skipWaiting();
  }
}
