package io.github.fer4j.eval.study;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.metric.Prediction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Tests on people that were not learned from: for each fold a classifier learns from some subjects and answers the others. Small
 * data sets of posed faces (JAFFE, CK+) are evaluated so; with the same people on both sides a net recognises the person.
 *
 * <pre>{@code
 * SubjectCrossValidation.Builder study = SubjectCrossValidation.in(folder).train(this::train);
 * for (Fold fold : Splits.subjectFolds(data, 10, 42)) {
 *     study.fold(fold.train(), fold.heldOut());
 * }
 * CrossValidationTable table = study.build().run();
 * }</pre>
 *
 * <p>{@link CrossValidationTable#pooled} has the figures over the predictions of all folds together: a fold of one subject is
 * too small for a UAR of its own. Immutable.
 */
public final class SubjectCrossValidation {
    private final StudyPlan plan;
    private final Map<String, Fold> folds;
    private final Function<TrainingTask, ? extends Classifier> training;

    private SubjectCrossValidation(Builder builder) {
        this.plan = builder.plan("subject cross-validation");
        this.folds = new LinkedHashMap<>(builder.folds);
        this.training = builder.training;
    }

    private record Fold(FerDataset training, FerDataset heldOut) {}

    /**
     * Starts a study without folds.
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
     * @return the table; with folds missing where the study was cancelled
     * @throws io.github.fer4j.FerException if a result in the folder cannot be read, or a new one not be written
     * @throws InvalidArgumentException from a training, or if a classifier is over other emotions or learned from the samples
     *     that are held out
     */
    public CrossValidationTable run() {
        int planned = folds.size() * plan.seeds().size();
        Keys keys = new Keys();
        Iterable<Grid.Group> groups = () -> plan.seeds().stream()
                .flatMap(seed -> folds.keySet().stream().map(fold -> group(fold, seed, keys)))
                .iterator();
        List<StoredCell> done = plan.run(planned, groups);
        Map<Long, Evaluation> pooled = new LinkedHashMap<>();
        for (long seed : plan.seeds()) {
            List<StoredCell> cells = done.stream()
                    .filter(cell -> cell.at().get(StudyCells.SEED).equals(Long.toString(seed)))
                    .filter(cell -> cell.failure() == null)
                    .toList();
            if (cells.size() == folds.size()) { // without a fold it would be of fewer people than it says
                pooled.put(seed, pool(cells));
            }
        }
        return new CrossValidationTable(List.copyOf(folds.keySet()), Grid.cells(done, planned), pooled);
    }

    private Grid.Group group(String name, long seed, Keys keys) {
        Fold fold = folds.get(name);
        String digest = keys.ofData(fold.training());
        Trained trained = plan.trained(name, training, fold.training(), digest, seed);
        Map<String, String> at = new LinkedHashMap<>();
        at.put(CrossValidationTable.FOLD, name);
        at.put(StudyCells.SEED, Long.toString(seed));
        Grid.Job job = new Grid.Job(at, plan.key(name, digest, keys.ofData(fold.heldOut()), seed), () -> {
            Evaluation evaluation = Evaluator.evaluate(trained.get(), fold.heldOut());
            return new Grid.Outcome(Figures.of(evaluation), evaluation.table());
        });
        return new Grid.Group(trained, List.of(job));
    }

    private Evaluation pool(List<StoredCell> cells) {
        FerDataset first = folds.values().iterator().next().heldOut();
        List<Prediction> all = new ArrayList<>();
        cells.forEach(cell -> all.addAll(cell.predictions().rows()));
        return Evaluator.evaluate(first.name() + ", " + folds.size() + " folds by subject pooled", first.labels(), all);
    }

    /** Builds a {@link SubjectCrossValidation}. */
    public static final class Builder extends StudyBuilder<Builder> {
        private final Map<String, Fold> folds = new LinkedHashMap<>();
        private final Set<String> heldOutIds = new HashSet<>();
        private Function<TrainingTask, ? extends Classifier> training;

        private Builder(Path folder) {
            super(folder);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * A fold for each subject, named by the subject: learns from all others, tests on this one.
         *
         * @param data each sample with a subject; at least 2 subjects
         * @return this
         * @throws InvalidArgumentException if a sample has no subject, or there are fewer than 2
         */
        public Builder leaveOneSubjectOut(FerDataset data) {
            Set<String> subjects = subjects(data);
            if (subjects.size() < 2) {
                throw new InvalidArgumentException(
                        "a fold for each subject takes at least 2 subjects, got " + subjects + " in " + data.name());
            }
            for (String subject : subjects) {
                fold(subject, data.filter(s -> !isOf(s, subject)), data.filter(s -> isOf(s, subject)));
            }
            return this;
        }

        private static boolean isOf(Sample sample, String subject) {
            return sample.subject().orElseThrow().equals(subject);
        }

        /**
         * A fold of some subjects, named by its number.
         *
         * @param train to learn from, and to choose the epoch on
         * @param heldOut what figures are on, of other subjects
         * @return this
         * @throws InvalidArgumentException if a sample has no subject, a subject is on both sides, a sample is held out in
         *     another fold too, or the folds' labels differ
         */
        public Builder fold(FerDataset train, FerDataset heldOut) {
            return fold("fold " + (folds.size() + 1), train, heldOut);
        }

        private Builder fold(String name, FerDataset train, FerDataset heldOut) {
            requireSamples("the training part of a fold", train);
            requireSamples("the held-out part of a fold", heldOut);
            Set<String> both = subjects(train);
            both.retainAll(subjects(heldOut));
            if (!both.isEmpty()) {
                throw new InvalidArgumentException("no subject is on both sides of a fold, got " + both + " in " + name
                        + "; make the folds with Splits.subjectFolds, or use leaveOneSubjectOut(data)");
            }
            for (Fold other : folds.values()) {
                if (!other.heldOut().labels().equals(heldOut.labels())) {
                    throw new InvalidArgumentException("all folds are over the same labels, got " + heldOut.labels()
                            + " in " + name + " instead of "
                            + other.heldOut().labels());
                }
            }
            put(folds, "the folds", name, new Fold(train, heldOut));
            for (Sample sample : heldOut) {
                if (!heldOutIds.add(sample.id())) {
                    throw new InvalidArgumentException("each sample is held out once, got " + sample.id()
                            + " a second time in " + name + "; give samples ids of their own");
                }
            }
            return this;
        }

        private static Set<String> subjects(FerDataset data) {
            Set<String> subjects = new LinkedHashSet<>();
            for (Sample sample : data) {
                subjects.add(sample.subject()
                        .orElseThrow(() -> new InvalidArgumentException(
                                "folds by subject are of samples with a subject, got none for " + sample.id() + " of "
                                        + data.name())));
            }
            return subjects;
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
         * @throws InvalidArgumentException if there are fewer than two folds, or no training
         */
        public SubjectCrossValidation build() {
            if (folds.size() < 2) {
                throw new InvalidArgumentException("a cross-validation has at least 2 folds, got " + folds.keySet());
            }
            requireSet(training, "a training", "train(...)");
            return new SubjectCrossValidation(this);
        }
    }
}
