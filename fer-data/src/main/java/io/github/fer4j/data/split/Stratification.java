package io.github.fer4j.data.split;

import io.github.fer4j.FerDataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Deals the samples of each class out by shares. */
final class Stratification {
    private Stratification() {}

    /**
     * The part of each sample.
     *
     * @param classes {@code [samples]}, class numbers
     * @param shares {@code [parts]}, sum to 1
     */
    static int[] deal(FerDataset data, int[] classes, double[] shares, long seed) {
        Random random = new Random(seed);
        int[] parts = new int[classes.length];
        double[] given = new double[shares.length]; // how much each part got beyond its exact share so far
        for (int label = 0; label < data.labels().size(); label++) {
            List<Integer> members = new ArrayList<>();
            for (int i = 0; i < classes.length; i++) {
                if (classes[i] == label) {
                    members.add(i);
                }
            }
            Collections.shuffle(members, random);
            int[] counts = largestRemainder(members.size(), shares, given);
            int at = 0;
            for (int part = 0; part < counts.length; part++) {
                for (int n = 0; n < counts[part]; n++) {
                    parts[members.get(at++)] = part;
                }
            }
        }
        return parts;
    }

    /**
     * Counts that sum to the size and differ from the exact shares by less than one: what is left after rounding down goes to
     * the largest remainders (Hamilton's method); of equal ones, to the part that earlier classes left shortest.
     */
    static int[] largestRemainder(int size, double[] shares, double[] given) {
        int[] counts = new int[shares.length];
        double[] remainders = new double[shares.length];
        int left = size;
        for (int part = 0; part < shares.length; part++) {
            double exact = shares[part] * size;
            // 0.15 * 20 is a little below 3: what is as good as whole is whole.
            counts[part] = (int) Math.floor(exact + 1e-9);
            remainders[part] = Math.max(0, exact - counts[part]);
            left -= counts[part];
        }
        int[] order = IntStream.range(0, shares.length)
                .boxed()
                .sorted((one, other) -> Math.abs(remainders[one] - remainders[other]) > 1e-9
                        ? Double.compare(remainders[other], remainders[one])
                        : Double.compare(given[one], given[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < left; i++) {
            counts[order[i]]++;
        }
        for (int part = 0; part < shares.length; part++) {
            given[part] += counts[part] - shares[part] * size;
        }
        assert Arrays.stream(counts).sum() == size;
        return counts;
    }
}
