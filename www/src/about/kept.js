// Whether the browser keeps the page for times without a network.

/** Whether the page's own keeper is at work: below the same address may be another page's. */
function isOurs(registration) {
  return registration?.active?.scriptURL === new URL("service_worker.js", document.baseURI).href;
}

/** `kept`, `notYet`, or `never` where the browser has nothing that could. */
export async function isKept() {
  try {
    return isOurs(await navigator.serviceWorker.getRegistration()) ? "kept" : "notYet";
  } catch {
    return "never";
  }
}

/** Returns once something keeps pages here, which may be never. */
export async function untilKept() {
  await navigator.serviceWorker?.ready;
}
