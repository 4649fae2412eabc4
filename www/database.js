// All that this page keeps in the browser's IndexedDB: which databases there are, how their older forms become the
// present one, and how they are read and written. For the page and for its workers alike.

/**
 * By what the page calls them. Each step leads from the version of its index to the next one; a step that visitors'
 * browsers may have taken is never changed again, only followed by another: docs/storage.md.
 */
const DATABASES = {
  /** Trainings with all that belongs to them, by the moment in which they began; networks from files; parts of experiments. */
  runs: {
    name: "digit-lab-runs",
    steps: [
      (database) => {
        for (const store of ["runs", "networks", "checkpoints"]) {
          database.createObjectStore(store);
        }
      },
      (database) => {
        database.createObjectStore("best");
        database.createObjectStore("imported", { autoIncrement: true });
        database.createObjectStore("done", { autoIncrement: true });
      },
    ],
  },
  /** Drawings that a visitor has labeled, as lines of JSON, and the network that has learned them. */
  hand: {
    name: "digit-lab",
    steps: [
      (database) => {
        for (const store of ["drawings", "networks"]) {
          database.createObjectStore(store);
        }
      },
    ],
  },
};

/** @type {Record<string, Promise<IDBDatabase>>} */
const opened = {};

/** Tells other windows of this page, and whoever else listens, that a training is stored that was not. */
const news = newsChannel();

/** Who is told whether an older page in another window keeps this one from its databases. */
let tellOfWaiting = (_isWaiting) => {};

/** Whether nothing is written any more, since all of it was to be forgotten. */
let isSealed = false;

/** Nothing where the browser has no such thing, or forbids it as it does storage: the page starts all the same. */
function newsChannel() {
  try {
    return new BroadcastChannel("digit-lab-runs");
  } catch {
    return undefined;
  }
}

function open(which) {
  // One that could not be opened may be opened later.
  return (opened[which] ??= opening(which).catch((error) => {
    delete opened[which];
    throw error;
  }));
}

function opening(which) {
  const { name, steps } = DATABASES[which];
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, steps.length);
    request.onupgradeneeded = ({ oldVersion }) => {
      for (const step of steps.slice(oldVersion)) {
        step(request.result, request.transaction);
      }
    };
    let waits = false;
    const tell = (isWaiting) => {
      if (waits !== isWaiting) tellOfWaiting((waits = isWaiting));
    };
    // It goes on by itself as soon as the other window is closed.
    request.onblocked = () => tell(true);
    request.onerror = () => {
      tell(false);
      reject(request.error);
    };
    request.onsuccess = () => {
      tell(false);
      const database = request.result;
      const forget = () => delete opened[which];
      // Another window with a newer page need not wait for this one to be closed.
      database.onversionchange = () => {
        database.close();
        forget();
      };
      // The browser may close it, as when the visitor clears the data of this site.
      database.onclose = forget;
      resolve(database);
    };
  });
}

/**
 * Makes requests, `[store, method, ...arguments]` of an IDBObjectStore each, in one transaction; answers with their
 * results once all of it is stored. Fails where the browser keeps nothing; then nothing of it is stored.
 */
export async function transact(which, mode, requests) {
  if (isSealed && mode === "readwrite") {
    throw new Error("all was to be forgotten");
  }
  const stores = [...new Set(requests.map(([store]) => store))];
  const transaction = (await open(which)).transaction(stores, mode);
  return new Promise((resolve, reject) => {
    const made = [];
    transaction.oncomplete = () => {
      if (mode === "readwrite" && which === "runs") news?.postMessage(null);
      resolve(made.map((request) => request.result));
    };
    transaction.onabort = () => reject(transaction.error);
    try {
      for (const [store, method, ...rest] of requests) {
        made.push(transaction.objectStore(store)[method](...rest));
      }
    } catch (error) {
      reject(error);
      transaction.abort();
    }
  });
}

/** Forgets all that is kept, and keeps nothing from then on; where it fails, things are kept as before. */
export async function forgetAll() {
  isSealed = true;
  try {
    // One that cannot be opened costs nothing of the other.
    const databases = await Promise.all(Object.keys(DATABASES).map(open));
    for (const database of databases) {
      await clear(database);
    }
  } catch (error) {
    isSealed = false;
    throw error;
  }
  news?.postMessage(null);
}

function clear(database) {
  const stores = [...database.objectStoreNames];
  const transaction = database.transaction(stores, "readwrite");
  stores.forEach((store) => transaction.objectStore(store).clear());
  return new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Calls back whenever another window has stored or deleted a training. */
export function onNews(tell) {
  if (news) news.onmessage = () => tell();
}

/** Calls back when an older page in another window keeps this one from its databases, and when it does no longer. */
export function onWaiting(tell) {
  tellOfWaiting = tell;
}

/** What the browser says of all that it holds for this site: bytes, bytes at most, whether it will not clear them by itself. */
export async function room() {
  const storage = navigator.storage;
  const { usage, quota } = (await storage?.estimate?.().catch(() => undefined)) ?? {};
  const isLasting = await storage?.persisted?.().catch(() => undefined);
  return { usage, quota, isLasting };
}

/** Whether the browser has been asked on this visit. */
let isAsked = false;

/**
 * Asks the browser not to clear by itself what it holds, when a visitor has just said that something matters to them:
 * some browsers ask them in turn, so it is done once a visit, unless they ask for it.
 */
export async function makeLast(again) {
  if (isAsked && !again) return;
  isAsked = true;
  // Where there is no such thing there is nothing to ask.
  await navigator.storage?.persist?.().catch(() => false);
}
