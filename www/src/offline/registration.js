// The page's side of `service_worker.js`.

const SCRIPT = "service_worker.js";

/** @type {ServiceWorkerRegistration | undefined} */
let registration;

/**
 * Has the browser keep the page, where it can and its owner does not save data.
 * @param {(news: string) => void} tell hears `ready` when a newer version waits to take over, and `elsewhere` when it
 * cannot because of another tab
 */
export async function keep(tell) {
  const { serviceWorker: workers, connection } = navigator;
  if (!workers || connection?.saveData) {
    return;
  }
  try {
    // The list of files must be the host's.
    registration = await workers.register(SCRIPT, { updateViaCache: "none" });
  } catch {
    // Storage is forbidden, or the host does not have it: the page works as long as there is a network.
    return;
  }
  const look = () => {
    // Without a controller this is the first version, which replaces none.
    if (registration.waiting && workers.controller) {
      tell("ready");
    }
  };
  const follow = (worker) => worker?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  follow(registration.installing);
  workers.addEventListener("message", ({ data }) => {
    if (data === "elsewhere") {
      tell(data);
    }
  });
  look();
}

let isLoading = false;

/** Lets the newer version take over, and loads it, once however often that is asked for. */
export function takeOver() {
  const again = () => {
    if (!isLoading) {
      isLoading = true;
      location.reload();
    }
  };
  if (registration?.waiting) {
    navigator.serviceWorker.addEventListener("controllerchange", again, { once: true });
    registration.waiting.postMessage("take over");
  } else {
    again();
  }
}
