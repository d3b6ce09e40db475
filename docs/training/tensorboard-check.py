#!/usr/bin/env python3
"""Reads a run with TensorBoard's own reader and compares it with the run's csv file.

    pip install tensorboard
    python tensorboard-check.py runs/first runs/first/history.csv

Prints what TensorBoard finds; fails where a figure of an epoch is missing, twice there, or another one than in the csv file.
"""

import csv
import math
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

COLUMNS = {
    "loss/training": "training_loss",
    "loss/validation": "validation_loss",
    "accuracy/training": "training_accuracy",
    "accuracy/validation": "validation_accuracy",
    "run/learning_rate": "learning_rate",
}

folder, history = sys.argv[1:]
run = EventAccumulator(folder, size_guidance={"scalars": 0, "tensors": 0})
run.Reload()
for tag in sorted(run.Tags()["scalars"]):
    points = run.Scalars(tag)
    print(f"{tag}: {len(points)} points, the last {points[-1].value:.6g} at step {points[-1].step}")
settings = run.Tensors("run/settings")[-1].tensor_proto.string_val[0].decode()
print(f"run/settings: {len(settings.splitlines()) - 2} settings")

with open(history, encoding="utf-8") as lines:
    epochs = list(csv.DictReader(lines))
assert epochs, "the csv file has no epochs"
for tag, column in COLUMNS.items():
    points = run.Scalars(tag)
    assert [p.step for p in points] == [int(e["epoch"]) for e in epochs], tag
    for point, epoch in zip(points, epochs):
        # The csv file has four significant digits of the learning rate, six decimals of the rest.
        assert math.isclose(point.value, float(epoch[column]), rel_tol=5e-4, abs_tol=1e-6), (tag, epoch["epoch"])
print(f"{len(epochs)} epochs are as in {history}")
