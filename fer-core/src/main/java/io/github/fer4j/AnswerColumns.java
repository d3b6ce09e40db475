package io.github.fer4j;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Answers as they come, column by column in arrays that grow: millions of them, 12 bytes each. */
final class AnswerColumns {
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private int size;
    private int[] items = new int[64];
    private int[] workers = new int[64];
    private int[] labels = new int[64];
    /** Null until the first answer that has one. */
    private float[] confidences;

    /**
     * Answers item by item, and within an item by worker.
     *
     * @param firsts {@code [items + 1]}, where the answers about an item begin, and the end
     * @param workers {@code [answers]}
     * @param labels {@code [answers]}
     * @param confidences {@code [answers]}; null where no answer has one
     */
    record Sorted(int[] firsts, int[] workers, int[] labels, float[] confidences) {}

    int size() {
        return size;
    }

    void add(int item, int worker, int label) {
        if (size == items.length) {
            int larger = Math.max(size + 1, (int) Math.min(LONGEST, size * 2L));
            items = Arrays.copyOf(items, larger);
            workers = Arrays.copyOf(workers, larger);
            labels = Arrays.copyOf(labels, larger);
            confidences = confidences == null ? null : Arrays.copyOf(confidences, larger);
        }
        items[size] = item;
        workers[size] = worker;
        labels[size] = label;
        if (confidences != null) {
            confidences[size] = 1;
        }
        size++;
    }

    void confidenceOfLast(float value) {
        if (confidences == null) {
            confidences = new float[items.length];
            Arrays.fill(confidences, 0, size, 1);
        }
        confidences[size - 1] = value;
    }

    /** By two stable counting sorts, by worker and then by item: answers end up in one order, however they came. */
    Sorted sorted(int itemCount, int workerCount) {
        int[] order = IntStream.range(0, size).toArray();
        order = sorted(order, workers, starts(workers, workerCount));
        int[] firsts = starts(items, itemCount);
        order = sorted(order, items, firsts.clone());
        int[] byWorkers = new int[size];
        int[] byLabels = new int[size];
        float[] byConfidences = confidences == null ? null : new float[size];
        for (int a = 0; a < size; a++) {
            byWorkers[a] = workers[order[a]];
            byLabels[a] = labels[order[a]];
            if (byConfidences != null) {
                byConfidences[a] = confidences[order[a]];
            }
        }
        return new Sorted(firsts, byWorkers, byLabels, byConfidences);
    }

    /** Where the answers of each key begin when they are sorted by it, and the end. */
    private int[] starts(int[] keys, int keyCount) {
        int[] starts = new int[keyCount + 1];
        for (int i = 0; i < size; i++) {
            starts[keys[i] + 1]++;
        }
        for (int k = 0; k < keyCount; k++) {
            starts[k + 1] += starts[k];
        }
        return starts;
    }

    /** @param next where each key's next answer goes; used up */
    private int[] sorted(int[] order, int[] keys, int[] next) {
        int[] sorted = new int[size];
        for (int answer : order) {
            sorted[next[keys[answer]]++] = answer;
        }
        return sorted;
    }
}
