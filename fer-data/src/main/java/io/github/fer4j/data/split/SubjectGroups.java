package io.github.fer4j.data.split;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Deals whole subjects out. The cost of a deal is the sum over parts and classes of the squared distance from the exact count,
 * each class measured by its own size so that rare ones matter as much. Greedy first, largest subjects before small ones; then
 * single moves and exchanges of two as long as the cost falls. Finding the best deal is a bin-packing problem; this one is good
 * and quick.
 */
final class SubjectGroups {
    private static final int MOST_ROUNDS = 50;
    private static final double LEAST_GAIN = 1e-12;
    /** Exchanges are tried between all pairs of subjects only while these are few; moves alone do for many. */
    private static final int MOST_FOR_EXCHANGES = 400;

    private final int[][] counts;
    private final double[][] goal;
    private final double[] scale;
    private final int[][] sums;
    private final int[] members;
    private final int[] parts;

    private SubjectGroups(int[][] counts, double[] shares) {
        int classes = counts[0].length;
        this.counts = counts;
        this.goal = new double[shares.length][classes];
        this.scale = new double[classes];
        this.sums = new int[shares.length][classes];
        this.members = new int[shares.length];
        this.parts = new int[counts.length];
        for (int label = 0; label < classes; label++) {
            int total = 0;
            for (int[] count : counts) {
                total += count[label];
            }
            scale[label] = 1.0 / total;
            for (int part = 0; part < shares.length; part++) {
                goal[part][label] = shares[part] * total;
            }
        }
    }

    /** The part of each sample. */
    static int[] deal(FerDataset data, int[] classes, double[] shares, long seed) {
        Map<String, List<Integer>> subjects = new LinkedHashMap<>();
        for (int i = 0; i < data.size(); i++) {
            Sample sample = data.get(i);
            String subject = sample.subject()
                    .orElseThrow(() -> new InvalidArgumentException(
                            "a split by subject needs the subject of every sample, got none for '" + sample.id()
                                    + "'; set Sample.subject, or use a stratified split"));
            subjects.computeIfAbsent(subject, name -> new ArrayList<>()).add(i);
        }
        long filled = Arrays.stream(shares).filter(share -> share > 0).count();
        if (subjects.size() < filled) {
            throw new InvalidArgumentException("a split by subject gives each of " + filled
                    + " parts a subject, got only " + subjects.size() + " in " + data.name());
        }
        List<List<Integer>> groups = new ArrayList<>(subjects.values());
        Collections.shuffle(groups, new Random(seed));
        groups.sort(Comparator.comparingInt(group -> -group.size())); // stable: the seed decides between equals
        int[][] counts = new int[groups.size()][data.labels().size()];
        for (int g = 0; g < counts.length; g++) {
            for (int i : groups.get(g)) {
                counts[g][classes[i]]++;
            }
        }
        SubjectGroups deal = new SubjectGroups(counts, shares);
        deal.greedy(shares);
        deal.improve(shares);
        int[] parts = new int[data.size()];
        for (int g = 0; g < counts.length; g++) {
            for (int i : groups.get(g)) {
                parts[i] = deal.parts[g];
            }
        }
        return parts;
    }

    private void greedy(double[] shares) {
        for (int g = 0; g < counts.length; g++) {
            int waiting = 0;
            for (int part = 0; part < shares.length; part++) {
                waiting += shares[part] > 0 && members[part] == 0 ? 1 : 0;
            }
            // The last subjects go to parts that have none yet, if there are such.
            boolean onlyEmpty = counts.length - g <= waiting;
            int best = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int part = 0; part < shares.length; part++) {
                if (shares[part] > 0 && (!onlyEmpty || members[part] == 0)) {
                    double change = changeBy(part, counts[g], null);
                    if (change < least) {
                        least = change;
                        best = part;
                    }
                }
            }
            put(g, best, 1);
        }
    }

    private void improve(double[] shares) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean better = false;
            for (int g = 0; g < counts.length; g++) {
                better |= move(g, shares);
            }
            if (counts.length <= MOST_FOR_EXCHANGES) {
                for (int g = 0; g < counts.length; g++) {
                    for (int other = g + 1; other < counts.length; other++) {
                        better |= exchange(g, other);
                    }
                }
            }
            if (!better) {
                return;
            }
        }
    }

    private boolean move(int g, double[] shares) {
        int from = parts[g];
        if (members[from] == 1) {
            return false;
        }
        double leaving = changeBy(from, null, counts[g]);
        for (int part = 0; part < shares.length; part++) {
            if (part != from && shares[part] > 0 && leaving + changeBy(part, counts[g], null) < -LEAST_GAIN) {
                put(g, from, -1);
                put(g, part, 1);
                return true;
            }
        }
        return false;
    }

    private boolean exchange(int g, int other) {
        int one = parts[g];
        int two = parts[other];
        if (one == two
                || changeBy(one, counts[other], counts[g]) + changeBy(two, counts[g], counts[other]) >= -LEAST_GAIN) {
            return false;
        }
        put(g, one, -1);
        put(other, two, -1);
        put(g, two, 1);
        put(other, one, 1);
        return true;
    }

    private void put(int g, int part, int sign) {
        parts[g] = part;
        members[part] += sign;
        for (int label = 0; label < counts[g].length; label++) {
            sums[part][label] += sign * counts[g][label];
        }
    }

    /** How the cost of a part changes when one subject comes and another goes; either may be null. */
    private double changeBy(int part, int[] coming, int[] going) {
        double change = 0;
        for (int label = 0; label < scale.length; label++) {
            int more = (coming == null ? 0 : coming[label]) - (going == null ? 0 : going[label]);
            double before = (sums[part][label] - goal[part][label]) * scale[label];
            double after = (sums[part][label] + more - goal[part][label]) * scale[label];
            change += after * after - before * before;
        }
        return change;
    }
}
