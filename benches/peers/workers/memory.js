// The engine without a worker between, to see how much memory it takes for a training.

import init, { WorkerSession } from "../../pkg/digit_lab.js";

self.onmessage = async ({ data: { files, spec, epochs } }) => {
  try {
    const { memory } = await init();
    const megabytes = () => memory.buffer.byteLength / 1e6;
    const empty = megabytes();
    let done = 0;
    let failed;
    const session = new WorkerSession((event) => {
      done = event.epochEnded?.record.epoch ?? done;
      failed ??= event.failed ?? event.refused;
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
    const until = (epoch) => {
      while (!failed && done < epoch && session.slice());
      if (failed) throw new Error(JSON.stringify(failed));
      return megabytes();
    };
    const first = until(1);
    self.postMessage({ answer: { empty, first, last: until(epochs) } });
  } catch (error) {
    self.postMessage({ error: String(error?.message ?? error) });
  }
};
