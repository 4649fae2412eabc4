// ConvNetJS. It has no cross-entropy under sigmoid outputs: there its output is softmax.

import { image, serve } from "./peer.js";

serve(async (work, data) => {
  // It puts itself into a window, under the name of another library of its author's.
  self.window = self;
  await import("../convnetjs/build/convnet-min.js");
  const { Net, SGDTrainer, Vol } = self.jsfeat;

  const activation = work.sigmoid ? "sigmoid" : "relu";
  const convolution = (filters) => [
    { type: "conv", sx: 5, filters, stride: 1, pad: 0, activation: "relu" },
    { type: "pool", sx: 2, stride: 2 },
  ];
  const hidden = work.convolutional
    ? [...convolution(8), ...convolution(16)]
    : [{ type: "fc", num_neurons: work.hidden, activation }];
  const net = new Net();
  net.makeLayers([
    { type: "input", out_sx: 28, out_sy: 28, out_depth: 1 },
    ...hidden,
    { type: "softmax", num_classes: 10 },
  ]);
  const trainer = new SGDTrainer(net, {
    method: "sgd",
    learning_rate: work.learningRate,
    momentum: 0,
    batch_size: work.miniBatch,
    l2_decay: 0,
  });
  const volume = (pixels) => {
    const volume = new Vol(28, 28, 1, 0);
    volume.w.set(pixels);
    return volume;
  };
  const volumes = Array.from({ length: data.count }, (_, index) => volume(image(data, index)));
  return {
    stretch: 320,
    train(order) {
      for (const index of order) {
        trainer.train(volumes[index], data.labels[index]);
      }
    },
    predict: (pixels) => net.forward(volume(pixels)).w,
  };
});
