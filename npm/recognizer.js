// Loads the engine's reading half, and networks, each once however often it is asked for.

import init, { Recognizer } from "./digit_lab_reader.js";

/** Recognizers that are there or on their way, by their networks' addresses. */
const known = new Map();

/** The engine, once it is asked for: a second one would take the memory from under the first one's recognizers. */
let engine;

export { Recognizer };

/** A recognizer with the shipped network, or with the one in the file at `model`. */
export function loadRecognizer(model = new URL("./shipped.safetensors", import.meta.url)) {
  const address = String(model);
  if (!known.has(address)) {
    const loading = load(address);
    known.set(address, loading);
    // The next one who asks tries again.
    loading.catch(() => known.delete(address));
  }
  return known.get(address);
}

async function load(address) {
  const [bytes] = await Promise.all([fetched(address), started()]);
  return new Recognizer(bytes);
}

function started() {
  if (engine === undefined) {
    engine = init();
    engine.catch(() => {
      engine = undefined;
    });
  }
  return engine;
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(`expected a network at ${address}, got ${answer.status} ${answer.statusText}`);
  }
  return new Uint8Array(await answer.arrayBuffer());
}
