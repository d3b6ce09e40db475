package io.github.fer4j.eval;

import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.eval.metric.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Predictions for tests. */
public final class Predictions {
    private Predictions() {}

    /** A prediction that puts 0.6 on one emotion and shares the rest. */
    public static Prediction of(String id, LabelSet labels, Emotion truth, Emotion predicted) {
        double[] probabilities = new double[labels.size()];
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] = 0.4 / (labels.size() - 1);
        }
        probabilities[labels.indexOf(predicted)] = 0.6;
        return new Prediction(id, truth, Scores.of(labels, probabilities));
    }

    /** Random truths and scores; right more often than by chance. */
    public static List<Prediction> random(LabelSet labels, int count, long seed) {
        Random random = new Random(seed);
        List<Prediction> predictions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int truth = random.nextInt(labels.size());
            double[] probabilities = new double[labels.size()];
            double sum = 0;
            for (int k = 0; k < probabilities.length; k++) {
                probabilities[k] = random.nextDouble() + (k == truth ? 0.5 : 0);
                sum += probabilities[k];
            }
            for (int k = 0; k < probabilities.length; k++) {
                probabilities[k] /= sum;
            }
            predictions.add(new Prediction("item-" + i, labels.get(truth), Scores.of(labels, probabilities)));
        }
        return predictions;
    }
}
