package io.github.fer4j;

/** A face that {@link FrameSmoother} follows: where it was seen last, and the average of its scores. */
final class FaceTrack {
    private Box box;
    private Scores scores;
    /** Frames since it was seen, that of now included. */
    private int missing;

    FaceTrack(FaceResult face) {
        box = face.box();
        scores = face.scores();
    }

    Box box() {
        return box;
    }

    int missing() {
        return missing;
    }

    void checkLabels(Scores next) {
        if (!next.labels().equals(scores.labels())) {
            throw new InvalidArgumentException("the frames of a sequence are of one model, got scores over "
                    + next.labels() + " after " + scores.labels() + "; start another smoother");
        }
    }

    /** Another frame has come; {@link #seen} takes it back. */
    void missed() {
        missing++;
    }

    /** The face is in this frame. */
    FaceResult seen(FaceResult face, double timeConstant) {
        scores = mean(Math.exp(-missing / timeConstant), face.scores());
        box = face.box();
        missing = 0;
        return new FaceResult(box, scores, face.confidence());
    }

    private Scores mean(double weight, Scores next) {
        double[] before = scores.toArray();
        double[] mean = next.toArray();
        for (int i = 0; i < mean.length; i++) {
            mean[i] = weight * before[i] + (1 - weight) * mean[i];
        }
        Scores steady = Scores.of(next.labels(), mean);
        ValenceArousal affect = next.valenceArousal().orElse(null);
        if (affect == null) {
            return steady;
        }
        ValenceArousal old = scores.valenceArousal().orElse(affect);
        return steady.withValenceArousal(new ValenceArousal(
                mean(weight, old.valence(), affect.valence()), mean(weight, old.arousal(), affect.arousal())));
    }

    /** Rounding may take a mean of ones past 1. */
    private static double mean(double weight, double before, double next) {
        return Math.max(-1, Math.min(1, weight * before + (1 - weight) * next));
    }
}
