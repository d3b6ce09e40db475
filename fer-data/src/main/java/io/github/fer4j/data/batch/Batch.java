package io.github.fer4j.data.batch;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.format.Preprocessing;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What one training step takes. A batch belongs to whoever takes it from the stream: its arrays are fresh, they are handed
 * out as they are, without a copy, and nobody else reads or writes them.
 *
 * @param number its place in the epoch, from 0
 * @param input what its inputs were made by, and so their shape
 * @param inputs {@code [batch, channels, height, width]} in one array, row by row, as a native array takes it
 * @param targets {@code [batch][classes]}, each row a distribution
 * @param weights {@code [batch]}, how much each row counts in the loss
 * @param affect {@code [batch]}, valence and arousal where samples have them
 * @param indices {@code [batch]}, where in the data set each row's sample is; after mixing, the sample that came first
 * @param ids the ids of these samples
 */
public record Batch(
        int number,
        Preprocessing input,
        float[] inputs,
        float[][] targets,
        double[] weights,
        AffectTargets affect,
        int[] indices,
        List<String> ids) {
    /** Checks that all have as many rows; copies the list of ids, but no array. */
    public Batch {
        Objects.requireNonNull(input, "input");
        ids = List.copyOf(ids);
        int rows = ids.size();
        if (inputs.length != (long) rows * input.length()
                || targets.length != rows
                || weights.length != rows
                || affect.size() != rows
                || indices.length != rows) {
            throw new InvalidArgumentException("a batch of " + rows + " ids has as many rows of "
                    + input.length() + " inputs, targets, weights, affect and indices, got " + inputs.length
                    + " inputs, "
                    + targets.length + " targets, " + weights.length + " weights, " + affect.size() + " affects and "
                    + indices.length + " indices");
        }
    }

    /**
     * A batch of samples without valence and arousal.
     *
     * @param number its place in the epoch, from 0
     * @param input what its inputs were made by
     * @param inputs {@code [batch, channels, height, width]} in one array
     * @param targets {@code [batch][classes]}, each row a distribution
     * @param weights {@code [batch]}, how much each row counts in the loss
     * @param indices {@code [batch]}, where in the data set each row's sample is
     * @param ids the ids of these samples
     */
    public Batch(
            int number,
            Preprocessing input,
            float[] inputs,
            float[][] targets,
            double[] weights,
            int[] indices,
            List<String> ids) {
        this(number, input, inputs, targets, weights, AffectTargets.none(ids.size()), indices, ids);
    }

    /** The number of samples. */
    public int size() {
        return ids.size();
    }

    /** {@code {batch, channels, height, width}}: the shape of {@link #inputs}. */
    public long[] shape() {
        return new long[] {size(), input.channels(), input.height(), input.width()};
    }

    /**
     * The input of one row.
     *
     * @param row 0 to size - 1
     * @return {@code [channels * height * width]}; a copy
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public float[] inputOf(int row) {
        Objects.checkIndex(row, size());
        return Arrays.copyOfRange(inputs, row * input.length(), (row + 1) * input.length());
    }

    /** Such as {@code batch 3: 64 x 1x48x48}. */
    @Override
    public String toString() {
        return "batch " + number + ": " + size() + " x " + input.channels() + "x" + input.height() + "x"
                + input.width();
    }
}
