"""Trains one of the works that Digit Lab is measured by, natively and on one thread, with NumPy or TensorFlow.

    peer.py WORK PEER FOLDER

Says {"ready": version}; then, for each line of seconds on stdin, trains at least so long and says {"rate": images a
second}; at the end of stdin, {"accuracy": share of the first thousand validation images}.
"""

import gzip
import json
import os
import sys
import time
from pathlib import Path

# Before the libraries are loaded, which read these once.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
os.environ.update(CUDA_VISIBLE_DEVICES="-1", TF_CPP_MIN_LOG_LEVEL="3")

import numpy as np

WORKS = {
    "w1": {"hidden": 30, "sigmoid": True, "mini_batch": 10, "rate": 0.5},
    "w2": {"hidden": 100, "sigmoid": True, "mini_batch": 10, "rate": 0.5},
    "w3": {"hidden": 128, "sigmoid": False, "mini_batch": 128, "rate": 0.1},
    "w4": {"hidden": 0, "sigmoid": False, "mini_batch": 32, "rate": 0.1},
}


def idx(path, header):
    with gzip.open(path) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def load(folder, part):
    labels = idx(folder / f"{part}-labels.idx1.gz", 8)
    grays = idx(folder / f"{part}-images.idx3.gz", 16).reshape(len(labels), 784)
    return grays.astype(np.float32) / 255, labels.astype(np.int32)


def logistic(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


class Network:
    """Two layers of NumPy's matrices, weights as (inputs, outputs)."""

    def __init__(self, work, images, labels, kind=np.float32):
        self.work, self.kind = work, kind
        random = np.random.default_rng(1)
        sizes = [784, work["hidden"], 10]
        pairs = list(zip(sizes, sizes[1:]))
        self.weights = [(random.standard_normal(pair) / np.sqrt(pair[0])).astype(kind) for pair in pairs]
        self.biases = [np.zeros(outputs, kind) for _, outputs in pairs]
        self.images, self.targets = images.astype(kind), np.eye(10, dtype=kind)[labels]

    def forward(self, x):
        z = x @ self.weights[0] + self.biases[0]
        hidden = logistic(z) if self.work["sigmoid"] else np.maximum(z, 0)
        z = hidden @ self.weights[1] + self.biases[1]
        return hidden, logistic(z) if self.work["sigmoid"] else softmax(z)

    def gradient(self, x, y):
        """Sums over the samples; cross-entropy and log-likelihood both leave a - y at the outputs."""
        hidden, outputs = self.forward(x)
        last = outputs - y
        slope = hidden * (1 - hidden) if self.work["sigmoid"] else hidden > 0
        first = (last @ self.weights[1].T) * slope
        return [x.T @ first, hidden.T @ last], [first.sum(axis=0), last.sum(axis=0)]

    def predict(self, x):
        return self.forward(x.astype(self.kind))[1]


class WholeBatches(Network):
    """One product a layer for all of a mini-batch."""

    stretch = 5000

    def train(self, order):
        size = self.work["mini_batch"]
        for start in range(0, len(order), size):
            some = order[start : start + size]
            step = self.kind(self.work["rate"] / len(some))
            gradients = self.gradient(self.images[some], self.targets[some])
            for parameters, slopes in zip((self.weights, self.biases), gradients):
                for parameter, slope in zip(parameters, slopes):
                    parameter -= step * slope


class OneByOne(Network):
    """As the book's program: backpropagation for one sample after another, in doubles, and their sum."""

    stretch = 1000

    def __init__(self, work, images, labels):
        super().__init__(work, images, labels, np.float64)

    def train(self, order):
        size = self.work["mini_batch"]
        for start in range(0, len(order), size):
            some = order[start : start + size]
            parameters = self.weights + self.biases
            sums = [np.zeros_like(it) for it in parameters]
            for index in some:
                weights, biases = self.gradient(self.images[index, None], self.targets[index, None])
                sums = [total + it for total, it in zip(sums, weights + biases)]
            step = self.work["rate"] / len(some)
            changed = [it - step * total for it, total in zip(parameters, sums)]
            self.weights, self.biases = changed[:2], changed[2:]


class TensorFlow:
    """All of a stretch in one compiled function: gathering, gradient and update."""

    stretch = 5000

    def __init__(self, work, images, labels):
        import tensorflow as tf

        tf.config.threading.set_intra_op_parallelism_threads(1)
        tf.config.threading.set_inter_op_parallelism_threads(1)
        self.tf = tf
        layers = tf.keras.layers
        if work["hidden"]:
            body = [layers.Dense(work["hidden"], "sigmoid" if work["sigmoid"] else "relu")]
        else:
            body = [layers.Reshape((28, 28, 1))]
            for maps in (8, 16):
                body += [layers.Conv2D(maps, 5, activation="relu"), layers.MaxPooling2D(2)]
            body += [layers.Flatten()]
        model = tf.keras.Sequential([tf.keras.Input((784,)), *body, layers.Dense(10)])
        self.squash = tf.sigmoid if work["sigmoid"] else tf.nn.softmax
        loss = tf.nn.sigmoid_cross_entropy_with_logits if work["sigmoid"] else tf.nn.softmax_cross_entropy_with_logits
        images, targets = tf.constant(images), tf.one_hot(labels, 10)
        variables = [variable.value for variable in model.trainable_variables]
        size, rate = work["mini_batch"], work["rate"]

        @tf.function
        def train(order):
            for start in tf.range(0, tf.size(order), size):
                some = order[start : start + size]
                with tf.GradientTape() as tape:
                    losses = loss(tf.gather(targets, some), model(tf.gather(images, some)))
                    mean = tf.reduce_sum(losses) / tf.cast(tf.size(some), tf.float32)
                for variable, slope in zip(variables, tape.gradient(mean, variables)):
                    variable.assign_sub(rate * slope)

        self.compiled, self.model = train, model

    def train(self, order):
        self.compiled(self.tf.constant(order, self.tf.int32))

    def predict(self, x):
        return self.squash(self.model(x)).numpy()


PEERS = {"one-by-one": OneByOne, "whole-batches": WholeBatches, "tensorflow": TensorFlow}


def main():
    work, peer, folder = WORKS[sys.argv[1]], PEERS[sys.argv[2]], Path(sys.argv[3])
    images, labels = load(folder, "training")
    trained = peer(work, images, labels)
    random = np.random.default_rng(2)

    def say(**answer):
        print(json.dumps(answer), flush=True)

    say(ready=trained.tf.__version__ if peer is TensorFlow else np.__version__)
    for line in sys.stdin:
        secs, done, start = float(line), 0, time.perf_counter()
        while time.perf_counter() - start < secs:
            order = random.permutation(len(labels))[: trained.stretch]
            trained.train(order)
            done += len(order)
        say(rate=done / (time.perf_counter() - start))
    images, labels = (part[:1000] for part in load(folder, "validation"))
    say(accuracy=float(np.mean(trained.predict(images).argmax(axis=1) == labels)))


main()
