// Validation images a second that the engine computes cost and accuracy of, after epochs of one mini-batch.

import { answer, begin } from "./engine.js";

answer(async ({ files, spec, rounds, secs }) => {
  const training = await begin({ files, spec });
  const rate = () => {
    const [before, start] = [training.epochs, performance.now()];
    const took = () => (performance.now() - start) / 1000;
    training.goOn(() => took() < secs);
    return ((training.epochs - before) * training.record.validationSize) / took();
  };
  // The first is to warm up.
  return Array.from({ length: rounds + 1 }, rate).slice(1);
});
