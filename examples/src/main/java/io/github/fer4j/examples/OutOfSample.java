package io.github.fer4j.examples;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.split.DataSplit;
import io.github.fer4j.data.split.Fold;
import io.github.fer4j.data.split.Shares;
import io.github.fer4j.data.split.Splits;
import io.github.fer4j.models.listen.Listeners;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.Zoo;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** A tenth of the samples to learn from chooses the epoch instead; the fold that is judged has no part in that. */
    private static final Shares VALIDATION = new Shares(0.9, 0.1, 0);

    /** The probabilities, {@code [samples, classes]}, in the order of the data, whose ids are all different. */
    double[][] probabilities(FerDataset data, PrintStream out) {
        Map<String, double[]> judged = new HashMap<>();
        for (Fold fold : Splits.folds(data, folds, seed)) {
            out.println("Fold " + (fold.number() + 1) + " of " + folds + ": learning from "
                    + fold.train().size() + " samples, judging "
                    + fold.heldOut().size());
            DataSplit split = Splits.stratified(fold.train(), VALIDATION, seed);
            try (TrainingResult run = train(split.train(), split.validation(), out)) {
                judge(run, fold.heldOut(), judged);
            }
        }
        return data.samples().stream().map(sample -> judged.get(sample.id())).toArray(double[][]::new);
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
                .listen(Listeners.console(out))
                .fit(training, validation);
    }

    private static void judge(TrainingResult run, FerDataset heldOut, Map<String, double[]> judged) {
        for (int from = 0; from < heldOut.size(); from += BATCH) {
            List<Sample> batch = heldOut.samples().subList(from, Math.min(from + BATCH, heldOut.size()));
            List<Image> images =
                    batch.stream().map(sample -> sample.image().load()).toList();
            List<Scores> scores = run.model().classifyAll(images);
            for (int i = 0; i < batch.size(); i++) {
                judged.put(batch.get(i).id(), scores.get(i).toArray());
            }
        }
    }
}
