// All that this page keeps as one file, and back, away from the page's own thread.
//
// `{ save: settings }` comes in, or `{ open: file }`; one answer goes out: `{ saved: { blob, runs, leftOut } }`,
// `{ taken: { runs, drawings, networks, known, settings } }`, `{ refused }`, `"unreadable"`, `{ unstored: name }`, the name of
// an error of IndexedDB's, or `{ broke: { message } }`. The forms of what is in the file are the engine's
// (src/backup.rs).

import { transact } from "./database.js";
import { reasonOf, start } from "./engine.js";
import { openBackup, saveBackup } from "./pkg/digit_lab.js";

/** What a network of one's hand is called where there is another already. */
const HAND_FILE = "my-hand.safetensors";

/** How far apart the clocks of two machines may be before one's moments are not believed, in milliseconds. */
const CLOCKS_APART = 24 * 60 * 60 * 1000;

/** What IndexedDB says no with; anything else is a bug. */
class Unstored extends Error {}

// Before the first await: a message that finds no handler is lost.
self.onmessage = async ({ data }) => {
  try {
    self.postMessage(await answered(data));
  } catch (error) {
    if (error instanceof Unstored) {
      self.postMessage({ unstored: error.message });
    } else {
      self.postMessage({ broke: { message: reasonOf(error) } });
    }
  }
};

async function answered({ save, open }) {
  await start();
  if (save) {
    return saved(save);
  }
  const bytes = await open.arrayBuffer().catch(() => undefined);
  if (!bytes) {
    return "unreadable";
  }
  const { backup, refused } = openBackup(new Uint8Array(bytes));
  return refused ? { refused } : { taken: await takenIn(backup) };
}

async function stored(which, mode, requests) {
  try {
    return await transact(which, mode, requests);
  } catch (error) {
    throw new Unstored(error?.name ?? "");
  }
}

/** What is in a store of trainings' parts, by the moment in which they began. */
async function byKey(which, store) {
  const [keys, values] = await stored(which, "readonly", [
    [store, "getAllKeys"],
    [store, "getAll"],
  ]);
  return new Map(keys.map((key, index) => [key, values[index]]));
}

async function saved(settings) {
  const [entries, networks, checkpoints, best, imported] = await Promise.all(
    ["runs", "networks", "checkpoints", "best", "imported"].map((store) => byKey("runs", store)),
  );
  const [drawings, hand] = await stored("hand", "readonly", [
    ["drawings", "getAll"],
    ["networks", "get", "hand"],
  ]);
  const runs = [...entries].map(([began, entry]) => ({
    note: { began, ...entry },
    network: networks.get(began),
    latest: checkpoints.get(began),
    best: best.get(began),
    bestNetwork: best.get(began)?.model,
  }));
  const kept = { settings, drawings, hand, runs, networks: [...imported.values()] };
  const { file, refused } = saveBackup(kept);
  if (refused) {
    return { refused };
  }
  const blob = new Blob([file.bytes], { type: "application/zip" });
  return { saved: { blob, runs: runs.length - file.leftOut, leftOut: file.leftOut } };
}

/** Adds what is not there yet; what is there stays as it is. */
async function takenIn({ settings, drawings, hand, runs, networks }) {
  const counts = { runs: 0, drawings: 0, networks: 0, known: 0, settings };
  const writes = [
    ...(await missingRuns(runs, counts)),
    ...(await missingNetworks(networks, hand, counts)),
  ];
  const handWrites = await missingDrawings(drawings, hand, counts);
  // All or nothing, so that the same file can be opened again where something went wrong.
  const keys = writes.length > 0 ? await stored("runs", "readwrite", writes) : [];
  try {
    if (handWrites.length > 0) await stored("hand", "readwrite", handWrites);
  } catch (error) {
    const deletes = writes.map(([store], index) => [store, "delete", keys[index]]);
    // Where that fails, too, it stays, and is known when the file is opened again.
    if (deletes.length > 0) await stored("runs", "readwrite", deletes).catch(() => {});
    throw error;
  }
  return counts;
}

async function missingRuns(runs, counts) {
  const [entries, networks, checkpoints, best] = await Promise.all(
    ["runs", "networks", "checkpoints", "best"].map((store) => byKey("runs", store)),
  );
  const before = [...entries];
  const writes = [];
  for (const { note, network, latest, best: bestEpoch, bestNetwork } of runs) {
    const { began, ...entry } = note;
    const key =
      began > Date.now() + CLOCKS_APART
        ? keyOfAhead(note, entries, before)
        : freeKey(began, entries, (other) => isSame(other.record, entry.record));
    if (entries.has(key)) {
      counts.known += 1;
    } else {
      counts.runs += 1;
      entries.set(key, entry);
      writes.push(["runs", "add", entry, key]);
    }
    const add = (store, known, part) => {
      if (part && !known.has(key)) {
        known.set(key, part);
        writes.push([store, "add", part, key]);
      }
    };
    add("networks", networks, network);
    add("checkpoints", checkpoints, latest);
    add("best", best, bestEpoch && bestNetwork && { ...bestEpoch, model: bestNetwork });
  }
  return writes;
}

/**
 * Of a training that has yet to begin, by the clock here: every later one would get a moment beyond it, so it is taken
 * for one of now, unless it has been taken in before.
 */
function keyOfAhead({ began, record }, entries, before) {
  const text = JSON.stringify(record);
  const known = before.find(([key, other]) =>
    key === began ? isSame(other.record, record) : JSON.stringify(other.record) === text,
  );
  return known ? known[0] : freeKey(Date.now(), entries, () => false);
}

/** The first moment, from one on, that no training has, or the same one: two machines may have begun in one microsecond. */
function freeKey(from, entries, isTheSame) {
  let key = from;
  // It ends: the engine lets no moment pass that is too large for the sum to be another.
  while (entries.has(key) && !isTheSame(entries.get(key))) {
    key += 1;
  }
  return key;
}

/** Whether two records are of one training: it may have another name by now, or have gone on. */
function isSame(one, other) {
  const mark = ({ spec, plan, data }) =>
    JSON.stringify([spec.seed, spec.layers, spec.learningRate, plan.sizes, data.origin]);
  return mark(one) === mark(other);
}

async function missingNetworks(networks, hand, counts) {
  const known = [...(await byKey("runs", "imported")).values()];
  const [mine] = await stored("hand", "readonly", [["networks", "get", "hand"]]);
  const news = [...networks];
  if (hand && mine && !areEqual(hand, mine)) {
    news.push({ name: HAND_FILE, model: hand });
  }
  const writes = [];
  for (const network of news) {
    const { name, model } = network;
    if (known.some((other) => other.name === name && areEqual(other.model, model))) {
      counts.known += 1;
    } else {
      counts.networks += 1;
      known.push(network);
      writes.push(["imported", "add", network]);
    }
  }
  return writes;
}

async function missingDrawings(drawings, hand, counts) {
  const present = await byKey("hand", "drawings");
  const [mine] = await stored("hand", "readonly", [["networks", "get", "hand"]]);
  const lines = new Set(present.values());
  let last = Math.max(0, ...present.keys());
  const writes = [];
  for (const line of drawings) {
    if (lines.has(line)) {
      counts.known += 1;
    } else {
      counts.drawings += 1;
      lines.add(line);
      writes.push(["drawings", "add", line, (last += 1)]);
    }
  }
  if (hand && !mine) {
    counts.networks += 1;
    writes.push(["networks", "add", hand, "hand"]);
  }
  return writes;
}

function areEqual(one, other) {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
