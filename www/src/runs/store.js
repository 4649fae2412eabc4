// Trainings and their networks in this browser's IndexedDB, by the moment in which they began. Every
// function answers with a promise that fails where the browser keeps nothing.

const RUNS = "runs";
const NETWORKS = "networks";

/** Grows with each change to what is stored; each step up is made below, on top of those before. */
const VERSION = 1;

/** @type {Promise<IDBDatabase> | undefined} */
let database;

function open() {
  return (database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("digit-lab-runs", VERSION);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) {
        request.result.createObjectStore(RUNS);
        request.result.createObjectStore(NETWORKS);
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
    transaction.oncomplete = () => resolve(made.map((request) => request.result));
    transaction.onabort = () => reject(transaction.error);
  });
}

/** When all trainings began, what is known of them, and which of their networks are kept. */
export function runs() {
  return transact([RUNS, NETWORKS], "readonly", (store) => [
    store(RUNS).getAllKeys(),
    store(RUNS).getAll(),
    store(NETWORKS).getAllKeys(),
  ]);
}

export function putRun(began, run) {
  return transact([RUNS], "readwrite", (store) => [store(RUNS).put(run, began)]);
}

export function deleteRun(began) {
  return transact([RUNS, NETWORKS], "readwrite", (store) => [
    store(RUNS).delete(began),
    store(NETWORKS).delete(began),
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
