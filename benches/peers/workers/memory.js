// How much memory the engine takes for a training.

import { answer, begin } from "./engine.js";

answer(async ({ files, spec, epochs }) => {
  const training = await begin({ files, spec });
  const megabytesAfter = (epoch) => {
    training.goOn(() => training.epochs < epoch);
    return training.memory.buffer.byteLength / 1e6;
  };
  return { empty: training.empty / 1e6, first: megabytesAfter(1), last: megabytesAfter(epochs) };
});
