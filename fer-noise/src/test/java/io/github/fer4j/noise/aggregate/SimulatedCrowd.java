package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import java.util.Random;

/**
 * Workers with known confusion matrices. One in five is a spammer, whose answers follow a habit, whatever the truth; the
 * others are right with a probability between 0.5 and 0.85 that differs by class, and confuse each class with some more
 * than with others.
 */
final class SimulatedCrowd {
    static final LabelSet LABELS =
            LabelSet.of(Emotion.NEUTRAL, Emotion.HAPPINESS, Emotion.SADNESS, Emotion.ANGER, Emotion.FEAR);

    private static final int WORKERS = 20;

    private final CrowdVotes votes;
    /** {@code [workers, truth, answer]}. */
    private final double[][][] confusions = new double[WORKERS][LABELS.size()][LABELS.size()];

    SimulatedCrowd(long seed, int items, int answersPerItem) {
        Random random = new Random(seed);
        for (int w = 0; w < WORKERS; w++) {
            double[] habit = distribution(random);
            for (int truth = 0; truth < LABELS.size(); truth++) {
                double[] wrong = distribution(random);
                double right = 0.5 + 0.35 * random.nextDouble();
                for (int answer = 0; answer < LABELS.size(); answer++) {
                    confusions[w][truth][answer] =
                            isSpammer(w) ? habit[answer] : (answer == truth ? right : 0) + (1 - right) * wrong[answer];
                }
            }
        }
        CrowdVotes.Builder builder = CrowdVotes.builder(LABELS);
        for (int i = 0; i < items; i++) {
            int truth = random.nextInt(LABELS.size());
            builder.truth("item " + i, LABELS.get(truth));
            boolean[] asked = new boolean[WORKERS];
            for (int n = 0; n < answersPerItem; ) {
                int w = random.nextInt(WORKERS);
                if (!asked[w]) {
                    asked[w] = true;
                    n++;
                    builder.answer("item " + i, "worker " + w, LABELS.get(draw(confusions[w][truth], random)));
                }
            }
        }
        votes = builder.build();
    }

    CrowdVotes votes() {
        return votes;
    }

    static boolean isSpammer(int worker) {
        return worker % 5 == 0;
    }

    static int workers() {
        return WORKERS;
    }

    /** The mean absolute difference between the estimated and the true matrices. */
    double error(ConfusionMatrices estimated) {
        double sum = 0;
        for (int w = 0; w < WORKERS; w++) {
            double[][] matrix = estimated.of("worker " + w).toArray();
            for (int truth = 0; truth < matrix.length; truth++) {
                for (int answer = 0; answer < matrix.length; answer++) {
                    sum += Math.abs(matrix[truth][answer] - confusions[w][truth][answer]);
                }
            }
        }
        return sum / (WORKERS * LABELS.size() * LABELS.size());
    }

    /** Uniform over the simplex. */
    private static double[] distribution(Random random) {
        double[] p = new double[LABELS.size()];
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] = -Math.log(1 - random.nextDouble());
            sum += p[k];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= sum;
        }
        return p;
    }

    private static int draw(double[] distribution, Random random) {
        double u = random.nextDouble();
        int k = 0;
        while (k < distribution.length - 1 && u >= distribution[k]) {
            u -= distribution[k];
            k++;
        }
        return k;
    }
}
