"""Makes the golden files that fer-eval's metrics are compared with.

    pip install scikit-learn numpy
    python3 fer-eval/src/test/python/make_golden.py

The figures are scikit-learn's; it has no calibration error, so that one is NumPy after Guo et al. 2017.
Seeded: running it again changes nothing but, at most, last digits.
"""

import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn import metrics

OUT = pathlib.Path(__file__).parents[1] / "resources" / "io" / "github" / "fer4j" / "eval"
LABELS = ["neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt"]


def predictions(seed, samples, classes, absent=None, never_predicted=None):
    rng = np.random.default_rng(seed)
    frequency = rng.dirichlet(np.ones(classes) * 3)
    if absent is not None:
        frequency[absent] = 0
        frequency /= frequency.sum()
    truth = rng.choice(classes, size=samples, p=frequency)
    probabilities = rng.dirichlet(np.ones(classes) * 0.7, size=samples)
    probabilities[np.arange(samples), truth] += rng.exponential(0.5, size=samples)
    if never_predicted is not None:
        probabilities[:, never_predicted] = 1e-3
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    # What the file holds, so that both sides start from the same digits. Some become 0: log loss must clip them.
    return truth, np.round(probabilities, 4)


def calibration_error(truth, probabilities, bins=15):
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == truth
    error = 0.0
    for lower in range(bins):
        inside = (confidence > lower / bins) & (confidence <= (lower + 1) / bins)
        if inside.any():
            error += inside.mean() * abs(right[inside].mean() - confidence[inside].mean())
    return error


def golden(truth, rounded):
    classes = rounded.shape[1]
    probabilities = rounded / rounded.sum(axis=1, keepdims=True)
    predicted = probabilities.argmax(axis=1)
    labels = list(range(classes))
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        truth, predicted, labels=labels, zero_division=np.nan
    )
    optional = lambda values: [None if np.isnan(v) else float(v) for v in values]
    return {
        "madeBy": f"make_golden.py, scikit-learn {sklearn.__version__}, NumPy {np.__version__}",
        "labels": LABELS[:classes],
        "accuracy": float(metrics.accuracy_score(truth, predicted)),
        "uar": float(metrics.balanced_accuracy_score(truth, predicted)),
        "macroF1": float(metrics.f1_score(truth, predicted, average="macro")),
        "weightedF1": float(metrics.f1_score(truth, predicted, average="weighted")),
        "logLoss": float(metrics.log_loss(truth, probabilities, labels=labels)),
        "ece": float(calibration_error(truth, probabilities)),
        "precision": optional(precision),
        "recall": optional(recall),
        "f1": optional(f1),
        "support": support.tolist(),
        "confusion": metrics.confusion_matrix(truth, predicted, labels=labels).tolist(),
        "truth": truth.tolist(),
        "probabilities": rounded.tolist(),
    }


def write(name, *args, **kwargs):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the undefined figures are what these files are about
        content = golden(*predictions(*args, **kwargs))
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in content.items()]
    (OUT / name).write_text("{\n" + ",\n".join(lines) + "\n}\n")


write("golden-complete.json", 1, 300, 7)
write("golden-absent-and-unpredicted.json", 2, 400, 8, absent=3, never_predicted=7)
write("golden-absent-is-unpredicted.json", 3, 200, 8, absent=5, never_predicted=5)
