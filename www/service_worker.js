// Takes the kept page away: `trunk serve` keeps none, but a release build that was served from the same address before
// may have left one, whose service worker finds this in its place. `cargo xtask build` puts offline/service_worker.js
// here instead.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const names = await caches.keys();
  const kept = names.filter((name) => name.startsWith(`digit-lab ${registration.scope} `));
  await Promise.all(kept.map((name) => caches.delete(name)));
  await registration.unregister();
  for (const client of await clients.matchAll({ type: "window" })) {
    client.navigate(client.url);
  }
}
