package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How many of a class are found, and how many others are taken for it, as the probability that is asked for goes down (Fawcett,
 * <i>An Introduction to ROC Analysis</i>, Pattern Recognition Letters 27, 2006). The area under it is {@link RocAuc}.
 *
 * @param emotion the class, against the rest
 * @param points from (0, 0) to (1, 1); those between two others on a straight line are left out
 */
public record RocCurve(Emotion emotion, List<Point> points) {
    /** Copies the points. */
    public RocCurve {
        Objects.requireNonNull(emotion, "emotion");
        points = List.copyOf(points);
    }

    /**
     * What is reached when all that were given at least the threshold are taken for the class.
     *
     * @param threshold the least probability; infinite at the first point, where nothing is taken
     * @param falsePositiveRate of the other samples, the share that is taken for the class
     * @param truePositiveRate of the class's samples, the share that is
     */
    public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

    private record Counts(double threshold, int own, int others) {}

    /**
     * The curve of a class. The same as {@code roc_curve} of scikit-learn.
     *
     * @param predictions what to judge
     * @param emotion one of the labels
     * @return the curve; empty if all samples are of the class, or none is
     * @throws InvalidArgumentException if the emotion is not among the labels
     */
    public static Optional<RocCurve> of(PredictionTable predictions, Emotion emotion) {
        Ranking ranking = Ranking.of(predictions, emotion);
        if (!ranking.hasBoth()) {
            return Optional.empty();
        }
        List<Counts> corners = new ArrayList<>();
        corners.add(new Counts(Double.POSITIVE_INFINITY, 0, 0));
        ranking.visit((threshold, own, others) -> {
            Counts next = new Counts(threshold, own, others);
            int last = corners.size() - 1;
            if (last > 0 && isStraight(corners.get(last - 1), corners.get(last), next)) {
                corners.set(last, next);
            } else {
                corners.add(next);
            }
        });
        return Optional.of(new RocCurve(
                emotion,
                corners.stream()
                        .map(at -> new Point(
                                at.threshold(),
                                (double) at.others() / ranking.others(),
                                (double) at.own() / ranking.own()))
                        .toList()));
    }

    private static boolean isStraight(Counts a, Counts b, Counts c) {
        return (long) (b.own() - a.own()) * (c.others() - b.others())
                == (long) (c.own() - b.own()) * (b.others() - a.others());
    }
}
