package io.github.fer4j.models.train;

/**
 * How good a net is on the validation data.
 *
 * @param loss mean over the samples
 * @param accuracy share of hits
 * @param uar mean recall of the classes that the data hold
 * @param macroF1 mean F1 of the classes that the data hold or the net names
 * @param affect of valence and arousal; null where the net does not give them, or too few samples have them
 */
record ValidationFigures(double loss, double accuracy, double uar, double macroF1, AffectFigures affect) {
    /**
     * From counts.
     *
     * @param meanLoss over the samples
     * @param counts {@code [true class][top class]}, at least one sample
     * @param affect of valence and arousal; may be null
     */
    static ValidationFigures of(double meanLoss, int[][] counts, AffectFigures affect) {
        int classes = counts.length;
        int all = 0;
        int hits = 0;
        int held = 0;
        int heldOrNamed = 0;
        double recalls = 0;
        double f1s = 0;
        for (int k = 0; k < classes; k++) {
            int support = 0;
            int named = 0;
            for (int j = 0; j < classes; j++) {
                support += counts[k][j];
                named += counts[j][k];
            }
            all += support;
            hits += counts[k][k];
            if (support > 0) {
                held++;
                recalls += (double) counts[k][k] / support;
            }
            if (support + named > 0) {
                heldOrNamed++;
                f1s += 2.0 * counts[k][k] / (support + named);
            }
        }
        return new ValidationFigures(meanLoss, (double) hits / all, recalls / held, f1s / heldOrNamed, affect);
    }
}
