// Digit Lab, in the very worker that its page trains in.

import { serve } from "./peer.js";

const FILES = ["training-images.idx3.gz", "training-labels.idx1.gz", "validation-images.idx3.gz", "validation-labels.idx1.gz"];

serve(async (work, _, { site }) => {
  const worker = new Worker(`${site}worker.js`, { type: "module" });
  const files = await Promise.all(FILES.map(async (name) => ({ name, bytes: await bytes(`${site}data/${name}`) })));
  worker.postMessage({ load: { files } });
  worker.postMessage({ start: { spec: work.spec, paused: true } });
  let validation;
  return {
    /** By its own clock, which stands still while it evaluates. */
    async rate(secs) {
      let first;
      let last;
      worker.postMessage("resume");
      await answer(worker, ({ progress, epochEnded }) => {
        validation = epochEnded?.record ?? validation;
        last = progress ?? last;
        first ??= progress;
        return last && last.trainingSecs - first.trainingSecs >= secs;
      });
      worker.postMessage("pause");
      await answer(worker, ({ phase }) => phase?.phase === "paused");
      return (last.images - first.images) / (last.trainingSecs - first.trainingSecs);
    },
    /** As it says itself after each epoch. */
    accuracy: () => validation && validation.validationCorrect / validation.validationSize,
  };
});

async function bytes(address) {
  return new Uint8Array(await (await fetch(address)).arrayBuffer());
}

/** Waits for an event that this holds for. */
function answer(worker, isWanted) {
  return new Promise((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }) => {
      if (data.failed ?? data.refused) {
        reject(new Error(JSON.stringify(data)));
      } else if (isWanted(data)) {
        resolve();
      }
    };
  });
}
