package io.github.fer4j.eval.study;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelMapping;
import io.github.fer4j.LabelSet;
import io.github.fer4j.eval.Evaluator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Trains on each data set and tests on all: what a figure on the own test split hides is how much of it is the data set's own
 * way of posing, cropping and labelling.
 *
 * <pre>{@code
 * CrossDatasetTable table = CrossDatasetStudy.in(folder)
 *         .data("FER-2013", fer.split(Split.TRAIN), fer.split(Split.TEST))
 *         .data("FER+", ferPlus.split(Split.TRAIN), ferPlus.split(Split.TEST), toSeven)
 *         .train(this::train)
 *         .settings(trainer.net() + " " + trainer.settings())
 *         .seeds(1, 2, 3)
 *         .build()
 *         .run();
 * }</pre>
 *
 * <p>One training serves all tests of its row. Where a test set holds images that were learned from, as data sets that were
 * gathered from the same source do, the cell has their number and the accuracy without them, as far as the classifier says
 * what it saw. Immutable.
 */
public final class CrossDatasetStudy {
    private final StudyPlan plan;
    private final Map<String, Parts> data;
    private final Function<TrainingTask, ? extends Classifier> training;

    private CrossDatasetStudy(Builder builder) {
        this.plan = builder.plan("cross-data-set");
        this.data = new LinkedHashMap<>(builder.data);
        this.training = builder.training;
    }

    /** Both over the study's labels. */
    private record Parts(FerDataset training, FerDataset test) {}

    /**
     * Starts a study without data sets.
     *
     * @param folder where results go; made if missing
     * @return a builder
     */
    public static Builder in(Path folder) {
        return new Builder(folder);
    }

    /**
     * Does what is not yet done.
     *
     * @return the table; with cells missing where the study was cancelled
     * @throws io.github.fer4j.FerException if a result in the folder cannot be read, or a new one not be written
     * @throws InvalidArgumentException from a training, or if a classifier is over other emotions
     */
    public CrossDatasetTable run() {
        Keys keys = new Keys();
        Map<String, String> trainings = new LinkedHashMap<>();
        Map<String, String> tests = new LinkedHashMap<>();
        data.forEach((name, parts) -> {
            trainings.put(name, keys.ofData(parts.training()));
            tests.put(name, keys.ofData(parts.test()));
        });
        int planned = data.size() * data.size() * plan.seeds().size();
        Iterable<Grid.Group> rows = () -> plan.seeds().stream()
                .flatMap(seed -> data.keySet().stream().map(from -> row(from, seed, trainings.get(from), tests)))
                .iterator();
        return new CrossDatasetTable(List.copyOf(data.keySet()), Grid.cells(plan.run(planned, rows), planned));
    }

    private Grid.Group row(String from, long seed, String digest, Map<String, String> tests) {
        Trained trained = plan.trained(from, training, data.get(from).training(), digest, seed);
        List<Grid.Job> jobs = new ArrayList<>();
        data.forEach((to, parts) -> jobs.add(new Grid.Job(
                at(from, to, seed),
                plan.key(from, to, digest, tests.get(to), seed),
                // Learned samples are a finding here and no mistake, so they are counted and not refused.
                () -> Grid.Outcome.of(
                        Figures.of(Evaluator.of(trained.get()).allowSeen().evaluate(parts.test()))))));
        return new Grid.Group(trained, jobs);
    }

    private static Map<String, String> at(String from, String to, long seed) {
        Map<String, String> at = new LinkedHashMap<>();
        at.put(CrossDatasetTable.TRAIN, from);
        at.put(CrossDatasetTable.TEST, to);
        at.put(StudyCells.SEED, Long.toString(seed));
        return at;
    }

    /** Builds a {@link CrossDatasetStudy}. */
    public static final class Builder extends StudyBuilder<Builder> {
        private final Map<String, Parts> data = new LinkedHashMap<>();
        private Function<TrainingTask, ? extends Classifier> training;

        private Builder(Path folder) {
            super(folder);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Adds a data set over the labels of the study, which are those of the first one.
         *
         * @param name what tables call it
         * @param train to learn from, and to choose the epoch on
         * @param test what figures are on; disjoint from the former
         * @return this
         * @throws InvalidArgumentException if the name is blank or taken, a part is empty, or the parts' labels differ from each
         *     other's or from those of the data sets before
         */
        public Builder data(String name, FerDataset train, FerDataset test) {
            requireSamples("the training part", train);
            requireSamples("the test part", test);
            LabelSet labels = data.isEmpty()
                    ? train.labels()
                    : data.values().iterator().next().training().labels();
            for (FerDataset part : List.of(train, test)) {
                if (!part.labels().equals(labels)) {
                    throw new InvalidArgumentException("the data sets of a study are over the same labels, got " + name
                            + " over " + part.labels() + " instead of " + labels
                            + "; give a mapping to these with data(name, train, test, mapping)");
                }
            }
            put(data, "the data sets", name, new Parts(train, test));
            return this;
        }

        /**
         * Adds a data set over other labels.
         *
         * @param name what tables call it
         * @param train to learn from, and to choose the epoch on
         * @param test what figures are on; disjoint from the former
         * @param mapping from its labels to those of the study; samples of emotions that it drops are left out
         * @return this
         * @throws InvalidArgumentException as {@link #data(String, FerDataset, FerDataset)} states, after the mapping
         */
        public Builder data(String name, FerDataset train, FerDataset test, LabelMapping mapping) {
            return data(name, train.relabelled(mapping), test.relabelled(mapping));
        }

        /**
         * How a classifier is trained; see {@link TrainingTask} for one with fer-models.
         *
         * @param value gives a classifier over the labels of the task's data, which the study closes
         * @return this
         */
        public Builder train(Function<TrainingTask, ? extends Classifier> value) {
            this.training = Objects.requireNonNull(value, "training");
            return this;
        }

        /**
         * The study.
         *
         * @return ready to run
         * @throws InvalidArgumentException if there are fewer than two data sets, or no training
         */
        public CrossDatasetStudy build() {
            if (data.size() < 2) {
                throw new InvalidArgumentException("a cross-data-set study has at least 2 data sets, got "
                        + Arrays.toString(data.keySet().toArray()));
            }
            requireSet(training, "a training", "train(...)");
            return new CrossDatasetStudy(this);
        }
    }
}
