// Burn, compiled to WebAssembly; the variant is its backend.

import { serve } from "./peer.js";

serve(async (work, data, { variant }) => {
  const { default: init, Trainer } = await import(`../burn-${variant}/burn.js`);
  await init();
  const trainer = new Trainer(work.hidden, work.sigmoid, data.pixels, data.labels);
  return {
    stretch: work.convolutional ? 640 : undefined,
    train: (order) => trainer.train(order, work.miniBatch, work.learningRate),
    predict: (image) => trainer.predict(image),
  };
});
