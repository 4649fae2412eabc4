// Trainings and their networks in this browser's IndexedDB, by the moment in which they began. Every
// function answers with a promise that fails where the browser keeps nothing.

const RUNS = "runs";
const NETWORKS = "networks";
const CHECKPOINTS = "checkpoints";

/** Grows with each change to what is stored; each step up is made below, on top of those before. */
const VERSION = 1;

/** @type {Promise<IDBDatabase> | undefined} */
let database;

/** Tells other windows of this page that something is stored that was not. */
const news = "BroadcastChannel" in self ? new BroadcastChannel("digit-lab-runs") : undefined;

function open() {
  return (database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("digit-lab-runs", VERSION);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) {
        request.result.createObjectStore(RUNS);
        request.result.createObjectStore(NETWORKS);
        request.result.createObjectStore(CHECKPOINTS);
      }
    };
    request.onsuccess = () => {
      // Another window with a newer page need not wait for this one to be closed.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked by another window"));
  }));
}

/** Runs requests in one transaction; answers with their results once all of it is stored. */
async function transact(stores, mode, requests) {
  const transaction = (await open()).transaction(stores, mode);
  const made = requests((name) => transaction.objectStore(name));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      if (mode === "readwrite") news?.postMessage(null);
      resolve(made.map((request) => request.result));
    };
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Calls back whenever another window has stored or deleted something. */
export function onNews(tell) {
  if (news) news.onmessage = () => tell();
}

/** Whether any training is kept: none where nothing can be. */
export async function isAny() {
  try {
    const [count] = await transact([RUNS], "readonly", (store) => [store(RUNS).count()]);
    return count > 0;
  } catch {
    return false;
  }
}

/** When all trainings began, what is known of them, and of which the network and a checkpoint are kept. */
export function runs() {
  return transact([RUNS, NETWORKS, CHECKPOINTS], "readonly", (store) => [
    store(RUNS).getAllKeys(),
    store(RUNS).getAll(),
    store(NETWORKS).getAllKeys(),
    store(CHECKPOINTS).getAllKeys(),
  ]);
}

export function putRun(began, run) {
  return transact([RUNS], "readwrite", (store) => [store(RUNS).put(run, began)]);
}

export function deleteRun(began) {
  return transact([RUNS, NETWORKS, CHECKPOINTS], "readwrite", (store) => [
    store(RUNS).delete(began),
    store(NETWORKS).delete(began),
    store(CHECKPOINTS).delete(began),
  ]);
}

export async function network(began) {
  const [bytes] = await transact([NETWORKS], "readonly", (store) => [store(NETWORKS).get(began)]);
  return bytes;
}

export function putNetwork(began, bytes) {
  return transact([NETWORKS], "readwrite", (store) => [store(NETWORKS).put(bytes, began)]);
}

export function deleteNetwork(began) {
  return transact([NETWORKS], "readwrite", (store) => [store(NETWORKS).delete(began)]);
}

/** A checkpoint, and what was known of the training when it was made: `{ record, bytes }`. */
export async function checkpoint(began) {
  const [kept] = await transact([CHECKPOINTS], "readonly", (store) => [store(CHECKPOINTS).get(began)]);
  return kept;
}

export function putCheckpoint(began, record, bytes) {
  return transact([CHECKPOINTS], "readwrite", (store) => [
    store(CHECKPOINTS).put({ record, bytes }, began),
  ]);
}

export function deleteCheckpoint(began) {
  return transact([CHECKPOINTS], "readwrite", (store) => [store(CHECKPOINTS).delete(began)]);
}
