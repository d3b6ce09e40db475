package io.github.fer4j.models.internal.step;

import java.nio.FloatBuffer;

/**
 * Count, mean and sum of squared deviations of each channel, of one shard or of several.
 *
 * @param count values a channel
 * @param mean of each channel
 * @param squares sum of squared deviations from the mean
 */
record Moments(double count, double[] mean, double[] squares) {
    /**
     * Of a run of positions, by deviations from a first guess, the mean of its first piece: one pass, and no cancellation
     * where the mean is large against the deviation.
     */
    static Moments of(FloatBuffer x, int from, int positions, int channels, int piece) {
        float[] values = new float[piece];
        float[] sum = new float[piece];
        float[] square = new float[piece];
        int length = positions * channels;
        int first = Math.min(piece, length);
        x.get(from, values, 0, first);
        float[] guesses = new float[channels];
        double[] firstSums = LineKernels.fold(values, channels);
        for (int c = 0; c < channels; c++) {
            guesses[c] = (float) (firstSums[c] * channels / first);
        }
        float[] guess = LineKernels.repeat(guesses, piece);
        for (int at = 0; at < length; at += piece) {
            int count = Math.min(piece, length - at);
            x.get(from + at, values, 0, count);
            LineKernels.accumulateDeviations(values, guess, sum, square, count);
        }
        double[] mean = LineKernels.fold(sum, channels);
        double[] squares = LineKernels.fold(square, channels);
        for (int c = 0; c < channels; c++) {
            double shift = mean[c] / positions;
            squares[c] = Math.max(0, squares[c] - shift * mean[c]);
            mean[c] = guesses[c] + shift;
        }
        return new Moments(positions, mean, squares);
    }

    /** Of both together (Chan, Golub and LeVeque 1979). */
    Moments and(Moments other) {
        double total = count + other.count;
        double[] means = new double[mean.length];
        double[] sums = new double[mean.length];
        for (int c = 0; c < means.length; c++) {
            double delta = other.mean[c] - mean[c];
            means[c] = mean[c] + delta * other.count / total;
            sums[c] = squares[c] + other.squares[c] + delta * delta * count * other.count / total;
        }
        return new Moments(total, means, sums);
    }

    /** The biased variance. */
    double variance(int channel) {
        return squares[channel] / count;
    }
}
