// A visitor's drawings, as lines of JSON, and the network that knows them, in this browser's
// IndexedDB. Every function answers with a promise that fails where the browser keeps nothing.

const DRAWINGS = "drawings";
const NETWORKS = "networks";
const HAND = "hand";

/** @type {Promise<IDBDatabase> | undefined} */
let database;

function open() {
  return (database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("digit-lab", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(DRAWINGS);
      request.result.createObjectStore(NETWORKS);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  }));
}

/** Runs requests in one transaction; answers with their results once all of it is stored. */
async function transact(store, mode, requests) {
  const transaction = (await open()).transaction(store, mode);
  const made = requests(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(made.map((request) => request.result));
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Names and lines of all drawings, by name. */
export function drawings() {
  return transact(DRAWINGS, "readonly", (store) => [store.getAllKeys(), store.getAll()]);
}

export function putDrawings(names, lines) {
  return transact(DRAWINGS, "readwrite", (store) =>
    names.map((name, index) => store.put(lines[index], name)),
  );
}

export function deleteDrawing(name) {
  return transact(DRAWINGS, "readwrite", (store) => [store.delete(name)]);
}

export function deleteDrawings() {
  return transact(DRAWINGS, "readwrite", (store) => [store.clear()]);
}

export async function network() {
  const [bytes] = await transact(NETWORKS, "readonly", (store) => [store.get(HAND)]);
  return bytes;
}

export function putNetwork(bytes) {
  return transact(NETWORKS, "readwrite", (store) => [store.put(bytes, HAND)]);
}

export function deleteNetwork() {
  return transact(NETWORKS, "readwrite", (store) => [store.delete(HAND)]);
}
