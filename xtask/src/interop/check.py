"""Holds what the documented lines make of each file against what the engine makes of it."""

import json
import os
import subprocess
import sys

import digits
import from_json
import from_safetensors
import from_torch
import network2
import numpy as np
import onnx
import to_onnxruntime
import to_torch
import torch
from torch import nn

TOLERANCE = 1e-5
PICTURES = 1_000

with open("plan.json") as file:
    PLAN = json.load(file)
PIXELS = digits.pictures(os.environ["DIGIT_LAB_PICTURES"])[:PICTURES]
FAILED = []


def engine(path):
    """The engine's outputs and scores."""
    command = [PLAN["digitLab"], "evaluate", "--model", path, "--scores", "scores.jsonl"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    with open("scores.jsonl") as file:
        lines = [json.loads(line) for line in file][:PICTURES]
    assert len(lines) == PICTURES == len(PIXELS)
    return [np.array([line[key] for line in lines]) for key in ("outputs", "scores")]


def compare(name, reader, pairs):
    """How far apart each pair is at most."""
    for got, expected in pairs:
        assert got.shape == expected.shape, (name, reader, got.shape, expected.shape)
    worst = max(float(np.abs(got - expected).max()) for got, expected in pairs)
    verdict = "ok" if worst <= TOLERANCE else "TOO FAR APART"
    if not worst <= TOLERANCE:
        FAILED.append(f"{name} {reader}")
    print(f"{name:32} {reader:24} {worst:.1e}  {verdict}", flush=True)


def check_safetensors(path, name):
    outputs, scores = engine(path)
    load, activation, temperature = from_safetensors.load(path)
    got = load(PIXELS)
    compare(name, "NumPy", [(got, outputs), (digits.scores(got, activation, temperature), scores)])
    with torch.no_grad():
        got = to_torch.load(path)(torch.tensor(PIXELS)).numpy()
    compare(name, "PyTorch", [(got, outputs), (digits.scores(got, activation, temperature), scores)])
    return outputs, scores


for case in PLAN["cases"]:
    name = case["name"]
    outputs, scores = check_safetensors(f"{name}.safetensors", name)

    onnx.checker.check_model(f"{name}.onnx", full_check=True)
    got = to_onnxruntime.load(f"{name}.onnx")(PIXELS)
    compare(name, "onnxruntime", list(zip(got, (outputs, scores))))
    # A batch of one, as of any size.
    alone = to_onnxruntime.load(f"{name}.onnx")(PIXELS[:1])
    compare(name, "onnxruntime, one picture", list(zip(alone, (outputs[:1], scores[:1]))))

    if case["isDense"]:
        load, activation = from_json.load(f"{name}.json")
        got = load(PIXELS)
        compare(name, "NumPy, JSON", [(got, outputs), (digits.scores(got, activation), scores)])
        with open(f"{name}.json") as file:
            model = json.load(file)
        if {model["activation"], model["outputActivation"]} == {"sigmoid"}:
            network = network2.load(f"{name}.json")
            got = network.feedforward(PIXELS.T).T
            compare(name, "network2", [(got, outputs)])
            network.save(f"{name}-again.json")
            again, _ = engine(f"{name}-again.json")
            compare(name, "network2 and back", [(again, outputs)])

    compact = f"{name}-compact.safetensors"
    if os.path.exists(compact):
        check_safetensors(compact, f"{name}, compact")

network = network2.Network([784, 20, 10], network2.QuadraticCost)
network.save("of-network2.json")
outputs, _ = engine("of-network2.json")
compare("of network2", "network2", [(network.feedforward(PIXELS.T).T, outputs)])

torch.manual_seed(1)
module = nn.Sequential(nn.Linear(784, 20), nn.ReLU(), nn.Linear(20, 10), nn.Softmax(dim=1))
from_torch.save(module, "of-torch.safetensors")
outputs, _ = engine("of-torch.safetensors")
with torch.no_grad():
    compare("of PyTorch", "PyTorch", [(module(torch.tensor(PIXELS)).numpy(), outputs)])

if FAILED:
    sys.exit(f"more than {TOLERANCE} apart: {', '.join(FAILED)}")
