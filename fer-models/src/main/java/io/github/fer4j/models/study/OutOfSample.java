package io.github.fer4j.models.study;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.data.split.DataSplit;
import io.github.fer4j.data.split.Fold;
import io.github.fer4j.data.split.Shares;
import io.github.fer4j.data.split.Splits;
import io.github.fer4j.models.train.History;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingCancelledException;
import io.github.fer4j.models.train.TrainingResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * What nets say of samples that they have not learned from: k-fold training. Confident learning and the search for wrong
 * labels begin here.
 *
 * <p>For each fold a net learns from the other folds, less a share on which its best epoch is chosen, and judges the fold: it
 * has seen none of it, neither to learn nor to choose.
 */
public final class OutOfSample {
    private static final int BATCH = 512;

    private final Trainer trainer;
    private final int folds;
    private final double validationShare;
    private final long seed;
    private final boolean bySubject;
    private final Path folder;
    private final BiConsumer<Fold, Integer> onFold;

    private OutOfSample(Builder builder) {
        this.trainer = builder.trainer;
        this.folds = builder.folds;
        this.validationShare = builder.validationShare;
        this.seed = builder.seed;
        this.bySubject = builder.bySubject;
        this.folder = builder.folder;
        this.onFold = builder.onFold;
    }

    /**
     * Starts k-fold training with 5 folds, a tenth of what is left to choose epochs on, and seed 42.
     *
     * @param trainer how each net is trained
     * @return a builder
     */
    public static Builder of(Trainer trainer) {
        return new Builder(trainer);
    }

    /**
     * What the nets of the folds say.
     *
     * @param scores one for each sample, in the order of the data
     * @param histories one for each fold
     */
    public record Result(List<Scores> scores, List<History> histories) {
        /** Copies the lists. */
        public Result {
            scores = List.copyOf(scores);
            histories = List.copyOf(histories);
        }

        /** The scores as numbers, {@code [samples, classes]}. */
        public double[][] probabilities() {
            return scores.stream().map(Scores::toArray).toArray(double[][]::new);
        }
    }

    /**
     * Trains a net for each fold.
     *
     * @param data each sample with another id
     * @return scores for each sample
     * @throws InvalidArgumentException if ids repeat, or the data cannot be cut into folds
     * @throws io.github.fer4j.models.train.TrainingException if a run fails or is cancelled; with a folder, the next try goes on from there
     */
    public Result run(FerDataset data) {
        Map<String, Scores> judged = new HashMap<>();
        List<History> histories = new ArrayList<>();
        if (data.samples().stream().map(Sample::id).distinct().count() != data.size()) {
            throw new InvalidArgumentException("out-of-sample scores are kept by the samples' ids, got some twice in "
                    + data.name() + "; give them others with withId");
        }
        List<Fold> all = bySubject ? Splits.subjectFolds(data, folds, seed) : Splits.folds(data, folds, seed);
        for (Fold fold : all) {
            onFold.accept(fold, folds);
            Shares shares = new Shares(1 - validationShare, validationShare, 0);
            DataSplit split = bySubject
                    ? Splits.bySubject(fold.train(), shares, seed)
                    : Splits.stratified(fold.train(), shares, seed);
            Trainer own = folder == null
                    ? trainer
                    : trainer.checkpoints(folder.resolve("fold-" + fold.number()))
                            .resuming();
            try (TrainingResult run = own.fit(split.train(), split.validation())) {
                if (run.end() == TrainingResult.End.CANCELLED) {
                    throw new TrainingCancelledException("cancelled in fold " + (fold.number() + 1) + " of " + folds);
                }
                judge(run, fold.heldOut(), judged);
                histories.add(run.history());
            }
        }
        return new Result(
                data.samples().stream().map(sample -> judged.get(sample.id())).toList(), histories);
    }

    private static void judge(TrainingResult run, FerDataset heldOut, Map<String, Scores> judged) {
        for (int from = 0; from < heldOut.size(); from += BATCH) {
            List<Sample> batch = heldOut.samples().subList(from, Math.min(from + BATCH, heldOut.size()));
            List<Image> images =
                    batch.stream().map(sample -> sample.image().load()).toList();
            List<Scores> scores = run.model().classifyAll(images);
            for (int i = 0; i < batch.size(); i++) {
                judged.put(batch.get(i).id(), scores.get(i));
            }
        }
    }

    /** Builds {@link OutOfSample}. */
    public static final class Builder {
        private final Trainer trainer;
        private int folds = 5;
        private double validationShare = 0.1;
        private long seed = 42;
        private boolean bySubject;
        private Path folder;
        private BiConsumer<Fold, Integer> onFold = (fold, of) -> {};

        private Builder(Trainer trainer) {
            this.trainer = Objects.requireNonNull(trainer, "trainer");
        }

        /**
         * How many parts the data is cut into, each with about the same classes.
         *
         * @param value at least 2
         * @return this
         * @throws InvalidArgumentException if it is less
         */
        public Builder folds(int value) {
            if (value < 2) {
                throw new InvalidArgumentException("there are at least 2 folds, got " + value);
            }
            this.folds = value;
            return this;
        }

        /**
         * What share of a fold's training part its best epoch is chosen on.
         *
         * @param value in (0, 1)
         * @return this
         * @throws InvalidArgumentException if it is out of range
         */
        public Builder validationShare(double value) {
            if (!(value > 0 && value < 1)) {
                throw new InvalidArgumentException("the share to choose epochs on is in (0, 1), got " + value);
            }
            this.validationShare = value;
            return this;
        }

        /**
         * Decides the folds; the trainer has a seed of its own.
         *
         * @param value any
         * @return this
         */
        public Builder seed(long value) {
            this.seed = value;
            return this;
        }

        /**
         * Keeps all samples of a person in one fold.
         *
         * @return this
         */
        public Builder bySubject() {
            this.bySubject = true;
            return this;
        }

        /**
         * Where each fold's checkpoint goes, so that a run that was stopped goes on.
         *
         * @param value made if missing
         * @return this
         */
        public Builder checkpoints(Path value) {
            this.folder = Objects.requireNonNull(value, "folder");
            return this;
        }

        /**
         * Told as each fold begins.
         *
         * @param value gets the fold, and how many there are
         * @return this
         */
        public Builder onFold(BiConsumer<Fold, Integer> value) {
            this.onFold = Objects.requireNonNull(value, "onFold");
            return this;
        }

        /** Ready to run. */
        public OutOfSample build() {
            return new OutOfSample(this);
        }
    }
}
