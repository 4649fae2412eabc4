// The page: hands pictures to a worker that trains, and shows what it tells.

import { bar, bars } from "./bars.js";

const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
const part = (id) => document.getElementById(id);

worker.onmessage = ({ data: { epoch, network, read, fault } }) => {
  if (epoch) {
    const line = document.createElement("li");
    line.textContent = `cost ${epoch.trainingCost.toFixed(3)}, ${epoch.trainingCorrect} of ${epoch.trainingSize} right`;
    part("epochs").append(line);
  } else if (fault) {
    part("cost").textContent = fault;
  } else {
    part("cost").textContent = `Trained: a network of ${network.length} bytes.`;
    part("answer").textContent = `A bar of kind 4 is read as ${read}.`;
  }
};

const { images, labels } = bars(500);
worker.postMessage({ images, labels, unseen: bar(4, 7) }, [images.buffer, labels.buffer]);
