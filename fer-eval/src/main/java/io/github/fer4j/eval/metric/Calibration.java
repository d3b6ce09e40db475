package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether a classifier is right as often as it says: predictions by the confidence in their top class, in bins of equal
 * width. The bins make the reliability diagram; see Guo et al., <i>On Calibration of Modern Neural Networks</i>, ICML 2017.
 *
 * @param bins from the least to the most confident
 */
public record Calibration(List<Bin> bins) {
    /** The number of bins of the paper. */
    public static final int USUAL_BINS = 15;

    private static final double ROUNDING = 1e-9;

    /**
     * Copies the list.
     *
     * @throws InvalidArgumentException if the bins hold no predictions
     */
    public Calibration {
        bins = List.copyOf(bins);
        if (bins.stream().allMatch(bin -> bin.count() == 0)) {
            throw new InvalidArgumentException("calibration is measured on at least one prediction, got none");
        }
    }

    /**
     * Predictions whose confidence is in {@code (lower, upper]}.
     *
     * @param lower not included
     * @param upper included
     * @param count how many predictions
     * @param correct how many of them are right
     * @param confidenceSum the sum of their confidences
     */
    public record Bin(double lower, double upper, int count, int correct, double confidenceSum) {
        /** The share that is right; empty if the bin is. */
        public OptionalDouble accuracy() {
            return Ratio.of(correct, count);
        }

        /** The mean confidence; empty if the bin is. */
        public OptionalDouble meanConfidence() {
            return Ratio.of(confidenceSum, count);
        }
    }

    /**
     * Sorts predictions into {@value #USUAL_BINS} bins.
     *
     * @param predictions what to judge
     * @return the bins
     */
    public static Calibration of(PredictionTable predictions) {
        return of(predictions, USUAL_BINS);
    }

    /**
     * Sorts predictions into bins.
     *
     * @param predictions what to judge
     * @param binCount how many bins, at least 1
     * @return the bins
     * @throws InvalidArgumentException if there are no bins
     */
    public static Calibration of(PredictionTable predictions, int binCount) {
        Sorter sorter = new Sorter(binCount);
        for (int row = 0; row < predictions.size(); row++) {
            int predicted = predictions.predicted(row);
            sorter.add(predictions.probability(row, predicted), predicted == predictions.truth(row));
        }
        return sorter.sorted();
    }

    /**
     * Sorts the probabilities of one class into bins, whether it is the top class or not. A prediction is right where the
     * sample is of the class.
     *
     * @param predictions what to judge
     * @param emotion one of the labels
     * @param binCount how many bins, at least 1
     * @return the bins
     * @throws InvalidArgumentException if the emotion is not among the labels, or there are no bins
     */
    public static Calibration ofClass(PredictionTable predictions, Emotion emotion, int binCount) {
        int k = predictions.labels().indexOf(emotion);
        Sorter sorter = new Sorter(binCount);
        for (int row = 0; row < predictions.size(); row++) {
            sorter.add(predictions.probability(row, k), predictions.truth(row) == k);
        }
        return sorter.sorted();
    }

    /** Counts up the bins. */
    private static final class Sorter {
        private final int[] count;
        private final int[] correct;
        private final double[] confidenceSum;

        Sorter(int binCount) {
            if (binCount < 1) {
                throw new InvalidArgumentException("calibration needs at least 1 bin, got " + binCount);
            }
            count = new int[binCount];
            correct = new int[binCount];
            confidenceSum = new double[binCount];
        }

        void add(double confidence, boolean right) {
            int bin = binOf(confidence, count.length);
            count[bin]++;
            correct[bin] += right ? 1 : 0;
            confidenceSum[bin] += confidence;
        }

        Calibration sorted() {
            List<Bin> bins = new ArrayList<>();
            for (int b = 0; b < count.length; b++) {
                bins.add(new Bin(
                        edge(b, count.length), edge(b + 1, count.length), count[b], correct[b], confidenceSum[b]));
            }
            return new Calibration(bins);
        }
    }

    private static double edge(int bin, int binCount) {
        return (double) bin / binCount;
    }

    private static int binOf(double confidence, int binCount) {
        // Scores are normalised, which rounds: what is on an edge but for that belongs to the bin below like its
        // equals.
        int bin = (int) Math.ceil(confidence * binCount - ROUNDING) - 1;
        return Math.max(0, Math.min(binCount - 1, bin));
    }

    /**
     * The expected calibration error: {@code sum_b n_b / n |accuracy(b) - meanConfidence(b)|} (Guo et al. 2017, equation 3).
     *
     * @return in [0, 1]; 0 is well calibrated
     */
    public double expectedError() {
        double gaps = 0;
        double all = 0;
        for (Bin bin : bins) {
            // The bin's size cancels: n_b |correct / n_b - confidenceSum / n_b|.
            gaps += Math.abs(bin.correct() - bin.confidenceSum());
            all += bin.count();
        }
        return gaps / all;
    }

    /**
     * The maximum calibration error: {@code max_b |accuracy(b) - meanConfidence(b)|} over the bins that hold predictions (Guo
     * et al. 2017, equation 5).
     *
     * @return in [0, 1]; a bin with few predictions can make it large
     */
    public double maximumError() {
        return bins.stream()
                .filter(bin -> bin.count() > 0)
                .mapToDouble(bin -> Math.abs(bin.correct() - bin.confidenceSum()) / bin.count())
                .max()
                .orElseThrow();
    }
}
