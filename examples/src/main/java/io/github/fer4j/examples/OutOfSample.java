package io.github.fer4j.examples;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.models.train.Adam;
import io.github.fer4j.models.train.Progress;
import io.github.fer4j.models.train.Schedule;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.Zoo;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What nets say of samples that they have not learned from: k-fold training.
 *
 * @param net a net of the zoo
 * @param folds how many parts the data is cut into; each is judged by a net that learned from the others
 * @param epochs passes over the data; few, as a net that learns the wrong labels by heart cannot find them
 * @param seed of all random choices
 */
record OutOfSample(String net, int folds, int epochs, long seed) {
    private static final int BATCH = 512;

    /** One in this many samples to learn from chooses the epoch instead; the fold that is judged has no part in that. */
    private static final int VALIDATION_SHARE = 10;

    /** The probabilities, {@code [samples, classes]}, in the order of the data. */
    double[][] probabilities(FerDataset data, PrintStream out) {
        int[] parts = parts(data);
        double[][] probabilities = new double[data.size()][];
        for (int fold = 0; fold < folds; fold++) {
            List<Sample> learned = new ArrayList<>();
            List<Sample> validation = new ArrayList<>();
            List<Integer> judged = new ArrayList<>();
            for (int i = 0; i < parts.length; i++) {
                if (parts[i] % folds == fold) {
                    judged.add(i);
                } else {
                    (parts[i] / folds % VALIDATION_SHARE == 0 ? validation : learned).add(data.get(i));
                }
            }
            out.println("Fold " + (fold + 1) + " of " + folds + ": learning from " + learned.size()
                    + " samples, judging " + judged.size());
            try (TrainingResult run = train(part(data, learned), part(data, validation), out)) {
                judge(run, data, judged, probabilities);
            }
        }
        return probabilities;
    }

    /** A number for each sample, counted within its class in random order: taken modulo k it is a stratified fold. */
    private int[] parts(FerDataset data) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        Map<Emotion, Integer> counts = new HashMap<>();
        int[] parts = new int[data.size()];
        for (int i : order) {
            parts[i] = counts.merge(data.get(i).label().orElseThrow(), 1, Integer::sum) - 1;
        }
        return parts;
    }

    private static FerDataset part(FerDataset data, List<Sample> samples) {
        return FerDataset.of(data.name(), data.labels(), samples);
    }

    private TrainingResult train(FerDataset training, FerDataset validation, PrintStream out) {
        return Trainer.of(Zoo.named(net).classes(training.labels()))
                .augment(Augmentation.builder()
                        .flip(true)
                        .rotation(10)
                        .shift(0.08)
                        .build())
                .optimizer(Adam.of(4e-3).withWeightDecay(0.01))
                .schedule(Schedule.oneCycle(0.25))
                .batchSize(64)
                .epochs(epochs)
                .seed(seed)
                .progress(Progress.to(out))
                .fit(training, validation);
    }

    private static void judge(TrainingResult run, FerDataset data, List<Integer> judged, double[][] probabilities) {
        for (int from = 0; from < judged.size(); from += BATCH) {
            List<Integer> batch = judged.subList(from, Math.min(from + BATCH, judged.size()));
            List<Image> images =
                    batch.stream().map(i -> data.get(i).image().load()).toList();
            List<Scores> scores = run.model().classifyAll(images);
            for (int i = 0; i < batch.size(); i++) {
                probabilities[batch.get(i)] = scores.get(i).toArray();
            }
        }
    }
}
