"""A program that saves and loads networks as the book's network2.py does: sigmoid neurons, JSON of lists, and the cost by
its class's name, which has to be one that there is."""

import json
import sys

import numpy as np


class QuadraticCost:
    pass


class CrossEntropyCost:
    pass


class Network:
    def __init__(self, sizes, cost=CrossEntropyCost):
        self.sizes, self.cost = sizes, cost
        draw = np.random.default_rng(1).standard_normal
        self.biases = [draw((n, 1)) for n in sizes[1:]]
        self.weights = [draw((n, m)) / np.sqrt(m) for m, n in zip(sizes, sizes[1:])]

    def feedforward(self, a):
        """Activations of the last layer for columns of pixels."""
        for w, b in zip(self.weights, self.biases):
            a = 1 / (1 + np.exp(-(w @ a + b)))
        return a

    def save(self, path):
        data = {
            "sizes": self.sizes,
            "weights": [w.tolist() for w in self.weights],
            "biases": [b.tolist() for b in self.biases],
            "cost": self.cost.__name__,
        }
        with open(path, "w") as file:
            json.dump(data, file)


def load(path):
    with open(path) as file:
        data = json.load(file)
    network = Network(data["sizes"], getattr(sys.modules[__name__], data["cost"]))
    network.weights = [np.array(w) for w in data["weights"]]
    network.biases = [np.array(b) for b in data["biases"]]
    return network
