// TensorFlow.js; the variant is its backend and its way of training: `fit`, the layers' own loop, or `core`, a loop by
// hand over variables, which is faster.

import { serve } from "./peer.js";

const LIBRARY = "../tfjs/dist/tf.min.js";
const WASM = "../tfjs-backend-wasm/dist/";

serve(async (work, data, { variant }) => {
  const [backend, way] = variant.split("-");
  await import(LIBRARY);
  const { tf } = self;
  if (backend === "wasm") {
    await import(`${WASM}tf-backend-wasm.min.js`);
    tf.wasm.setWasmPaths(new URL(WASM, import.meta.url).href);
  }
  if (!(await tf.setBackend(backend))) {
    throw new Error(`no backend ${backend}`);
  }
  tf.enableProdMode();
  await tf.ready();
  const shape = work.convolutional ? [28, 28, 1] : [784];
  const wanted = new Float32Array(data.count * 10);
  data.labels.forEach((label, index) => {
    wanted[index * 10 + label] = 1;
  });
  const make = way === "fit" ? layersModel : variables;
  return { stretch: 640, ...make(tf, work, { ...data, wanted }, shape) };
});

/** Its binary cross-entropy is a mean over the ten outputs, where the work's is their sum. */
function learningRate(work) {
  return work.sigmoid ? 10 * work.learningRate : work.learningRate;
}

/** The rows of a table that belong to these images. */
function rows(table, width, indices) {
  const chosen = new Float32Array(indices.length * width);
  indices.forEach((index, row) => {
    chosen.set(table.subarray(index * width, (index + 1) * width), row * width);
  });
  return chosen;
}

function layersModel(tf, work, data, shape) {
  const { layers } = tf;
  const model = tf.sequential();
  if (work.convolutional) {
    for (const [index, filters] of [8, 16].entries()) {
      const inputShape = index === 0 ? shape : undefined;
      model.add(layers.conv2d({ filters, kernelSize: 5, activation: "relu", inputShape }));
      model.add(layers.maxPooling2d({ poolSize: 2 }));
    }
    model.add(layers.flatten());
  } else {
    const activation = work.sigmoid ? "sigmoid" : "relu";
    model.add(layers.dense({ inputShape: shape, units: work.hidden, activation }));
  }
  model.add(layers.dense({ units: 10, activation: work.sigmoid ? "sigmoid" : "softmax" }));
  model.compile({
    optimizer: tf.train.sgd(learningRate(work)),
    loss: work.sigmoid ? "binaryCrossentropy" : "categoricalCrossentropy",
  });
  return {
    async train(order) {
      const x = tf.tensor(rows(data.pixels, 784, order), [order.length, ...shape]);
      const y = tf.tensor(rows(data.wanted, 10, order), [order.length, 10]);
      const { miniBatch: batchSize } = work;
      await model.fit(x, y, { batchSize, epochs: 1, shuffle: true, verbose: 0, yieldEvery: "never" });
      tf.dispose([x, y]);
    },
    predict: (pixels) => tf.tidy(() => [...model.predict(tf.tensor(pixels, [1, ...shape])).dataSync()]),
  };
}

function variables(tf, work, data, shape) {
  // Normal, with a deviation of 1 over the root of the inputs.
  const weights = (...sizes) => {
    const inputs = sizes.slice(0, -1).reduce((product, size) => product * size);
    return tf.variable(tf.randomNormal(sizes, 0, 1 / Math.sqrt(inputs)));
  };
  const layer = (...sizes) => [weights(...sizes), tf.variable(tf.zeros(sizes.slice(-1)))];
  const convolutions = work.convolutional ? [layer(5, 5, 1, 8), layer(5, 5, 8, 16)] : [];
  const hidden = work.convolutional ? undefined : layer(784, work.hidden);
  const output = layer(work.convolutional ? 256 : work.hidden, 10);

  const dense = (x, [w, b]) => tf.add(tf.matMul(x, w), b);
  const convolution = (x, [w, b]) =>
    tf.maxPool(tf.relu(tf.add(tf.conv2d(x, w, 1, "valid"), b)), 2, 2, "valid");
  const features = (x) =>
    hidden
      ? (work.sigmoid ? tf.sigmoid : tf.relu)(dense(x, hidden))
      : convolutions.reduce(convolution, x).reshape([-1, 256]);
  const outputs = (x) => dense(features(x), output);
  const loss = work.sigmoid ? tf.losses.sigmoidCrossEntropy : tf.losses.softmaxCrossEntropy;
  const scores = work.sigmoid ? tf.sigmoid : tf.softmax;

  const optimizer = tf.train.sgd(learningRate(work));
  return {
    train(order) {
      for (let start = 0; start < order.length; start += work.miniBatch) {
        const indices = order.subarray(start, start + work.miniBatch);
        tf.tidy(() => {
          const x = tf.tensor(rows(data.pixels, 784, indices), [indices.length, ...shape]);
          const y = tf.tensor(rows(data.wanted, 10, indices), [indices.length, 10]);
          optimizer.minimize(() => loss(y, outputs(x)));
        });
      }
      // Waits for what is still under way.
      output[1].dataSync();
    },
    predict: (pixels) => tf.tidy(() => [...scores(outputs(tf.tensor(pixels, [1, ...shape]))).dataSync()]),
  };
}
