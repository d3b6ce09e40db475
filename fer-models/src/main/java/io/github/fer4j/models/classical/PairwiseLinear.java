package io.github.fer4j.models.classical;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Linear support vector machines, one for each pair of classes, trained by dual coordinate descent (Hsieh et al. 2008,
 * algorithm 1, L1 loss): the dual variable of one sample after the other is moved to its best value in [0, c], while the weights
 * {@code w = sum_i alpha_i y_i x_i} go along. A pass over all samples, in a random order, is followed by another until no
 * variable would gain much.
 */
final class PairwiseLinear implements FittedModel.ByRow {
    /** How far the projected gradients of a pass may lie apart: LIBLINEAR's value for this loss. */
    private static final double TOLERANCE = 0.1;

    private static final int MOST_PASSES = 1000;

    private final int classes;
    /** {@code [pairs][features]}. */
    private final float[][] weights;

    private final double[] biases;

    private PairwiseLinear(int classes) {
        this.classes = classes;
        this.weights = new float[PairVotes.pairs(classes)][];
        this.biases = new double[weights.length];
    }

    /** Each pair has its own random order, so threads change nothing. */
    static PairwiseLinear fit(LinearSvm settings, Examples examples, long seed) {
        PairwiseLinear machine = new PairwiseLinear(examples.count());
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < examples.count(); i++) {
            for (int j = i + 1; j < examples.count(); j++) {
                pairs.add(new int[] {i, j});
            }
        }
        IntStream.range(0, pairs.size()).parallel().forEach(pair -> {
            int[] first = examples.of(pairs.get(pair)[0]);
            int[] second = examples.of(pairs.get(pair)[1]);
            Descent descent = new Descent(examples.rows(), first, second, settings.c());
            descent.run(new Random(seed + pair));
            machine.weights[pair] = descent.weights;
            machine.biases[pair] = descent.bias;
        });
        return machine;
    }

    @Override
    public double[] shares(float[] row) {
        return PairVotes.shares(decisions(row), classes);
    }

    double[] decisions(float[] row) {
        double[] decisions = new double[weights.length];
        for (int pair = 0; pair < decisions.length; pair++) {
            decisions[pair] = Vectors.dot(weights[pair], row) + biases[pair];
        }
        return decisions;
    }

    /** One pair's machine while it learns. */
    private static final class Descent {
        private final float[][] rows;
        private final int[] samples;
        private final int firsts;
        private final double c;
        private final double[] squares;
        private final double[] alpha;
        final float[] weights;
        double bias;

        Descent(float[][] rows, int[] first, int[] second, double c) {
            this.rows = rows;
            this.samples =
                    IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
            this.firsts = first.length;
            this.c = c;
            this.squares = IntStream.of(samples)
                    .mapToDouble(i -> Vectors.dot(rows[i], rows[i]) + 1)
                    .toArray();
            this.alpha = new double[samples.length];
            this.weights = new float[rows[0].length];
        }

        void run(Random random) {
            int[] order = IntStream.range(0, samples.length).toArray();
            for (int pass = 0; pass < MOST_PASSES; pass++) {
                double largest = Double.NEGATIVE_INFINITY;
                double smallest = Double.POSITIVE_INFINITY;
                for (int i = 0; i < order.length; i++) {
                    int other = i + random.nextInt(order.length - i);
                    int chosen = order[other];
                    order[other] = order[i];
                    order[i] = chosen;
                    double slope = step(chosen);
                    largest = Math.max(largest, slope);
                    smallest = Math.min(smallest, slope);
                }
                if (largest - smallest < TOLERANCE) {
                    return;
                }
            }
        }

        /** Moves one variable; returns its projected gradient. */
        private double step(int i) {
            float[] row = rows[samples[i]];
            int sign = i < firsts ? 1 : -1;
            double gradient = sign * (Vectors.dot(weights, row) + bias) - 1;
            double projected = alpha[i] <= 0 ? Math.min(gradient, 0) : alpha[i] >= c ? Math.max(gradient, 0) : gradient;
            if (projected != 0) {
                double before = alpha[i];
                alpha[i] = Math.max(0, Math.min(c, before - gradient / squares[i]));
                double change = sign * (alpha[i] - before);
                Vectors.add(weights, (float) change, row);
                bias += change;
            }
            return projected;
        }
    }
}
