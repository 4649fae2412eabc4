// The engine without a worker between, which the benchmarks of memory and of evaluation look into.

import { start } from "../../engine.js";
import { WorkerSession } from "../../pkg/digit_lab.js";

/** A training that is about to begin, and what it has come to. */
export async function begin({ files, spec }) {
  // As the page's workers do, so that it is the one of the two that this browser runs.
  const { memory } = await start();
  const empty = memory.buffer.byteLength;
  const training = { memory, empty, epochs: 0, record: undefined, failed: undefined };
  const session = new WorkerSession((event) => {
    training.record = event.epochEnded?.record ?? training.record;
    training.epochs = training.record?.epoch ?? 0;
    training.failed ??= event.failed ?? event.refused;
  });
  session.handle({
    load: {
      files: await Promise.all(
        files.map(async (address) => ({
          name: address.split("/").at(-1),
          bytes: new Uint8Array(await (await fetch(address)).arrayBuffer()),
        })),
      ),
    },
  });
  while (session.slice());
  session.handle({ start: { spec } });
  /** Trains on while this holds. */
  training.goOn = (isWanted) => {
    while (!training.failed && isWanted() && session.slice());
    if (training.failed) throw new Error(JSON.stringify(training.failed));
  };
  return training;
}

/** Answers one message with what `measure` makes of it. */
export function answer(measure) {
  self.onmessage = async ({ data }) => {
    try {
      self.postMessage({ answer: await measure(data) });
    } catch (error) {
      self.postMessage({ error: String(error?.message ?? error) });
    }
  };
}
