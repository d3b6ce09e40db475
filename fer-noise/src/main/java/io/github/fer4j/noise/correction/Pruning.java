package io.github.fer4j.noise.correction;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Applies a {@link PruneRule}. Among items that are equal where the number runs out, the first are taken. */
final class Pruning {
    private static final double CLEARLY = 1e-6;

    private final ConfidentJoint joint;
    private final Probabilities p;
    private final int[] given;
    private final int[] confidentTruth;

    Pruning(ConfidentJoint joint, Probabilities p, int[] given, int[] confidentTruth) {
        this.joint = joint;
        this.p = p;
        this.given = given;
        this.confidentTruth = confidentTruth;
    }

    /** Whether each item is a suspect. */
    boolean[] suspects(PruneRule rule) {
        return switch (rule) {
            case CONFIDENT_JOINT -> unlessPredicted(confidentlyOther());
            case BY_CLASS -> unlessPredicted(byClass());
            case BY_NOISE_RATE -> unlessPredicted(byNoiseRate());
            case BOTH -> {
                boolean[] byClass = byClass();
                boolean[] byRate = byNoiseRate();
                for (int i = 0; i < byRate.length; i++) {
                    byRate[i] &= byClass[i];
                }
                yield unlessPredicted(byRate);
            }
            case PREDICTED_DIFFERS -> {
                boolean[] all = new boolean[given.length];
                Arrays.fill(all, true);
                yield unlessPredicted(all);
            }
            case LOW_SELF_CONFIDENCE -> lowest(LabelQuality.SELF_CONFIDENCE);
            case LOW_NORMALISED_MARGIN -> lowest(LabelQuality.NORMALISED_MARGIN);
        };
    }

    private boolean[] confidentlyOther() {
        boolean[] flags = new boolean[given.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = confidentTruth[i] >= 0 && confidentTruth[i] != given[i];
        }
        return flags;
    }

    private boolean[] byClass() {
        boolean[] flags = new boolean[given.length];
        int[][] members = members();
        for (int label = 0; label < members.length; label++) {
            int[] items = members[label];
            if (items.length > 1) {
                int y = label;
                double[] confidence =
                        IntStream.of(items).mapToDouble(i -> p.of(i, y)).toArray();
                flagLowest(items, confidence, items.length - joint.pruneCounts(y)[y], flags);
            }
        }
        return flags;
    }

    private boolean[] byNoiseRate() {
        boolean[] flags = new boolean[given.length];
        int[][] members = members();
        for (int label = 0; label < members.length; label++) {
            int[] items = members[label];
            int[] prune = joint.pruneCounts(label);
            for (int truth = 0; truth < prune.length && items.length > 1; truth++) {
                if (truth != label && prune[truth] > 0) {
                    int y = label;
                    int k = truth;
                    double[] lead = IntStream.of(items)
                            .mapToDouble(i -> p.of(i, y) - p.of(i, k))
                            .toArray();
                    flagLowest(items, lead, prune[truth], flags);
                }
            }
        }
        return flags;
    }

    private boolean[] lowest(LabelQuality quality) {
        int count = 0;
        for (boolean flag : unlessPredicted(confidentlyOther())) {
            count += flag ? 1 : 0;
        }
        boolean[] flags = new boolean[given.length];
        int[] items = IntStream.range(0, given.length).toArray();
        double[] scores =
                IntStream.of(items).mapToDouble(i -> quality.of(p, i, given[i])).toArray();
        flagLowest(items, scores, count, flags);
        return flags;
    }

    /** The items of each given label, in order. */
    private int[][] members() {
        int[] sizes = new int[p.classes()];
        for (int label : given) {
            sizes[label]++;
        }
        int[][] members = new int[sizes.length][];
        Arrays.setAll(members, label -> new int[sizes[label]]);
        for (int i = given.length - 1; i >= 0; i--) {
            members[given[i]][--sizes[given[i]]] = i;
        }
        return members;
    }

    private static void flagLowest(int[] items, double[] keys, int count, boolean[] flags) {
        if (count <= 0) {
            return;
        }
        int wanted = Math.min(count, items.length);
        double[] sorted = keys.clone();
        Arrays.sort(sorted);
        double last = sorted[wanted - 1];
        int ties = wanted;
        for (int i = 0; i < items.length; i++) {
            if (keys[i] < last) {
                flags[items[i]] = true;
                ties--;
            }
        }
        for (int i = 0; i < items.length && ties > 0; i++) {
            if (keys[i] == last) {
                flags[items[i]] = true;
                ties--;
            }
        }
    }

    private boolean[] unlessPredicted(boolean[] flags) {
        for (int i = 0; i < flags.length; i++) {
            if (flags[i] && p.of(i, p.top(i)) <= p.of(i, given[i]) + CLEARLY) {
                flags[i] = false;
            }
        }
        return flags;
    }
}
