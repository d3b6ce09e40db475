"""Makes the golden files that fer-eval's figures are compared with.

    pip install scikit-learn numpy
    python3 fer-eval/src/test/python/make_golden.py

The figures are scikit-learn's and SciPy's; neither has calibration errors, concordance and sign agreement, so those are NumPy
after the papers. Probabilities are whole numbers of parts of a power of two, so that both sides compute with exactly the same
ones, and equal ones are equal on both sides. Seeded: running it again changes nothing but, at most, last digits.
"""

import json
import pathlib
import warnings

import numpy as np
import scipy
import sklearn
from scipy import optimize, special, stats
from sklearn import metrics

OUT = pathlib.Path(__file__).parents[1] / "resources" / "io" / "github" / "fer4j" / "eval"
LABELS = ["neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt"]
MADE_BY = f"make_golden.py, scikit-learn {sklearn.__version__}, SciPy {scipy.__version__}, NumPy {np.__version__}"


def in_parts(probabilities, parts):
    """Whole numbers that sum to parts; what rounding leaves goes to the largest. Some become 0: log loss must clip them."""
    whole = np.floor(probabilities * parts).astype(int)
    rows = np.arange(len(whole))
    whole[rows, probabilities.argmax(axis=1)] += parts - whole.sum(axis=1)
    return whole


def predictions(seed, samples, classes, parts, absent=(), never_predicted=(), signal=0.5):
    rng = np.random.default_rng(seed)
    frequency = rng.dirichlet(np.ones(classes) * 3)
    frequency[list(absent)] = 0
    frequency /= frequency.sum()
    truth = rng.choice(classes, size=samples, p=frequency)
    probabilities = rng.dirichlet(np.ones(classes) * 0.7, size=samples)
    probabilities[np.arange(samples), truth] += rng.exponential(signal, size=samples)
    probabilities[:, list(never_predicted)] = 1e-3
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    return truth, in_parts(probabilities, parts), parts


def binned(confidence, right, bins=15):
    """(Share, gap) of the bins that are not empty: Guo et al. 2017, equations 3 and 5."""
    found = []
    for lower in range(bins):
        inside = (confidence > lower / bins) & (confidence <= (lower + 1) / bins)
        if lower == 0:
            inside |= confidence == 0
        if inside.any():
            found.append((inside.mean(), abs(right[inside].mean() - confidence[inside].mean())))
    return found


def calibration_error(confidence, right):
    return sum(share * gap for share, gap in binned(confidence, right))


def optional(values):
    return [None if np.isnan(v) else float(v) for v in values]


def one_or_none(value):
    return None if np.isnan(value) else float(value)


def one_against_the_rest(truth, probabilities):
    """Figures of each class; None where scikit-learn has none."""
    auc, precision, roc, pr = [], [], [], []
    for k in range(probabilities.shape[1]):
        own = truth == k
        both = own.any() and not own.all()
        auc.append(float(metrics.roc_auc_score(own, probabilities[:, k])) if both else None)
        precision.append(float(metrics.average_precision_score(own, probabilities[:, k])) if own.any() else None)
        if both:
            fpr, tpr, thresholds = metrics.roc_curve(own, probabilities[:, k], drop_intermediate=False)
            roc.append([[one_or_none(t if np.isfinite(t) else np.nan), float(f), float(r)]
                        for t, f, r in zip(thresholds, fpr, tpr)])
        else:
            roc.append(None)
        if own.any():
            p, r, thresholds = metrics.precision_recall_curve(own, probabilities[:, k])
            pr.append([[float(t), float(a), float(b)] for t, a, b in zip(thresholds, p, r)][::-1])
        else:
            pr.append(None)
    return auc, precision, roc, pr


