"""Makes the golden files that fer-noise's aggregation is compared with.

    pip install --no-deps crowd-kit==1.4.2
    pip install numpy pandas scipy scikit-learn tqdm attrs
    python3 fer-noise/src/test/python/make_aggregation_golden.py

The posteriors are Crowd-Kit's, each method run until it stands still: a negative tolerance, because what Crowd-Kit watches
may fall before the end. Seeded: running it again changes nothing but, at most, last digits.

MACE is Crowd-Kit's EM (its default is the variational method), with the smoothing that its code has fixed, 0.01 / classes.
It numbers workers and labels by first appearance in one place and by alphabet in another, so it gets the answers in an
order in which both are the same.
Wawa's weights come from Crowd-Kit; its own last step is broken by newer scikit-learn, so the weighted vote is called here.
"""

import csv
import pathlib

import numpy as np
import pandas as pd
from crowdkit.aggregation.classification import GLAD, MACE, DawidSkene, MajorityVote, OneCoinDawidSkene, Wawa

OUT = pathlib.Path(__file__).parents[1] / "resources" / "io" / "github" / "fer4j" / "noise" / "aggregate"
LABELS = ["neutral", "happiness", "sadness", "anger"]
ITEMS, WORKERS, ANSWERS = 60, 10, 5


def simulate():
    rng = np.random.default_rng(4)
    truth = rng.choice(4, size=ITEMS, p=[0.4, 0.3, 0.2, 0.1])
    skill = np.r_[rng.uniform(0.55, 0.9, size=WORKERS - 2), 0.25, 0.25]
    rows = []
    for item in range(ITEMS):
        # Two wrong answers of five cannot tie with three right ones, but 2:2:1 can; such items are drawn anew, because
        # Crowd-Kit's Wawa gives a tie to the label that comes first.
        while True:
            answers = []
            for worker in rng.choice(WORKERS, size=ANSWERS, replace=False):
                right = rng.random() < skill[worker]
                label = truth[item] if right else rng.choice([k for k in range(4) if k != truth[item]])
                answers.append((f"item {item}", f"worker {worker}", LABELS[label]))
            counts = sorted(pd.Series([a[2] for a in answers]).value_counts())
            if len(counts) == 1 or counts[-1] > counts[-2]:
                break
        rows += answers
    return pd.DataFrame(rows, columns=["task", "worker", "label"])


def wawa(data):
    skills = Wawa().fit(data).skills_
    return MajorityVote().fit(data, skills=skills).probas_


def in_order(votes):
    ordered = votes.sort_values(["worker", "label"], ignore_index=True)
    for column in ("worker", "label"):
        assert list(ordered[column].unique()) == sorted(ordered[column].unique())
    return ordered


def main():
    votes = simulate()
    votes.to_csv(OUT / "golden-votes.csv", index=False, header=["item", "worker", "label"], lineterminator="\n")
    methods = {
        "wawa": wawa(votes),
        "dawid-skene": DawidSkene(300, tol=-1e9).fit(votes).probas_,
        "one-coin": OneCoinDawidSkene(300, tol=-1e9).fit(votes).probas_,
        "glad": GLAD(n_iter=40, tol=-1e9, m_step_max_iter=100, m_step_tol=1e-7).fit(votes).probas_,
        "mace": MACE(n_restarts=1, n_iter=1000, method="em").fit(in_order(votes)).probas_,
    }
    with open(OUT / "golden-posteriors.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["method", "item", *LABELS])
        for name, posteriors in methods.items():
            for item in votes["task"].unique():
                out.writerow([name, item, *(f"{posteriors.loc[item, label]:.6f}" for label in LABELS)])


if __name__ == "__main__":
    main()
