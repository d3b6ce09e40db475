"""Makes the golden files that label errors and CROWDLAB are compared with.

    pip install cleanlab numpy
    python3 fer-noise/src/test/python/make_cleanlab_golden.py

The figures are cleanlab's, and NumPy's for the condition number. Seeded: running it again with the same versions changes
nothing but, at most, last digits. A line is `name: row; row; ...` with values between spaces; nan is a missing answer.
"""

import io
import contextlib
import pathlib
import warnings

import cleanlab
import numpy as np
from cleanlab import count, filter as pruning, multiannotator, rank

OUT = pathlib.Path(__file__).parents[1] / "resources" / "io" / "github" / "fer4j" / "noise" / "correction"
FILTERS = [
    "confident_learning",
    "prune_by_class",
    "prune_by_noise_rate",
    "both",
    "predicted_neq_given",
    "low_self_confidence",
    "low_normalized_margin",
]


def model(rng, truth, classes, skill):
    """Probabilities without ties and without values near 0, rounded to what the file holds."""
    logits = rng.normal(size=(len(truth), classes))
    logits[np.arange(len(truth)), truth] += skill * rng.exponential(1, size=len(truth))
    p = np.exp(logits)
    p /= p.sum(axis=1, keepdims=True)
    return np.round(0.99 * p + 0.01 / classes, 9)


def noisy(rng, truth, classes, rate):
    flipped = (truth + rng.integers(1, classes, size=len(truth))) % classes
    return np.where(rng.random(len(truth)) < rate, flipped, truth)


def write(name, content):
    lines = [f"# made by make_cleanlab_golden.py, cleanlab {cleanlab.__version__}, NumPy {np.__version__}"]
    for key, value in content.items():
        value = np.atleast_2d(np.asarray(value, dtype=float))
        lines.append(f"{key}: " + "; ".join(" ".join(f"{v:.12g}" for v in row) for row in value))
    (OUT / name).write_text("\n".join(lines) + "\n")


def confident(name, seed, items, classes, rate, skill, frequency=None, never_given=None):
    rng = np.random.default_rng(seed)
    frequency = rng.dirichlet(np.ones(classes) * 3) if frequency is None else np.asarray(frequency)
    truth = rng.choice(classes, size=items, p=frequency)
    given = noisy(rng, truth, classes, rate)
    if never_given is not None:
        given[given == never_given] = (never_given + 1) % classes
    p = model(rng, truth, classes, skill)
    joint = count.compute_confident_joint(given, p, calibrate=True)
    prior, noise, _ = count.estimate_latent(joint, given)
    content = {
        "classes": classes,
        "given": given,
        "probabilities": p,
        "thresholds": count.get_confident_thresholds(given, p),
        "counts": count.compute_confident_joint(given, p, calibrate=False).T,
        "calibrated": joint.T,
        "noise": noise.T,
        "prior": prior,
    }
    for rule in FILTERS:
        content[rule] = pruning.find_label_issues(given, p, filter_by=rule, n_jobs=1).astype(int)
    for score in ["self_confidence", "normalized_margin", "confidence_weighted_entropy"]:
        content["score_" + score] = rank.get_label_quality_scores(given, p, method=score)
    content["ranked_both"] = pruning.find_label_issues(
        given, p, filter_by="both", return_indices_ranked_by="normalized_margin", n_jobs=1
    )
    write(name, content)


def crowd(name, seed, items, classes, workers, answer_rate, singles=0, model_skill=2.0):
    rng = np.random.default_rng(seed)
    truth = rng.choice(classes, size=items, p=rng.dirichlet(np.ones(classes) * 4))
    p = model(rng, truth, classes, model_skill)
    errors = rng.uniform(0.05, 0.45, size=workers)
    votes = np.stack([noisy(rng, truth, classes, e) for e in errors], axis=1).astype(float)
    votes[rng.random(votes.shape) > answer_rate] = np.nan
    for item in range(items):
        if item < singles:
            # Asked one worker only; the last worker has no other items, so shares none with anybody.
            answer = noisy(rng, truth[item : item + 1], classes, 0.3)[0]
            votes[item] = np.nan
            votes[item, workers - 1 if item % 3 == 0 else item % workers] = answer
        elif singles:
            votes[item, workers - 1] = np.nan
        if np.isnan(votes[item]).all():
            votes[item, item % (workers - 1)] = truth[item]
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("error")  # random choices among ties would make the file irreproducible
        warnings.filterwarnings("ignore", category=RuntimeWarning)
        result = multiannotator.get_label_quality_multiannotator(votes, p, return_weights=True, verbose=False)
    stats = result["annotator_stats"].sort_index()
    write(
        name,
        {
            "classes": classes,
            "votes": votes,
            "probabilities": p,
            "consensus": result["label_quality"]["consensus_label"],
            "quality": result["label_quality"]["consensus_quality_score"],
            "agreement": result["label_quality"]["annotator_agreement"],
            "answer_quality": result["detailed_label_quality"],
            "model_weight": result["model_weight"],
            "worker_weights": result["annotator_weight"],
            "worker_qualities": stats["annotator_quality"],
        },
    )


def inverse(name, seed):
    rng = np.random.default_rng(seed)
    matrix = np.round(0.7 * np.eye(7) + 0.3 * rng.dirichlet(np.ones(7), size=7), 9)
    write(
        name,
        {"matrix": matrix, "inverse": np.linalg.inv(matrix), "condition": np.linalg.cond(matrix, np.inf)},
    )


confident("confident-noisy.txt", 1, 400, 7, 0.25, 3.0)
confident("confident-weak-model.txt", 2, 300, 8, 0.4, 1.0)
confident("confident-rare-and-never-given.txt", 3, 300, 5, 0.1, 3.0, [0.5, 0.4, 0.08, 0.02, 0.0], never_given=4)
crowd("crowdlab-dense.txt", 4, 120, 5, 6, 0.9)
crowd("crowdlab-sparse.txt", 5, 200, 7, 12, 0.25)
crowd("crowdlab-single-answers.txt", 6, 150, 4, 8, 0.4, singles=30)
inverse("inverse.txt", 7)