def temperature(truth, probabilities, least=0.05, most=20):
    """Where the slope of the log loss over the inverse temperature is 0; rows that give the truth 0 lose the same at each."""
    some = probabilities[np.arange(len(truth)), truth] > 0
    given, label = probabilities[some], truth[some]
    z = np.log(np.where(given > 0, given, 1))

    def slope(b):
        weights = np.where(given > 0, special.softmax(np.where(given > 0, b * z, -np.inf), axis=1), 0)
        return ((weights * z).sum(axis=1) - z[np.arange(len(z)), label]).mean()

    if slope(1 / most) >= 0 or slope(1 / least) <= 0:
        return most if slope(1 / most) >= 0 else least
    return float(1 / optimize.brentq(slope, 1 / most, 1 / least, xtol=1e-14, rtol=1e-14))


def golden(truth, whole, parts):
    classes = whole.shape[1]
    probabilities = whole / parts
    predicted = probabilities.argmax(axis=1)
    right = predicted == truth
    labels = list(range(classes))
    by_class = metrics.precision_recall_fscore_support(truth, predicted, labels=labels, zero_division=np.nan)
    averages = {
        name: [float(v) for v in metrics.precision_recall_fscore_support(
            truth, predicted, average=name, zero_division=0)[:3]]
        for name in ("macro", "micro", "weighted")
    }
    auc, average_precision, roc, pr = one_against_the_rest(truth, probabilities)
    fitted = temperature(truth, probabilities)
    with np.errstate(divide="ignore"):
        scaled = special.softmax(np.log(probabilities) / fitted, axis=1)
    # Of equals scikit-learn takes the last column and fer4j the first, so the columns go in backwards.
    backwards = probabilities[:, ::-1]
    present = sorted(set(truth.tolist()))
    return {
        "madeBy": MADE_BY,
        "labels": LABELS[:classes],
        "accuracy": float(metrics.accuracy_score(truth, predicted)),
        "uar": float(metrics.balanced_accuracy_score(truth, predicted)),
        "macroF1": float(metrics.f1_score(truth, predicted, average="macro")),
        "weightedF1": float(metrics.f1_score(truth, predicted, average="weighted")),
        "averages": averages,
        "kappa": one_or_none(metrics.cohen_kappa_score(truth, predicted)),
        "mcc": float(metrics.matthews_corrcoef(truth, predicted)),
        "topK": [float(metrics.top_k_accuracy_score(classes - 1 - truth, backwards, k=k, labels=labels))
                 for k in range(1, classes)],
        "logLoss": float(metrics.log_loss(truth, probabilities, labels=labels)),
        "brier": float(metrics.brier_score_loss(truth, probabilities, labels=labels, scale_by_half=False)),
        "ece": float(calibration_error(probabilities.max(axis=1), right)),
        "mce": float(max(gap for _, gap in binned(probabilities.max(axis=1), right))),
        "classWiseEce": float(np.mean([calibration_error(probabilities[:, k], truth == k) for k in labels])),
        "auc": auc,
        "macroAuc": None if len(present) < 2 else float(np.mean([auc[k] for k in present])),
        "macroAucOfScikitLearn": None if len(present) < classes else float(
            metrics.roc_auc_score(truth, probabilities, multi_class="ovr", average="macro")),
        "averagePrecision": average_precision,
        "roc": roc[:2],
        "precisionRecall": pr[:2],
        "precision": optional(by_class[0]),
        "recall": optional(by_class[1]),
        "f1": optional(by_class[2]),
        "support": by_class[3].tolist(),
        "confusion": metrics.confusion_matrix(truth, predicted, labels=labels).tolist(),
        "confusionByTruth": metrics.confusion_matrix(truth, predicted, labels=labels, normalize="true").tolist(),
        "confusionByPrediction": metrics.confusion_matrix(truth, predicted, labels=labels, normalize="pred").tolist(),
        "temperature": fitted,
        "logLossScaled": float(metrics.log_loss(truth, scaled, labels=labels)),
        "eceScaled": float(calibration_error(scaled.max(axis=1), right)),
        # The number of right ones of a resample is binomial: these are the ends that a bootstrap comes near to.
        "accuracyInterval": [float(stats.binom.ppf(q, len(truth), right.mean()) / len(truth)) for q in (0.025, 0.975)],
        "truth": truth.tolist(),
        "parts": parts,
        "probabilities": whole.tolist(),
    }


