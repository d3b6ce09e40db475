package io.github.fer4j.noise.correction;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.LabelSet;
import java.util.Arrays;
import java.util.Objects;

final class ModelDisagreement implements QueryStrategy {
    private final LabelSet labels;
    private final double[][] probabilities;

    ModelDisagreement(LabelSet labels, double[][] probabilities) {
        this.labels = Objects.requireNonNull(labels, "labels");
        this.probabilities = Arrays.stream(Objects.requireNonNull(probabilities, "probabilities"))
                .map(double[]::clone)
                .toArray(double[][]::new);
    }

    @Override
    public double[] scores(CrowdVotes votes) {
        double[] scores = new double[votes.items().size()];
        Probabilities p = Probabilities.of(labels, scores.length, probabilities);
        int[] counts = Votes.counts(votes, labels);
        int classes = labels.size();
        for (int i = 0; i < scores.length; i++) {
            double[] shares = Votes.shares(Arrays.copyOfRange(counts, i * classes, (i + 1) * classes));
            for (int k = 0; k < classes; k++) {
                double middle = (shares[k] + p.of(i, k)) / 2;
                scores[i] += (divergence(shares[k], middle) + divergence(p.of(i, k), middle)) / 2;
            }
        }
        return scores;
    }

    private static double divergence(double value, double middle) {
        return value > 0 ? value * Math.log(value / middle) : 0;
    }
}
