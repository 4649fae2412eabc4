// Trains a network away from the page's own thread.
//
// `{ images, labels, unseen }` comes in; `{ epoch }`, the record of each epoch, goes out, and at the end `{ network, read }`:
// the network's file, and what it reads in the picture that it has not seen. A fault goes out as `{ fault }`.

import init, { Recognizer, Trainer } from "./node_modules/digit-lab/digit_lab.js";

const SETTINGS = { layers: [784, 30, 10], cost: "crossEntropy", learningRate: 0.5, epochs: 5, lambda: 0 };

// Before the first await: a message that finds no handler is lost.
self.onmessage = async ({ data: { images, labels, unseen } }) => {
  try {
    await init();
    const trainer = new Trainer(SETTINGS, images, labels);
    for (let epoch = 0; epoch < SETTINGS.epochs; epoch++) {
      self.postMessage({ epoch: trainer.trainEpoch() });
    }
    const network = trainer.save("safetensors");
    const { digit } = new Recognizer(network).readPixels(Float32Array.from(unseen, (gray) => gray / 255));
    self.postMessage({ network, read: digit }, [network.buffer]);
  } catch (error) {
    self.postMessage({ fault: error instanceof Error ? error.message : String(error) });
  }
};