def crowd(seed, samples, classes, parts):
    truth, whole, _ = predictions(seed, samples, classes, parts)
    rng = np.random.default_rng(seed + 1)
    votes = in_parts(rng.dirichlet(np.ones(classes) * 0.4, size=samples), 16)
    target, said = votes / 16, whole / parts
    clipped = np.maximum(said, np.finfo(float).eps)
    divergence = special.rel_entr(target, clipped).sum(axis=1).mean()
    return {
        "madeBy": MADE_BY,
        "labels": LABELS[:classes],
        "kl": float(divergence),
        "expectedAccuracy": float(target[np.arange(samples), said.argmax(axis=1)].mean()),
        "attainable": float(target.max(axis=1).mean()),
        "truth": truth.tolist(),
        "parts": parts,
        "probabilities": whole.tolist(),
        "targetParts": 16,
        "targets": votes.tolist(),
    }


def affect(seed, samples):
    rng = np.random.default_rng(seed)
    truth = np.round(rng.uniform(-1, 1, size=(samples, 2)), 2)
    truth[:10] = 0
    said = np.round(np.clip(0.6 * truth + 0.1 + rng.normal(0, 0.3, size=truth.shape), -1, 1), 3)
    said[5:15] = 0
    figures = []
    for x, y in zip(said.T, truth.T):
        covariance = np.cov(x, y, ddof=0)
        figures.append({
            "rmse": float(metrics.root_mean_squared_error(y, x)),
            "ccc": float(2 * covariance[0, 1] / (covariance[0, 0] + covariance[1, 1] + (x.mean() - y.mean()) ** 2)),
            "pearson": float(stats.pearsonr(x, y).statistic),
            "signAgreement": float((np.sign(x) == np.sign(y)).mean()),
        })
    return {"madeBy": MADE_BY, "valence": figures[0], "arousal": figures[1], "said": said.tolist(), "truth": truth.tolist()}


def mcnemar():
    cases = []
    for b, c in [(0, 1), (1, 0), (3, 3), (2, 9), (5, 6), (25, 40), (40, 25), (100, 160), (500, 700), (5000, 5000), (5, 400)]:
        statistic = max(0, abs(b - c) - 1) ** 2 / (b + c)
        cases.append({
            "b": b,
            "c": c,
            "exact": float(stats.binomtest(b, b + c, 0.5).pvalue),
            "statistic": float(statistic),
            "chiSquare": float(stats.chi2.sf(statistic, 1)),
        })
    return {"madeBy": MADE_BY, "cases": cases}


def write(name, content):
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in content.items()]
    (OUT / name).write_text("{\n" + ",\n".join(lines) + "\n}\n")


with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the undefined figures are what some of these files are about
    write("golden-complete.json", golden(*predictions(1, 300, 7, 4096)))
    write("golden-absent-and-unpredicted.json",
          golden(*predictions(2, 400, 8, 4096, absent=[3], never_predicted=[7])))
    write("golden-absent-is-unpredicted.json",
          golden(*predictions(3, 200, 8, 4096, absent=[5], never_predicted=[5])))
    write("golden-ties.json", golden(*predictions(4, 300, 8, 16, absent=[2], signal=0.2)))
    write("golden-guessing.json", golden(*predictions(5, 150, 4, 64, signal=0)))
    write("golden-one-class.json", golden(*predictions(6, 50, 3, 64, absent=[0, 2])))
    write("golden-few.json", golden(*predictions(7, 6, 5, 32)))
    write("golden-crowd.json", crowd(8, 200, 8, 1024))
    write("golden-affect.json", affect(9, 200))
    write("golden-mcnemar.json", mcnemar())
