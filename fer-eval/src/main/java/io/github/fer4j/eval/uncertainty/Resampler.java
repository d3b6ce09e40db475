package io.github.fer4j.eval.uncertainty;

import io.github.fer4j.eval.metric.PredictionTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws row numbers with replacement. Each resample has a generator of its own, so that they can be drawn in any order. */
final class Resampler {
    /** The rows, one stratum after the other; null for the numbers from 0. */
    private final int[] order;
    /** The lengths of the strata. */
    private final int[] strata;

    private final int rows;

    private Resampler(int[] order, int[] strata) {
        this.order = order;
        this.strata = strata;
        this.rows = IntStream.of(strata).sum();
    }

    static Resampler plain(int rows) {
        return new Resampler(null, new int[] {rows});
    }

    static Resampler stratified(PredictionTable predictions) {
        int classes = predictions.labels().size();
        List<int[]> members = new ArrayList<>();
        for (int k = 0; k < classes; k++) {
            int label = k;
            members.add(IntStream.range(0, predictions.size())
                    .filter(row -> predictions.truth(row) == label)
                    .toArray());
        }
        return new Resampler(
                members.stream().flatMapToInt(Arrays::stream).toArray(),
                members.stream().mapToInt(m -> m.length).toArray());
    }

    /** The length of a resample. */
    int rows() {
        return rows;
    }

    /** Fills an array of {@link #rows} with the numbered resample. */
    void draw(long seed, int number, int[] drawn) {
        SplittableRandom random = new SplittableRandom(mixed(mixed(seed) + number));
        int from = 0;
        for (int length : strata) {
            for (int i = from; i < from + length; i++) {
                int row = from + below(length, random);
                drawn[i] = order == null ? row : order[row];
            }
            from += length;
        }
    }

    /**
     * A seed whose neighbours are far away (Stafford's mix 13). SplittableRandom counts up from its seed in equal steps: of seeds
     * that are a step apart, one would give what the other does one draw later.
     */
    private static long mixed(long seed) {
        long z = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * An unbiased number below a bound without dividing, but for one draw in 2^32 / bound (Lemire, <i>Fast Random Integer
     * Generation in an Interval</i>, ACM Transactions on Modeling and Computer Simulation 29, 2019): a bootstrap does little else.
     */
    private static int below(int bound, SplittableRandom random) {
        long product = (random.nextInt() & 0xFFFFFFFFL) * bound;
        long low = product & 0xFFFFFFFFL;
        if (low < bound) {
            long refused = (1L << 32) % bound;
            while (low < refused) {
                product = (random.nextInt() & 0xFFFFFFFFL) * bound;
                low = product & 0xFFFFFFFFL;
            }
        }
        return (int) (product >>> 32);
    }
}
