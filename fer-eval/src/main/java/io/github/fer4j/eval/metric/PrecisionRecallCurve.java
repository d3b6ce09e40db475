package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How many of a class are found, and how many of those taken for it are of it, as the probability that is asked for goes down.
 * The area under it, in steps, is {@link AveragePrecision}.
 *
 * @param emotion the class, against the rest
 * @param points from a recall of 0, where precision is 1 by convention, to a recall of 1
 */
public record PrecisionRecallCurve(Emotion emotion, List<Point> points) {
    /** Copies the points. */
    public PrecisionRecallCurve {
        Objects.requireNonNull(emotion, "emotion");
        points = List.copyOf(points);
    }

    /**
     * What is reached when all that were given at least the threshold are taken for the class.
     *
     * @param threshold the least probability; infinite at the first point, where nothing is taken
     * @param precision of those taken for the class, the share that is of it
     * @param recall of the class's samples, the share that is taken for it
     */
    public record Point(double threshold, double precision, double recall) {}

    /**
     * The curve of a class. The same as {@code precision_recall_curve} of scikit-learn, which goes the other way.
     *
     * @param predictions what to judge
     * @param emotion one of the labels
     * @return the curve, a point for each probability that was given; empty if no sample is of the class
     * @throws InvalidArgumentException if the emotion is not among the labels
     */
    public static Optional<PrecisionRecallCurve> of(PredictionTable predictions, Emotion emotion) {
        Ranking ranking = Ranking.of(predictions, emotion);
        if (ranking.own() == 0) {
            return Optional.empty();
        }
        List<Point> points = new ArrayList<>();
        points.add(new Point(Double.POSITIVE_INFINITY, 1, 0));
        ranking.visit((threshold, own, others) ->
                points.add(new Point(threshold, (double) own / (own + others), (double) own / ranking.own())));
        return Optional.of(new PrecisionRecallCurve(emotion, points));
    }
}
